import { randomUUID } from 'node:crypto';
import { ScanReport, ScanReportSummary } from '#contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { expectErrorResponse } from '../support/error-response.js';
import { insertHost, insertRouter, insertScan, mikrotikFtp, routerFacts, TELNET_ON } from '../support/observed-rows.js';
import { type Answer, startSystem, type System } from '../support/system.js';

const PUBLIC_URL = 'https://api.test/base';

let system: System;
let database: DataSource;
/** Another one for each test, so that it sees no scans of the others. */
let tenantId: string;

beforeAll(async () => {
  system = await startSystem({ PUBLIC_URL });
  database = await new DataSource({ type: 'postgres', url: system.database.url }).initialize();
});

beforeEach(() => {
  tenantId = randomUUID();
});

afterAll(async () => {
  await database.destroy();
  await system.stop();
});

const get = (path: string): Promise<Answer> => system.centre.get(tenantId, path);
const report = async (scanId: string) => ScanReport.parse(await system.centre.report(tenantId, scanId));

function expectError(answer: Answer, status: number, code: string): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { code } });
}

async function list(path: string): Promise<{ reports: ScanReportSummary[]; next: string | null }> {
  const { status, text, headers } = await get(path);
  expect(status).toBe(200);
  const reports = z.array(ScanReportSummary).parse(JSON.parse(text));
  const next = /^<https:\/\/api\.test\/base(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? null;
  return { reports, next };
}

/** A scan of an old router by its banner, at a site whose own router fails a check; with all that is made of it. */
async function matchedScan(owner = tenantId) {
  const scan = await insertScan(database, { tenantId: owner, state: 'completed' });
  const checks = [TELNET_ON, { ...TELNET_ON, id: 'mgmt.plain-ftp', verdict: 'pass' as const, evidence: null }];
  await insertRouter(database, scan, { facts: routerFacts('7.24.1 (stable)'), checks });
  await insertHost(database, scan, { address: '10.77.0.11', ports: [mikrotikFtp('6.40.7')] });
  await database.query(`UPDATE site_scans SET state = 'processing' WHERE id = $1`, [scan.siteScanId]);
  await database.query(`SELECT pg_notify('site_scan_observed', '')`);
  await system.centre.waitForScan(owner, scan.scanId, ['completed']);
  return scan;
}

describe('GET /scans/cve/:scan_id', () => {
  it('reports what was seen and found, as the contract says', async () => {
    const scan = await matchedScan();
    const { status, text } = await get(`/scans/cve/${scan.scanId}`);
    expect(status).toBe(200);
    const shown = ScanReport.parse(JSON.parse(text));
    expect(JSON.stringify(shown)).toBe(text);
    expect(shown).toMatchObject({
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
      truncated: false,
      pdf_url: null,
      log_url: null,
    });
    expect(shown.json_url).toMatch(`${PUBLIC_URL}/scans/cve/${scan.scanId}/report.json?expires=`);
    const site = shown.sites[0]!;
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
    const { text } = await get(`/scans/cve/${scan.scanId}`);
    await database.query('CLUSTER findings USING findings_device_newest');
    // The link is good until a round moment, which may lie between the two.
    const unsigned = (one: string) => one.replace(/expires=\d+&signature=[\w-]+/, 'signed');
    expect(unsigned((await get(`/scans/cve/${scan.scanId}`)).text)).toBe(unsigned(text));
  });

  it('leaves out what is below min_cvss, and says how much', async () => {
    const scan = await matchedScan();
    await database.query('UPDATE scans SET min_cvss = 6.9 WHERE id = $1', [scan.scanId]);
    const shown = await report(scan.scanId);
    const scores = shown.sites.flatMap((site) => site.findings).flatMap((finding) => finding.score ?? []);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(6.9);
    const [{ below }] = await database.query<[{ below: number }]>('SELECT count(*)::int AS below FROM findings WHERE score < 6.9 AND scan_id = $1', [scan.scanId]); // prettier-ignore
    expect(below).toBeGreaterThan(0);
    expect(shown.findings_below_min_cvss).toBe(below);
  });

  it('says of a scan nobody has taken yet that nothing was looked at', async () => {
    const scan = await insertScan(database, { tenantId, state: 'pending', outcome: null });
    const shown = await report(scan.scanId);
    expect(shown).toMatchObject({ state: 'pending', cve_count: 0, hosts_scanned: 0, percentage_done: 0 });
    expect(shown.sites[0]?.coverage).toMatchObject({
      complete: false,
      router: 'missing',
      targets: { missing: ['10.77.0.11'] },
    });
  });

  it('shows a site that was paused and resumed once, with its parts and what all of them saw', async () => {
    const scan = await insertScan(database, { tenantId, state: 'stopped', outcome: 'stopped' });
    await database.query(`UPDATE site_scans SET cancel_intent = 'pause' WHERE id = $1`, [scan.siteScanId]);
    await insertHost(database, scan, { address: '10.77.0.11', ports: [mikrotikFtp('6.40.7')] });
    await insertHost(database, scan, { address: '10.77.0.12', outcome: 'partial' });
    expect(await report(scan.scanId)).toMatchObject({
      state: 'paused',
      targets: 1,
      percentage_done: 0,
      finished_at: null,
    });

    const later = { ...scan, siteScanId: randomUUID() };
    await database.query(
      `INSERT INTO site_scans (id, scan_id, tenant_id, site_id, targets, state, outcome, attempt, opened_at, deadline, started_at, finished_at)
       VALUES ($1, $2, $3, $4, '{10.77.0.12}', 'completed', 'completed', 1, '2026-11-23T13:00:00Z', '2036-01-01', '2026-11-23T13:00:00Z', '2026-11-23T13:05:00Z')`,
      [later.siteScanId, scan.scanId, tenantId, scan.siteId],
    );
    await insertHost(database, later, { address: '10.77.0.12' });
    const { sites, ...summary } = await report(scan.scanId);
    expect(summary).toMatchObject({ state: 'completed', targets: 1, hosts_scanned: 2, open_ports: 1, percentage_done: 100, finished_at: '2026-11-23T13:05:00.000Z' }); // prettier-ignore
    expect(sites).toMatchObject([
      {
        site_scan_id: later.siteScanId,
        parts: [
          { site_scan_id: scan.siteScanId, state: 'paused' },
          { site_scan_id: later.siteScanId, state: 'completed' },
        ],
        coverage: {
          targets: { complete: ['10.77.0.11', '10.77.0.12'], partial: [] },
          hosts: { complete: 2, partial: 0 },
        },
        hosts: [
          { address: '10.77.0.11', outcome: 'complete', ended_at: '2026-11-23T12:01:00.000Z' },
          { address: '10.77.0.12', outcome: 'complete' },
        ],
        hosts_total: 2,
      },
    ]);
  });

  it('says why a site was not scanned', async () => {
    const scan = await insertScan(database, { tenantId, state: 'failed', outcome: 'failed' });
    await database.query(`UPDATE site_scans SET reason = 'no agent is connected', started_at = NULL, attempt = 0 WHERE id = $1`, [scan.siteScanId]); // prettier-ignore
    const { sites, ...summary } = await report(scan.scanId);
    expect(summary).toMatchObject({ state: 'failed', percentage_done: 100, percentage_failed: 100 });
    expect(sites).toMatchObject([{ state: 'failed', reason: 'no agent is connected', started_at: null }]);
  });

  it('does not tell that the scan of another tenant exists', async () => {
    const theirs = await matchedScan(randomUUID());
    expectError(await get(`/scans/cve/${theirs.scanId}`), 404, 'scan_not_found');
    expectError(await get(`/scans/cve/${randomUUID()}`), 404, 'scan_not_found');
  });

  it.each(['x', '123', '0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1dx'])('refuses %j, which is no id', async (id) => {
    expectError(await get(`/scans/cve/${id}`), 400, 'parameter_invalid');
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
    for (const requestedAt of moments) ids.push((await insertScan(database, { tenantId, requestedAt })).scanId);
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
    const [first, second] = [await matchedScan(), await insertScan(database, { tenantId })];
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
    expectError(await get(`/scans/cve?${query}`), 400, code);
  });
});

it('is closed to those without a token', async () => {
  expect((await system.centre.get(tenantId, '/scans/cve', { token: 'x.y.z' })).status).toBe(401);
  expect((await system.centre.get(tenantId, `/scans/cve/${randomUUID()}`, { token: null })).status).toBe(401);
});
