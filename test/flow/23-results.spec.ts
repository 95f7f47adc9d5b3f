import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { LatestScanStatus, ScanFinding, ScanHost, ScanReport, ScanReportSummary } from '#contracts';
import { SignedLinks } from '../../apps/api/src/platform/signing/index.js';
import { expectErrorResponse } from '../support/error-response.js';
import { insertRandomScan, type RandomScan } from '../support/random-scan.js';
import { type Answer, startSystem, type System } from '../support/system.js';

let system: System;
let database: DataSource;

beforeAll(async () => {
  system = await startSystem();
  database = await new DataSource({ type: 'postgres', url: system.database.url }).initialize();
});

afterAll(async () => {
  await database.destroy();
  await system.stop();
});

function expectError(answer: Answer, status: number, code: string): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: { code } });
}

async function get(tenantId: string, path: string): Promise<Answer> {
  const answer = await system.centre.get(tenantId, path);
  expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  return answer;
}

/** Every element of a list, by the addresses in the Link headers, and how many pages there were. */
async function pages<Row>(
  tenantId: string,
  first: string,
  row: z.ZodType<Row>,
): Promise<{ rows: Row[]; count: number }> {
  const rows: Row[] = [];
  let count = 0;
  for (let path: string | undefined = first; path !== undefined; count += 1) {
    const { text, headers }: Answer = await get(tenantId, path);
    rows.push(...z.array(row).parse(JSON.parse(text)));
    path = /^<http:\/\/siteward\.test(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
  }
  return { rows, count };
}

const FINDING = { kind: 'advisory', score: 5, severity: 'medium', matchClass: 'definite', status: 'open' } as const;
const OPEN_FTP = { port: 21, protocol: 'tcp', state: 'open' } as const;

/** Two sites with hosts in an order that is none, each with findings. */
function largeScan(hosts: number): RandomScan {
  const site = (offset: number) => ({
    parts: [
      {
        router: null,
        hosts: Array.from({ length: hosts }, (_, index) => ({
          address: `10.77.${(index * 7) % 3}.${((index * 37) % 200) + offset}`,
          outcome: 'complete' as const,
          ports: [OPEN_FTP],
          findings: [
            { ...FINDING, reference: 'CVE-2018-14847', score: 9 - (index % 4), severity: 'critical' },
            {
              ...FINDING,
              reference: `CVE-2023-${1000 + index}`,
              status: index % 2 === 0 ? ('accepted' as const) : ('open' as const),
            },
          ],
        })),
      },
    ],
  });
  return { sites: [site(1), site(2)] };
}

describe('GET /scans/cve', () => {
  const tenantId = randomUUID();
  const schedules = [randomUUID(), randomUUID()] as const;
  const sites = [randomUUID(), randomUUID()] as const;

  beforeAll(async () => {
    for (const hour of [1, 2, 3, 4, 5, 6]) {
      const id = randomUUID();
      await database.query(
        `INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at)
         VALUES ($1::uuid, $1::uuid::text, $2, $3, 'scheduled', 'quick', 0, 7, $4)`,
        [id, tenantId, schedules[hour % 2], `2026-11-23T0${hour}:00:00Z`],
      );
      await database.query(
        `INSERT INTO site_scans (id, scan_id, tenant_id, site_id, targets, state, opened_at, deadline)
         VALUES (gen_random_uuid(), $1, $2, $3, '{}', $4, now(), '2036-01-01')`,
        [id, tenantId, sites[hour % 3 === 0 ? 0 : 1], hour % 3 === 0 ? 'completed' : 'failed'],
      );
    }
  });

  it.each([
    ['no filter', '', [6, 5, 4, 3, 2, 1]],
    ['schedule_id', `schedule_id=${schedules[0]}`, [6, 4, 2]],
    ['schedule_id in capitals', `schedule_id=${schedules[0].toUpperCase()}`, [6, 4, 2]],
    ['site_id', `site_id=${sites[0]}`, [6, 3]],
    ['state', 'state=completed', [6, 3]],
    ['a state none is in', 'state=running', []],
    ['two states', 'state=failed,completed', [6, 5, 4, 3, 2, 1]],
    ['from', 'from=2026-11-23T04:00:00Z', [6, 5, 4]],
    ['to', 'to=2026-11-23T04:00:00Z', [3, 2, 1]],
    ['from and to, with an offset', 'from=2026-11-23T04:00:00%2B02:00&to=2026-11-23T03:30:00Z', [3, 2]],
    ['three filters at once', `schedule_id=${schedules[1]}&state=completed&to=2026-11-24T00:00:00Z`, [3]],
    ['a schedule that is not there', `schedule_id=${randomUUID()}`, []],
  ])('filters, newest first: %s', async (_filter, query, hours) => {
    const { rows } = await pages(tenantId, `/scans/cve?${query}`, ScanReportSummary);
    expect(rows.map((row) => new Date(row.requested_at).getUTCHours())).toEqual(hours);
  });

  it('keeps the filters in the address of the next page', async () => {
    const query = `schedule_id=${schedules[0]}&state=failed,completed&from=2026-11-23T01:00:00Z&limit=1`;
    const { rows, count } = await pages(tenantId, `/scans/cve?${query}`, ScanReportSummary);
    expect(rows.map((row) => new Date(row.requested_at).getUTCHours())).toEqual([6, 4, 2]);
    expect(count).toBe(3);
  });

  it('shows another tenant nothing of it, whatever it filters by', async () => {
    for (const query of ['', `?schedule_id=${schedules[0]}`, `?site_id=${sites[0]}`, '?state=completed']) {
      expect((await get(randomUUID(), `/scans/cve${query}`)).text).toBe('[]');
    }
  });

  it.each([
    'schedule_id=1',
    'site_id=',
    'state=',
    'state=done',
    'state=completed,',
    'state=a&state=b',
    'from=yesterday',
    'from=2026-11-23',
    'to=2026-13-01T00:00:00Z',
    'to=',
  ])('refuses ?%s', async (query) => {
    expectError(await system.centre.get(tenantId, `/scans/cve?${query}`), 400, 'parameter_invalid');
  });
});

describe('a scan with very many hosts and findings', () => {
  const tenantId = randomUUID();
  const HOSTS = 120;
  let scanId: string;

  beforeAll(async () => {
    scanId = await insertRandomScan(database, tenantId, largeScan(HOSTS));
  }, 60_000);

  it('lists its hosts page by page, by site and address', async () => {
    const { rows, count } = await pages(tenantId, `/scans/cve/${scanId}/hosts?limit=50`, ScanHost);
    expect(count).toBe(5);
    const places = rows.map((row) => `${row.site_id} ${row.address.split('.').map((part) => part.padStart(3, '0')).join('.')}`); // prettier-ignore
    expect(new Set(places).size).toBe(2 * HOSTS);
    expect(places).toEqual(places.toSorted());
    const [{ site_id }] = rows as [ScanHost];
    const one = await pages(tenantId, `/scans/cve/${scanId}/hosts?limit=100&site_id=${site_id}`, ScanHost);
    expect(one.rows).toEqual(rows.filter((row) => row.site_id === site_id));
  });

  it('lists its findings page by page, the worst first', async () => {
    const { rows, count } = await pages(tenantId, `/scans/cve/${scanId}/findings?limit=100`, ScanFinding);
    expect(count).toBe(5);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4 * HOSTS);
    const scores = rows.map(({ score }) => score!);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it.each<[string, (finding: ScanFinding) => boolean]>([
    ['severity=critical', ({ severity }) => severity === 'critical'],
    ['status=accepted', ({ status }) => status === 'accepted'],
    ['status=open', ({ status }) => status === 'open'],
    ['status=mitigated', () => false],
    ['cve_id=CVE-2018-14847', ({ reference }) => reference === 'CVE-2018-14847'],
    ['cve_id=CVE-2018-14847&status=accepted', () => false],
  ])('filters its findings: ?%s', async (query, isWanted) => {
    const { rows: all } = await pages(tenantId, `/scans/cve/${scanId}/findings?limit=100`, ScanFinding);
    const { rows } = await pages(tenantId, `/scans/cve/${scanId}/findings?limit=100&${query}`, ScanFinding);
    expect(rows).toEqual(all.filter(isWanted));
  });

  it('shows in one report no more than is bearable, and in its file everything', async () => {
    const many = await insertRandomScan(database, tenantId, largeScan(1));
    await database.query(
      `INSERT INTO host_observations (id, tenant_id, scan_id, site_scan_id, site_id, attempt, address, outcome, hostnames,
         scanned_tcp_ports, ports_truncated, started_at, ended_at)
       SELECT gen_random_uuid(), tenant_id, scan_id, id, site_id, attempt, host('10.64.0.0'::inet + n), 'complete', '{}', '1', false, now(), now()
       FROM site_scans, generate_series(1, 1500) AS n WHERE scan_id = $1`,
      [many],
    );
    const report = ScanReport.parse(await system.centre.report(tenantId, many));
    expect(report.truncated).toBe(true);
    expect(report.sites.map((site) => [site.hosts.length, site.hosts_total])).toEqual([[1000, 1501], [1000, 1501]]); // prettier-ignore
    const { pathname, search } = new URL(report.json_url);
    const file = await system.centre.get(tenantId, `${pathname}${search}`, { token: null });
    const whole = ScanReport.parse(JSON.parse(file.text));
    expect(whole.truncated).toBe(false);
    expect(whole.sites.map((site) => site.hosts.length)).toEqual([1501, 1501]);
    expect({ ...whole, truncated: true, sites: [] }).toEqual({ ...report, sites: [] });
    for (const [index, site] of whole.sites.entries()) {
      expect(site.hosts.slice(0, 1000)).toEqual(report.sites[index]!.hosts);
      expect(site.findings).toEqual(report.sites[index]!.findings);
    }
  });

  it.each(['hosts?cursor=nonsense', 'hosts?cursor=WzFd', 'findings?cursor=nonsense', 'findings?cursor=bnVsbA'])(
    'refuses a cursor that none of its lists gave out: %s',
    async (path) => {
      expectError(await system.centre.get(tenantId, `/scans/cve/${scanId}/${path}`), 400, 'cursor_invalid');
    },
  );

  it.each(['hosts', 'findings'])('shows its %s to nobody else', async (list) => {
    const path = `/scans/cve/${scanId}/${list}`;
    expectError(await system.centre.get(randomUUID(), path), 404, 'scan_not_found');
    expectError(await system.centre.get(tenantId, path, { token: null }), 401, 'token_missing');
    const token = await system.issuer.token(tenantId, { scope: 'cve:run' });
    expectError(await system.centre.get(tenantId, path, { token }), 403, 'scope_missing');
    expectError(await system.centre.get(tenantId, `${path}?site_id=x`), 400, 'parameter_invalid');
  });
});

describe('GET /scans/cve/:scan_id/report.json', () => {
  const tenantId = randomUUID();
  let scanId: string;
  let link: URL;

  beforeAll(async () => {
    scanId = await insertRandomScan(database, tenantId, largeScan(2));
    link = new URL((await system.centre.report(tenantId, scanId)).json_url);
  });

  const open = (change: { id?: string; expires?: string; signature?: string } = {}, centre = system.centre) => {
    const expires = change.expires ?? link.searchParams.get('expires')!;
    const signature = change.signature ?? link.searchParams.get('signature')!;
    const path = `/scans/cve/${change.id ?? scanId}/report.json?expires=${expires}&signature=${signature}`;
    return centre.get(tenantId, path, { token: null });
  };

  it('gives the report as a file to whoever has the link, without a token', async () => {
    const file = await open();
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="scan-[\w-]+\.json"$/);
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.body).toEqual(await system.centre.report(tenantId, scanId));
  });

  it('is good for an hour, and at most five minutes more', () => {
    const inS = Number(link.searchParams.get('expires')) - Date.now() / 1000;
    expect(inS).toBeGreaterThan(3590);
    expect(inS).toBeLessThan(3900);
  });

  it('is opened by every replica, also by one that has signed nothing', async () => {
    const other = await system.startAnother();
    expect((await open({}, other)).status).toBe(200);
    expect(await system.centre.query('SELECT purpose FROM signing_keys')).toHaveLength(1);
  });

  it('opens no other scan, of no tenant, and no later', async () => {
    const another = await insertRandomScan(database, tenantId, largeScan(1));
    const theirs = await insertRandomScan(database, randomUUID(), largeScan(1));
    for (const id of [another, theirs, randomUUID()]) expectError(await open({ id }), 403, 'link_invalid');
    const later = String(Number(link.searchParams.get('expires')) + 3600);
    expectError(await open({ expires: later }), 403, 'link_invalid');
    const signature = link.searchParams.get('signature')!;
    for (const forged of [signature.slice(1), `${signature}A`, signature.toLowerCase(), 'x'.repeat(43)]) {
      expectError(await open({ signature: forged }), 403, 'link_invalid');
    }
  });

  it('says when it has expired', async () => {
    const links = system.centre.app.get(SignedLinks, { strict: false });
    const { expires, signature } = await links.proofFor('scan-report.json', scanId, new Date(Date.now() - 7_200_000));
    expectError(await open({ expires: String(expires), signature }), 410, 'link_expired');
  });

  it('is refused when a part of the link is missing or no part of one', async () => {
    const path = `/scans/cve/${scanId}/report.json`;
    const ask = (query: string) => system.centre.get(tenantId, `${path}${query}`, { token: null });
    expectError(await ask(''), 400, 'parameter_missing');
    expectError(await ask('?expires=1'), 400, 'parameter_missing');
    expectError(await ask('?expires=x&signature=y'), 400, 'parameter_invalid');
    expectError(await ask('?expires=1&signature=y&more=1'), 400, 'parameter_unknown');
  });
});

describe('GET /scans/cve/:scanScheduleId/status', () => {
  it('is an empty list before the first scan', async () => {
    const { tenantId, scheduleId } = await system.centre.provisionSite();
    expect((await get(tenantId, `/scans/cve/${scheduleId}/status`)).text).toBe('[]');
  });

  it('tells of the newest scan, site by site', async () => {
    const { tenantId, siteId, scheduleId } = await system.centre.provisionSite();
    await system.centre.requestScan({ tenantId, siteId, scheduleId }, '10.77.0.11');
    const scanId = await system.centre.requestScan({ tenantId, siteId, scheduleId }, '10.77.0.12');
    const ask = async () =>
      LatestScanStatus.parse((await get(tenantId, `/scans/cve/${scheduleId.toUpperCase()}/status`)).body);
    const asked = {
      scan_id: scanId,
      state: 'pending',
      running: false,
      percent: 0,
      last_heard_at: null,
      targets: [siteId],
    };
    expect(await ask()).toEqual({ ...asked, scanned: [], failed: [] });
    const set = (state: string, startedAt: string | null) =>
      system.centre.query('UPDATE site_scans SET state = $2, started_at = $3, percent = 40 WHERE scan_id = $1', [scanId, state, startedAt]); // prettier-ignore
    await set('running', '2026-11-23T12:00:00Z');
    expect(await ask()).toMatchObject({ state: 'running', running: true, percent: 40, scanned: [], failed: [] });
    await set('failed', '2026-11-23T12:00:00Z');
    expect(await ask()).toMatchObject({ state: 'failed', running: false, scanned: [siteId], failed: [siteId] });
    await set('failed', null);
    expect(await ask()).toMatchObject({ scanned: [], failed: [siteId] });
    await set('completed', '2026-11-23T12:00:00Z');
    expect(await ask()).toMatchObject({ state: 'completed', percent: 100, scanned: [siteId], failed: [] });
  });

  it('knows no schedule of another tenant, and none that is not there', async () => {
    const { tenantId, scheduleId } = await system.centre.provisionSite();
    expectError(await system.centre.get(randomUUID(), `/scans/cve/${scheduleId}/status`), 404, 'schedule_not_found');
    expectError(await system.centre.get(tenantId, `/scans/cve/${randomUUID()}/status`), 404, 'schedule_not_found');
    expectError(await system.centre.get(tenantId, '/scans/cve/x/status'), 400, 'parameter_invalid');
    expectError(await system.centre.get(tenantId, `/scans/cve/${scheduleId}/status`, { token: null }), 401, 'token_missing'); // prettier-ignore
    const token = await system.issuer.token(tenantId, { scope: 'cve:run' });
    expectError(await system.centre.get(tenantId, `/scans/cve/${scheduleId}/status`, { token }), 403, 'scope_missing');
  });
});

describe('what a schedule says of its scans', () => {
  it('is starting, running, stopping, processing, ready; with the newest scan that has ended', async () => {
    const { tenantId, siteId, scheduleId } = await system.centre.provisionSite();
    const ask = async () => (await get(tenantId, `/scans/cve/scheduled/${scheduleId}`)).body;
    expect(await ask()).toMatchObject({ running: false, status: 'ready', latest_scan: null });
    const scanId = await system.centre.requestScan({ tenantId, siteId, scheduleId }, '10.77.0.11');
    expect(await ask()).toMatchObject({ running: true, status: 'starting', latest_scan: null });
    const set = (columns: string) => system.centre.query(`UPDATE site_scans SET ${columns} WHERE scan_id = $1`, [scanId]); // prettier-ignore
    await set(`state = 'running'`);
    expect(await ask()).toMatchObject({ running: true, status: 'running' });
    await set(`cancel_intent = 'stop', cancel_requested_at = now()`);
    expect(await ask()).toMatchObject({ running: true, status: 'stopping' });
    await set(`state = 'stopped'`);
    const { body: summaries } = await get(tenantId, '/scans/cve');
    expect(await ask()).toMatchObject({ running: false, status: 'ready', latest_scan: (summaries as unknown as [object])[0] }); // prettier-ignore
  });
});
