import { randomUUID } from 'node:crypto';
import type { HostFacts } from '#contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type AdvisoryRecord, AdvisoryStore, type FeedSync } from '../../apps/api/src/advisory/index.js';
import { RematchSiteScan } from '../../apps/api/src/match/rematch/rematch-site-scan.service.js';
import { WakeableLoops } from '../../apps/api/src/platform/database/index.js';
import { EventStreamClient } from '../support/event-stream-client.js';
import { hostSeen } from '../support/attempt.js';
import { finishedScan } from '../support/finished-scan.js';
import { startSystem, type System, type TestSite, until } from '../support/system.js';

const STATUS = '/scans/cve/mac-address/cve/status';
const MAC = '00:0C:29:A1:00:11';
const OPENSSH = 'openbsd:openssh';
const NGINX = 'f5:nginx';

let system: System;
let site: TestSite;
let synced = 0;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(async () => {
  await system.stop();
});

beforeEach(async () => {
  site = await system.centre.provisionSite();
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** A CVE nobody has used before. */
const newCve = () => `CVE-2031-${String(Math.floor(Math.random() * 1e12)).padStart(12, '0')}`;

function record(cve: string, name: string, endExcluding: string, more: Partial<AdvisoryRecord> = {}): AdvisoryRecord {
  const criterion = { vulnerable: true, criteria: `cpe:2.3:a:${name}:*:*:*:*:*:*:*:*`, bounds: { endExcluding } };
  const node = { operator: 'OR' as const, negate: false, criteria: [criterion] };
  return {
    cve,
    source: 'nvd',
    state: 'active',
    published: '2026-01-01T00:00:00Z',
    modified: `2026-06-01T00:00:${String(synced % 60).padStart(2, '0')}Z`,
    description: `What ${cve} is.`,
    scores: [{ source: 'nvd@nist.gov', type: 'primary', version: '3.1', score: 8.1, vector: 'CVSS:3.1/AV:N' }],
    cwes: [],
    references: [],
    configurations: [{ operator: 'OR', negate: false, nodes: [node] }],
    ...more,
  };
}

async function sync(items: FeedSync<'nvd'>['items']): Promise<{ feed: string; advisory: string }> {
  synced += 1;
  const feed = `nvd-${synced}`;
  const at = new Date(Date.UTC(2026, 10, 25, 12, synced));
  const store = system.centre.app.get(AdvisoryStore, { strict: false });
  const applied = await store.apply({ feed: 'nvd', version: feed, origin: 'sync', mode: 'merge', items, cursor: null, at }); // prettier-ignore
  return { feed, advisory: applied.advisoryVersion };
}

async function exploited(cve: string): Promise<void> {
  const entry = { cve, addedOn: '2026-11-20', dueOn: '2026-12-11', ransomware: true, requiredAction: 'Apply updates.' };
  const sync: FeedSync<'kev'> = { feed: 'kev', version: randomUUID(), origin: 'sync', mode: 'merge', items: [entry], cursor: null, at: new Date() }; // prettier-ignore
  await system.centre.app.get(AdvisoryStore, { strict: false }).apply(sync);
}

const port = (number: number, product: string, version: string | null, cpe: string): HostFacts['ports'][number] => ({
  ...{ protocol: 'tcp', port: number, state: 'open', reason: 'syn-ack' },
  service: {
    ...{
      name: 'x',
      product,
      version,
      extra_info: null,
      hostname: null,
      os_type: null,
      device_type: null,
      tunnel: null,
    },
    ...{ method: 'probed', confidence: 10, cpes: [version === null ? cpe : `${cpe}:${version}`] },
  },
});
const ssh = (version: string) => port(22, 'OpenSSH', version, 'cpe:/a:openbsd:openssh');
const web = (version: string) => port(80, 'nginx', version, 'cpe:/a:igor_sysoev:nginx');

const scanned = (ports: HostFacts['ports'], atSeconds = 0, change: Partial<HostFacts> = {}, at = site) =>
  finishedScan(system, at, { atSeconds, hosts: [hostSeen({ ports, ...change })] });

interface FoundRow {
  readonly id: string;
  readonly known_exploited: boolean;
  readonly priority: number;
  readonly evidence: { readonly range: string | null };
}
const found = (scanId: string, cve: string): Promise<FoundRow[]> =>
  system.centre.query('SELECT * FROM findings WHERE scan_id = $1 AND reference = $2', [scanId, cve]);

/** When everything that had to be looked at again was. */
const settled = () =>
  until(
    'all to be matched again',
    async () => {
      const [row] = await system.centre.query<{ waiting: string; behind: boolean }>(
        `SELECT (SELECT count(*) FROM rematch_tasks) AS waiting,
           (SELECT version FROM rematch_position) <> (SELECT max(version) FROM advisory_changes) AS behind`,
      );
      return row!;
    },
    ({ waiting, behind }) => waiting === '0' && !behind,
    30_000,
  );
const matchedWith = async (scanId: string): Promise<string> => {
  const [row] = await system.centre.query<{ advisory_version: string }>(
    'SELECT advisory_version FROM site_scan_matches WHERE scan_id = $1',
    [scanId],
  );
  return row!.advisory_version;
};

interface Told {
  readonly advisory_version: string;
  readonly feeds: readonly { feed: string; version: string }[];
  readonly changes: readonly { change: string; reference: string; reason: string | null; finding_id: string }[];
}
/** What followers of the scan are told of findings that changed. */
async function told(scanId: string): Promise<Told[]> {
  const headers = { authorization: `Bearer ${await system.centre.token(site.tenantId)}` };
  const client = await EventStreamClient.open(`${system.centre.url}/scans/cve/${scanId}/events`, headers);
  await client.ended();
  return client.events
    .filter(({ event }) => event === 'findings_changed')
    .map(({ data }) => (data as { payload: Told }).payload);
}

describe('a re-match', () => {
  it('finds a new advisory in what was seen, without a scan, and takes it back when the range is corrected', async () => {
    const cve = newCve();
    const scanId = await scanned([ssh('9.2p1')]);
    expect(await found(scanId, cve)).toEqual([]);

    const added = await sync([record(cve, OPENSSH, '9.8')]);
    await settled();
    const [finding] = await found(scanId, cve);
    expect(finding?.evidence.range).toBe('< 9.8');
    const news = await told(scanId);
    expect(news).toHaveLength(1);
    expect(news[0]).toMatchObject({
      advisory_version: added.advisory,
      feeds: [{ feed: 'nvd', version: added.feed }],
      changes: [{ change: 'appeared', reference: cve, reason: null, finding_id: finding!.id }],
    });

    const corrected = await sync([record(cve, OPENSSH, '9.0')]);
    await settled();
    expect(await found(scanId, cve)).toEqual([]);
    const last = (await told(scanId)).at(-1)!;
    expect(last.feeds).toEqual([{ feed: 'nvd', version: corrected.feed }]);
    expect(last.changes).toMatchObject([{ change: 'gone', reference: cve, reason: 'no_longer_affected' }]);
  });

  it('takes a finding away when its CVE is rejected, and says so', async () => {
    const cve = newCve();
    await sync([record(cve, OPENSSH, '9.8')]);
    const scanId = await scanned([ssh('9.2p1')]);
    expect(await found(scanId, cve)).toHaveLength(1);
    await sync([record(cve, OPENSSH, '9.8', { state: 'rejected', configurations: [], description: '' })]);
    await settled();
    expect(await found(scanId, cve)).toEqual([]);
    expect((await told(scanId)).at(-1)!.changes).toMatchObject([{ change: 'gone', reason: 'cve_rejected' }]);
  });

  it('decides again only where a changed product was seen', async () => {
    const withSsh = await scanned([ssh('9.2p1')]);
    const other = await system.centre.provisionSite();
    const withWeb = await scanned([web('1.18.0')], 0, {}, other);
    const before = await matchedWith(withWeb);
    const { advisory } = await sync([record(newCve(), OPENSSH, '9.8')]);
    await settled();
    expect(await matchedWith(withSsh)).toBe(advisory);
    expect(await matchedWith(withWeb)).toBe(before);
    // nmap's name is another one than the advisory's.
    const next = await sync([record(newCve(), NGINX, '1.20.0')]);
    await settled();
    expect(await matchedWith(withWeb)).toBe(next.advisory);
    expect(await matchedWith(withSsh)).toBe(advisory);
  });

  it('keeps a decision, as the finding rests on the same', async () => {
    const cve = newCve();
    await sync([record(cve, OPENSSH, '9.8')]);
    const scanId = await scanned([ssh('9.2p1')]);
    const decision = { mac_address: MAC, cve_id: cve, status: 'accepted', justification: 'Only from the inside.' };
    const answer = await system.centre.post(site.tenantId, STATUS, decision);
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
    const [before] = await found(scanId, cve);
    await sync([record(cve, OPENSSH, '9.8', { description: 'Other words for the same.' })]);
    await exploited(cve);
    await settled();
    const [after] = await found(scanId, cve);
    expect(after!.id).toBe(before!.id);
    expect(after!.known_exploited).toBe(true);
    const report = await system.centre.report(site.tenantId, scanId);
    const shown = report.sites[0]!.findings.find(({ reference }) => reference === cve)!;
    expect(shown).toMatchObject({ status: 'accepted', title: 'Other words for the same.' });
  });

  it('brings in what is known of attacks without matching anything', async () => {
    const cve = newCve();
    await sync([record(cve, OPENSSH, '9.8')]);
    const scanId = await scanned([ssh('9.2p1')]);
    await settled();
    const rematch = jest.spyOn(system.centre.app.get(RematchSiteScan, { strict: false }), 'rematch');
    const version = await matchedWith(scanId);
    const [before] = await found(scanId, cve);
    await exploited(cve);
    await settled();
    const [after] = await found(scanId, cve);
    expect(before!.known_exploited).toBe(false);
    expect(after).toMatchObject({ id: before!.id, known_exploited: true });
    expect(after!.priority).toBeGreaterThan(before!.priority);
    expect(await matchedWith(scanId)).toBe(version);
    const turns = await Promise.all(
      rematch.mock.results.map(({ value }) => value as Promise<{ observations: number }>),
    );
    expect(turns.length).toBeGreaterThan(0);
    expect(turns.map(({ observations }) => observations)).toEqual(turns.map(() => 0));
    expect((await told(scanId)).at(-1)!.changes).toMatchObject([{ change: 'known_exploited', reference: cve }]);
  });

  it('leaves an old observation alone, once a later complete look was taken', async () => {
    const cve = newCve();
    const old = await scanned([ssh('9.2p1')]);
    const current = await scanned([ssh('9.2p1')], 3600);
    await sync([record(cve, OPENSSH, '9.8')]);
    await settled();
    expect(await found(old, cve)).toEqual([]);
    expect(await found(current, cve)).toHaveLength(1);
    expect(await told(old)).toEqual([]);
  });

  it('goes by the last complete look where a later one was not complete', async () => {
    const cve = newCve();
    const complete = await scanned([ssh('9.2p1')]);
    await scanned([], 3600, { outcome: 'partial', reason: 'nmap ended early' });
    await sync([record(cve, OPENSSH, '9.8')]);
    await settled();
    expect(await found(complete, cve)).toHaveLength(1);
  });

  it('takes away what an earlier scan found of a rejected CVE, where the later one was not at that port', async () => {
    const cve = newCve();
    await sync([record(cve, OPENSSH, '9.8')]);
    const twice = [ssh('9.2p1'), { ...ssh('9.2p1'), port: 2222 }];
    const old = await scanned(twice, 0, { scanned_tcp_ports: '22,2222' });
    const current = await scanned([ssh('9.2p1')], 3600, { scanned_tcp_ports: '22' });
    // The earlier scan leaves the index: the later one has found all that it had found.
    await sync([record(newCve(), OPENSSH, '9.8')]);
    await settled();
    const indexed = `SELECT FROM observed_products JOIN site_scans ON site_scans.id = site_scan_id WHERE scan_id = $1`;
    expect(await system.centre.query(indexed, [old])).toEqual([]);
    await sync([record(cve, OPENSSH, '9.8', { state: 'rejected', configurations: [], description: '' })]);
    await settled();
    expect(await found(current, cve)).toEqual([]);
    expect(await found(old, cve)).toEqual([]);
  });

  it('is finished by another replica when the first one dies between two site scans', async () => {
    const cve = newCve();
    const sites = [site, await system.centre.provisionSite(), await system.centre.provisionSite()];
    const scans: string[] = [];
    for (const one of sites) scans.push(await scanned([ssh('9.2p1')], 0, {}, one));
    await settled();
    const own = system.centre.app.get(RematchSiteScan, { strict: false });
    const rematch = own.rematch.bind(own);
    let done = 0;
    jest.spyOn(own, 'rematch').mockImplementation(async (...args) => {
      const rematched = await rematch(...args);
      if (done > 0) throw new Error('killed before the commit');
      done += 1;
      return rematched;
    });
    await sync([record(cve, OPENSSH, '9.8')]);
    const all = async () => (await Promise.all(scans.map((scanId) => found(scanId, cve)))).flat().length;
    await until('the first to die', () => system.centre.query('SELECT FROM rematch_tasks WHERE failures > 0'), (rows) => rows.length > 0); // prettier-ignore
    // It does no more work of any kind: the last test, therefore.
    await system.centre.app.get(WakeableLoops, { strict: false }).beforeApplicationShutdown();
    expect(await all()).toBeLessThan(scans.length);
    await system.startAnother();
    await settled();
    expect(await all()).toBe(scans.length);
    expect(done).toBe(1);
  }, 60_000);
});
