import { randomUUID } from 'node:crypto';
import { ScanReport, ScanReportSummary } from '#contracts';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { RouterOsAdvisories } from '../../apps/api/src/advisory/index.js';
import { loadApiConfig } from '../../apps/api/src/config/index.js';
import { ObservationsReadModel } from '../../apps/api/src/ingest/index.js';
import { FindingsReadModel, FindingsStore, MatchSiteScan } from '../../apps/api/src/match/index.js';
import { migrateDatabase, TenantWork, UnitOfWork } from '../../apps/api/src/platform/database/index.js';
import { createHttpApp } from '../../apps/api/src/platform/http/index.js';
import { ReportController, ReportsReadModel } from '../../apps/api/src/report/index.js';
import { ScansReadModel, SiteScans } from '../../apps/api/src/request/index.js';
import { expectErrorResponse } from '../support/error-response.js';
import { insertHost, insertRouter, insertScan, mikrotikFtp, routerFacts, TELNET_ON } from '../support/observed-rows.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { AUDIENCE, ISSUER, TokenIssuer } from '../support/token-issuer.js';

const PUBLIC_URL = 'https://api.test/base';
const TENANT = randomUUID();

let test: TestDatabase;
let database: DataSource;
let issuer: TokenIssuer;
let app: NestFastifyApplication;
let token: string;

beforeAll(async () => {
  test = await createTestDatabase(migrateDatabase);
  database = await new DataSource({ type: 'postgres', url: test.url }).initialize();
  issuer = await TokenIssuer.start();
  token = await issuer.token(TENANT);

  @Module({
    controllers: [ReportController],
    providers: [
      { provide: DataSource, useValue: database },
      TenantWork,
      ScansReadModel,
      ObservationsReadModel,
      FindingsReadModel,
      ReportsReadModel,
    ],
  })
  class ReportOnly {}
  const config = loadApiConfig({
    DATABASE_URL: test.url,
    NATS_URL: 'nats://127.0.0.1:1',
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    JWT_JWKS_URL: issuer.jwksUrl,
    PUBLIC_URL,
    LOG_LEVEL: 'fatal',
  });
  app = await createHttpApp(ReportOnly, config);
  await app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  await issuer.stop();
  if (database.isInitialized) await database.destroy();
  await test.drop();
});

beforeEach(async () => {
  await database.query(
    'TRUNCATE scans, site_scans, host_observations, port_observations, router_observations, findings',
  );
});

async function get(path: string, bearer = token): Promise<Response> {
  return fetch(`${await app.getUrl()}${path}`, { headers: { authorization: `Bearer ${bearer}` } });
}

async function expectError(response: Response, status: number, code: string): Promise<void> {
  const body: unknown = await response.json();
  expectErrorResponse(response.status, body);
  expect({ status: response.status, body }).toMatchObject({ status, body: { code } });
}

async function list(path: string): Promise<{ reports: ScanReportSummary[]; next: string | null }> {
  const response = await get(path);
  expect(response.status).toBe(200);
  const reports = z.array(ScanReportSummary).parse(await response.json());
  const next = /^<https:\/\/api\.test\/base(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
  return { reports, next };
}

async function matchAll(): Promise<void> {
  const match = new MatchSiteScan(
    new SiteScans(),
    new ObservationsReadModel(),
    new RouterOsAdvisories(),
    new FindingsStore(),
  );
  const turn = await new UnitOfWork(database).run((tx) => match.matchWaiting(tx, 100, new Set()));
  expect(turn.failed).toEqual([]);
}

/** A scan of an old router by its banner, at a site whose own router fails a check. */
async function matchedScan(tenantId = TENANT) {
  const scan = await insertScan(database, { tenantId });
  const checks = [TELNET_ON, { ...TELNET_ON, id: 'mgmt.plain-ftp', verdict: 'pass' as const, evidence: null }];
  await insertRouter(database, scan, { facts: routerFacts('7.24.1 (stable)'), checks });
  await insertHost(database, scan, { address: '10.77.0.11', ports: [mikrotikFtp('6.40.7')] });
  await matchAll();
  return scan;
}

describe('GET /scans/cve/:scan_id', () => {
  it('reports what was seen and found, as the contract says', async () => {
    const scan = await matchedScan();
    const response = await get(`/scans/cve/${scan.scanId}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    const report = ScanReport.parse(JSON.parse(text));
    expect(JSON.stringify(report)).toBe(text);
    expect(report).toMatchObject({
      id: scan.scanId,
      state: 'completed',
      running: false,
      targets: 1,
      runtime: '2 minutes',
      highest_score: 9.8,
      hosts_scanned: 2,
      hosts_with_cves: 2,
      sites_with_cves: 1,
      open_ports: 1,
      failed_checks: 1,
      percentage_done: 100,
      json_url: `${PUBLIC_URL}/scans/cve/${scan.scanId}`,
    });
    const site = report.sites[0]!;
    expect(site.coverage).toMatchObject({ complete: true, router: 'complete', targets: { complete: ['10.77.0.11'] } });
    expect(site.router?.facts?.version).toBe('7.24.1 (stable)');
    expect(site.router?.checks).toMatchObject({ passed: 1, failed: [{ id: 'mgmt.plain-telnet' }], unknown: [] });
    expect(site.hosts.map((host) => host.ports.map((port) => port.service?.version))).toEqual([['6.40.7']]);
    const winbox = site.findings.find((finding) => finding.reference === 'CVE-2018-14847');
    expect(winbox).toMatchObject({
      address: '10.77.0.11',
      known_exploited: true,
      warning: true,
      status: 'open',
      evidence: { matcher: 'routeros', range: '>=6.29 <6.40.8', upgrade_to: ['6.40.8 (long-term)'] },
    });
    expect(site.findings[0]?.known_exploited).toBe(true);
  });

  it('gives the same bytes for the same rows', async () => {
    const scan = await matchedScan();
    const first = await (await get(`/scans/cve/${scan.scanId}`)).text();
    await database.query('CLUSTER findings USING findings_device');
    expect(await (await get(`/scans/cve/${scan.scanId}`)).text()).toBe(first);
  });

  it('leaves out what is below min_cvss, and says how much', async () => {
    const scan = await matchedScan();
    await database.query('UPDATE scans SET min_cvss = 6.9');
    const report = ScanReport.parse(await (await get(`/scans/cve/${scan.scanId}`)).json());
    const scores = report.sites.flatMap((site) => site.findings).flatMap((finding) => finding.score ?? []);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(6.9);
    const [{ below }] = await database.query<[{ below: number }]>('SELECT count(*)::int AS below FROM findings WHERE score < 6.9'); // prettier-ignore
    expect(below).toBeGreaterThan(0);
    expect(report.findings_below_min_cvss).toBe(below);
  });

  it('says of a scan nobody has taken yet that nothing was looked at', async () => {
    const scan = await insertScan(database, { tenantId: TENANT, state: 'pending', outcome: null });
    const report = ScanReport.parse(await (await get(`/scans/cve/${scan.scanId}`)).json());
    expect(report).toMatchObject({ state: 'pending', cve_count: 0, hosts_scanned: 0, percentage_done: 0 });
    expect(report.sites[0]?.coverage).toMatchObject({
      complete: false,
      router: 'missing',
      targets: { missing: ['10.77.0.11'] },
    });
  });

  it('does not tell that the scan of another tenant exists', async () => {
    const theirs = await matchedScan(randomUUID());
    await expectError(await get(`/scans/cve/${theirs.scanId}`), 404, 'scan_not_found');
    await expectError(await get(`/scans/cve/${randomUUID()}`), 404, 'scan_not_found');
  });

  it.each(['scheduled', '123', `${randomUUID()}x`])('refuses %j, which is no id', async (id) => {
    await expectError(await get(`/scans/cve/${id}`), 400, 'parameter_invalid');
  });

  it('takes the id in capitals', async () => {
    const scan = await matchedScan();
    expect((await get(`/scans/cve/${scan.scanId.toUpperCase()}`)).status).toBe(200);
  });
});

describe('GET /scans/cve', () => {
  it('is an empty list for a tenant without scans', async () => {
    await matchedScan(randomUUID());
    expect(await list('/scans/cve')).toEqual({ reports: [], next: null });
  });

  it('pages from the newest to the oldest without losing or repeating one, also at the same moment', async () => {
    const moments = [1, 1, 1, 2, 3, 3, 4].map((second) => `2026-11-23T12:00:0${second}.123Z`);
    const ids: string[] = [];
    for (const requestedAt of moments) ids.push((await insertScan(database, { tenantId: TENANT, requestedAt })).scanId);
    const seen: ScanReportSummary[] = [];
    let path: string | null = '/scans/cve?limit=2';
    while (path !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(path);
      expect(page.reports.length).toBeLessThanOrEqual(2);
      seen.push(...page.reports);
      path = page.next;
    }
    expect(seen.map((report) => report.id).sort()).toEqual(ids.sort());
    const times = seen.map((report) => report.requested_at);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('does not mix up the results of several scans', async () => {
    const [first, second] = [await matchedScan(), await insertScan(database, { tenantId: TENANT })];
    const { reports } = await list('/scans/cve');
    const countOf = (id: string) => reports.find((report) => report.id === id)?.cve_count;
    expect(countOf(first.scanId)).toBeGreaterThan(0);
    expect(countOf(second.scanId)).toBe(0);
  });

  it.each([
    ['limit=0', 'parameter_invalid'],
    ['limit=101', 'parameter_invalid'],
    ['limit=1e1', 'parameter_invalid'],
    ['limit=', 'parameter_invalid'],
    ['limit=1&limit=2', 'parameter_invalid'],
    ['page=2', 'parameter_unknown'],
    ['cursor=', 'cursor_invalid'],
    ['cursor=bm9wZQ', 'cursor_invalid'],
  ] as const)('refuses ?%s', async (query, code) => {
    await expectError(await get(`/scans/cve?${query}`), 400, code);
  });
});

it('is closed to those without a token', async () => {
  expect((await get('/scans/cve', 'x.y.z')).status).toBe(401);
  expect((await get(`/scans/cve/${randomUUID()}`, 'x.y.z')).status).toBe(401);
});
