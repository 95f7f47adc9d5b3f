import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FeedsDesk } from '../support/feeds-desk.js';
import type { Fault } from '../support/feeds-server/faults.js';

const START = new Date('2026-11-01T12:00:00.000Z');
const ROUTER_OS = 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*';
const affecting = (criteria: string, end = '7.1') => ({
  configurations: [{ nodes: [{ cpeMatch: [{ vulnerable: true, criteria, versionEndExcluding: end }] }] }],
});
const id = (number: number) => `CVE-2026-${String(10_000 + number)}`;

let desk: FeedsDesk;
beforeEach(async () => {
  desk = await FeedsDesk.open(START);
}, 60_000);
afterEach(() => desk.close());
afterAll(() => FeedsDesk.dropDatabases());

const put = (...numbers: number[]) =>
  numbers.forEach((number) => desk.server.nvd.put(id(number), affecting(ROUTER_OS)));
/** What NVD has and has not rejected, as the desk shows what is in force. */
const served = () =>
  [...desk.server.nvd.cves.values()]
    .filter(({ vulnStatus }) => vulnStatus !== 'Rejected')
    .map(({ id: cve, lastModified }) => `${cve} ${lastModified}Z`)
    .sort();

describe('NVD', () => {
  it('is loaded page by page, then asked for what changed since the load began', async () => {
    put(1, 2, 3, 4, 5, 6, 7);
    const applied = await desk.applied('nvd');
    expect(applied.counts).toMatchObject({ added: 7, total: 7 });
    expect(await desk.nvdInForce()).toEqual(served());
    const [first, , , incremental] = desk.server.nvd.asked;
    expect(desk.server.nvd.asked.slice(0, 3).map((query) => query.get('startIndex'))).toEqual(['0', '3', '6']);
    expect(first?.get('lastModStartDate')).toBeNull();
    expect(incremental?.get('lastModStartDate')).toBe('2026-11-01T11:45:00.000+00:00');
    // Six seconds between questions, and no page is left behind.
    expect(desk.waits.length).toBeGreaterThan(0);
    expect(desk.waits.every((ms) => ms === 6_000)).toBe(true);
    expect(readdirSync(join(desk.folder, 'nvd'))).toEqual([]);
  });

  it('brings what is new, changed and rejected the next time, and nothing else', async () => {
    put(1, 2, 3, 4);
    await desk.applied('nvd');
    desk.pass(3);
    put(2, 5);
    desk.server.nvd.put(id(1), { vulnStatus: 'Rejected', configurations: undefined, metrics: {}, descriptions: [] });
    desk.pass(1);
    const { counts, products } = await desk.applied('nvd');
    expect(counts).toMatchObject({ added: 1, removed: 1, total: 4 });
    expect(products).toEqual(['mikrotik:routeros']);
    expect(await desk.nvdInForce()).toEqual(served());
  });

  it('is asked in windows of at most 120 days after a long time, and is loaded whole after a year', async () => {
    put(1);
    await desk.applied('nvd');
    desk.pass(24 * 150);
    put(2);
    desk.pass(24 * 100);
    const before = desk.server.nvd.asked.length;
    await desk.applied('nvd');
    const windows = desk.server.nvd.asked.slice(before).map((query) => query.get('lastModStartDate'));
    expect(windows).toHaveLength(3);
    expect(windows).not.toContain(null);
    expect(await desk.nvdInForce()).toEqual(served());
    desk.pass(24 * 400);
    await desk.applied('nvd');
    expect(desk.server.nvd.asked.slice(before + 3)[0]?.get('lastModStartDate')).toBeNull();
  });

  it('is not asked more often than every two hours, unless somebody insists', async () => {
    put(1);
    await desk.applied('nvd');
    desk.pass(1.9);
    expect(await desk.sync('nvd', { force: false })).toMatchObject({ kind: 'not_due' });
    desk.pass(1);
    expect(await desk.sync('nvd', { force: false })).toMatchObject({ kind: 'applied' });
  });

  it('goes on where it was stopped, with nothing in force before all of it is', async () => {
    put(1, 2, 3, 4, 5, 6, 7, 8);
    desk.server.nvd.afterPage = (startIndex) => {
      if (startIndex === 3) desk.stop();
    };
    expect(await desk.sync('nvd')).toEqual({ kind: 'stopped' });
    expect(await desk.nvdInForce()).toEqual([]);
    expect(await desk.state('nvd')).toBeNull();
    desk.server.nvd.afterPage = () => undefined;
    desk.startAgain();
    const before = desk.server.nvd.asked.length;
    await desk.applied('nvd');
    expect(desk.server.nvd.asked[before]?.get('startIndex')).not.toBe('0');
    expect(await desk.nvdInForce()).toEqual(served());
  });

  it('is gone through again when its list moves while it is read', async () => {
    put(1, 2, 3, 4, 5, 6, 7);
    let moved = false;
    desk.server.nvd.afterPage = (startIndex) => {
      if (startIndex !== 0 || moved) return;
      moved = true;
      // The first of the list goes to its end, and something new comes: what was on the second page begins on the first.
      const first = desk.server.nvd.cves.get(id(1))!;
      desk.server.nvd.cves.delete(id(1));
      desk.server.nvd.cves.set(id(1), first);
      put(8);
    };
    await desk.applied('nvd');
    expect(await desk.nvdInForce()).toEqual(served());
  });

  it('is refused when its pages do not add up to what it counts', async () => {
    put(1, 2, 3, 4);
    desk.server.nvd.wrongTotal = 2;
    expect(await desk.sync('nvd')).toMatchObject({ kind: 'failed', error: expect.stringContaining('do not add up') });
    expect(await desk.nvdInForce()).toEqual([]);
  });

  it('skips rows and names that cannot be read, and keeps the rest of a record', async () => {
    put(1, 2);
    desk.server.nvd.put(id(3), affecting('cpe:2.3:nonsense'));
    desk.server.nvd.rawRows = [{ cve: { id: 'not a CVE' } }];
    const report = await desk.sync('nvd');
    // Once in the load, once in what follows it.
    expect(report).toMatchObject({ kind: 'applied', tally: { skipped: 2 } });
    expect(await desk.nvdInForce()).toEqual(served());
  });

  it('is not replaced by a source that lost most of it', async () => {
    put(1, 2, 3, 4, 5, 6);
    await desk.applied('nvd');
    const before = await desk.nvdInForce();
    desk.server.nvd.cves.clear();
    put(1);
    desk.pass(24 * 400);
    expect(await desk.sync('nvd')).toMatchObject({
      kind: 'failed',
      error: expect.stringContaining('where 6 are in force'),
    });
    expect(await desk.nvdInForce()).toEqual(before);
  });

  it('is here what it is there, whatever changes between syncs, pages and crashes', async () => {
    const change = fc.record({ at: fc.integer({ min: 1, max: 15 }), reject: fc.boolean() });
    const round = fc.record({
      hours: fc.double({ min: 0.1, max: 24 * 130, noNaN: true }),
      changes: fc.array(change, { maxLength: 6 }),
      meanwhile: fc.array(change, { maxLength: 2 }),
      crash: fc.boolean(),
    });
    const act = ({ at, reject }: { at: number; reject: boolean }) =>
      desk.server.nvd.put(
        id(at),
        reject ? { vulnStatus: 'Rejected' } : { vulnStatus: 'Analyzed', ...affecting(ROUTER_OS) },
      );
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        desk.server.nvd.cves.clear();
        await desk.query('DELETE FROM advisory_records');
        await desk.query('DELETE FROM advisory_feeds');
        rmSync(join(desk.folder, 'nvd'), { recursive: true, force: true });
        put(20, 21, 22, 23);
        for (const { hours, changes, meanwhile, crash } of rounds) {
          changes.forEach(act);
          desk.pass(hours);
          const waiting = [...meanwhile];
          desk.server.nvd.afterPage = () => {
            desk.server.nvd.now = new Date(desk.server.nvd.now.getTime() + 1_000);
            waiting.splice(0, 1).forEach(act);
            if (crash) desk.stop();
          };
          await desk.sync('nvd');
          desk.startAgain();
          desk.server.nvd.afterPage = () => undefined;
        }
        desk.pass(1);
        await desk.applied('nvd');
        expect(await desk.nvdInForce()).toEqual(served());
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});

const KEV = (...cves: string[]) =>
  JSON.stringify({
    title: 'CISA Catalog',
    catalogVersion: '2026.11.01',
    count: cves.length,
    vulnerabilities: cves.map((cveID) => ({
      cveID,
      dateAdded: '2026-09-10',
      dueDate: '2026-10-01',
      knownRansomwareCampaignUse: 'Known',
    })),
  });
const EPSS = (...rows: string[]) =>
  gzipSync(
    ['#model_version:v2026.06.15,score_date:2026-11-01T12:00:22Z', 'cve,epss,percentile', ...rows, ''].join('\n'),
  );

describe('every fault of a source', () => {
  const FAULTS: [Fault, string][] = [
    ['html', 'page in HTML'],
    ['forbidden', 'answered 403'],
    ['unavailable', 'answered 503'],
    ['reset', 'broke off'],
    ['cut_gzip', ''],
    ['cut_json', ''],
    ['silent', 'fell silent'],
    ['dripping', 'too long as a whole'],
    ['huge', 'more than'],
    ['redirect_away', 'sends us elsewhere'],
    ['redirect_loop', 'redirects more than'],
    ['not_json', 'no JSON'],
    ['other_json', 'This is no'],
  ];

  it.each(FAULTS)('%s: the catalogue in force stays in force, and its state says why', async (fault, words) => {
    desk.server.files.kev = KEV(id(1), id(2));
    await desk.applied('kev');
    desk.server.always.kev = fault;
    desk.server.files.kev = KEV(id(1), id(2), id(3));
    expect(await desk.sync('kev')).toMatchObject({ kind: 'failed', known: true });
    expect(await desk.state('kev')).toMatchObject({
      version: '2026.11.01',
      lastError: expect.stringContaining(words),
      counts: { total: 2 },
    });
    expect(await desk.query('SELECT cve FROM known_exploited ORDER BY cve')).toEqual([{ cve: id(1) }, { cve: id(2) }]);
    delete desk.server.always.kev;
    expect((await desk.applied('kev')).counts.total).toBe(3);
    expect(await desk.state('kev')).toMatchObject({ lastError: null });
  });

  it.each(FAULTS.filter(([fault]) => !/huge|redirect/.test(fault)))(
    '%s once: NVD is asked again after six seconds',
    async (fault) => {
      put(1, 2, 3, 4);
      desk.server.faults.nvd = [fault, fault];
      await desk.applied('nvd');
      expect(await desk.nvdInForce()).toEqual(served());
      expect(desk.waits.slice(0, 8)).toEqual(expect.arrayContaining([fault === 'unavailable' ? 30_000 : 12_000]));
    },
  );

  it('a source that never recovers is given up for now, after waiting longer each time', async () => {
    put(1);
    desk.server.always.nvd = 'forbidden';
    expect(await desk.sync('nvd')).toMatchObject({ kind: 'failed', error: expect.stringContaining('403') });
    expect(desk.waits.filter((ms) => ms !== 6_000)).toEqual([12_000, 24_000, 48_000, 96_000]);
    desk.pass(0.1);
    expect(await desk.sync('nvd', { force: false })).toMatchObject({ kind: 'not_due' });
  });
});

describe('feeds that are one file', () => {
  it('are asked whether they are new, and taken in only when they are', async () => {
    desk.server.files.epss = EPSS(`${id(1)},0.00043,0.1`, `${id(2)},0.97,0.999`);
    expect((await desk.applied('epss')).counts.total).toBe(2);
    expect(await desk.sync('epss')).toEqual({ kind: 'unchanged' });
    expect(desk.server.requestsOf('epss')[1]?.headers['if-none-match']).toMatch(/^"/);
    expect(await desk.state('epss')).toMatchObject({ version: '2026-11-01 (model v2026.06.15)', lastError: null });
    desk.server.files.epss = EPSS(`${id(1)},0.5,0.9`, `${id(2)},0.97,0.999`);
    expect((await desk.applied('epss')).rescored).toEqual([id(1)]);
  });

  it('lose single bad rows, and are refused when most are bad or the file is cut', async () => {
    desk.server.files.epss = EPSS(
      `${id(1)},0.1,0.2`,
      'CVE-oops,0.1,0.2',
      `${id(2)},1.4,0.2`,
      `${id(3)},0.3,0.2`,
      `${id(4)},5e-05,0.2`,
    );
    expect(await desk.sync('epss')).toMatchObject({ kind: 'applied', tally: { read: 3, skipped: 2 } });
    desk.server.files.epss = EPSS('CVE-oops,0.1,0.2', `${id(2)},x,y`, `${id(1)},0.3,0.2`);
    expect(await desk.sync('epss')).toMatchObject({ kind: 'failed', error: expect.stringContaining('2 of 3 rows') });
    desk.server.files.epss = EPSS(`${id(1)},0.1,0.2`).subarray(0, 80);
    expect(await desk.sync('epss')).toMatchObject({
      kind: 'failed',
      error: expect.stringContaining('cut off or spoilt'),
    });
    desk.server.files.epss = EPSS(`${id(1)},0.1,0.2`);
    expect(await desk.sync('epss')).toMatchObject({
      kind: 'failed',
      error: expect.stringContaining('where 3 are in force'),
    });
    expect(await desk.query('SELECT count(*)::int AS rows FROM exploit_predictions')).toEqual([{ rows: 3 }]);
  });

  it("take Debian's tracker package by package", async () => {
    desk.server.files.debian = JSON.stringify({
      openssh: {
        'CVE-2024-6387': {
          scope: 'remote',
          releases: {
            bookworm: { status: 'resolved', fixed_version: '1:9.2p1-2+deb12u3', urgency: 'high' },
            bullseye: { status: 'resolved', fixed_version: '0' },
            sid: { status: 'open' },
            trixie: { status: 'undetermined' },
          },
        },
        'TEMP-0000000-A1B2C3': { releases: { sid: { status: 'open' } } },
        'CVE-2020-15778': { releases: { bookworm: { status: 'someday' } } },
      },
    });
    expect(await desk.sync('debian')).toMatchObject({ kind: 'applied', tally: { read: 3, skipped: 1 } });
    expect(await desk.query('SELECT release, status, fixed_version FROM distribution_fixes ORDER BY release')).toEqual([
      { release: 'bookworm', status: 'fixed', fixed_version: '1:9.2p1-2+deb12u3' },
      { release: 'bullseye', status: 'not_affected', fixed_version: null },
      { release: 'sid', status: 'open', fixed_version: null },
    ]);
  });
});

describe('the CVE list', () => {
  const record = (cveId: string) => ({
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId, state: 'PUBLISHED' },
    containers: {
      cna: {
        affected: [
          { vendor: 'MikroTik', product: 'RouterOS', versions: [{ version: 'RouterOS < 7.19.2', status: 'affected' }] },
        ],
      },
    },
  });

  it('is asked about what NVD has not enriched, and about nothing else', async () => {
    put(1);
    desk.server.nvd.put(id(2), { vulnStatus: 'Deferred' });
    desk.server.nvd.put(id(3), { vulnStatus: 'Awaiting Analysis' });
    await desk.applied('nvd');
    desk.server.cveList.set(id(2), record(id(2)));
    const report = await desk.sync('cve5');
    expect(report).toMatchObject({
      kind: 'applied',
      applied: { counts: { total: 1 }, products: ['mikrotik:routeros'] },
    });
    expect(desk.server.requestsOf('cve5')).toHaveLength(2);
  });

  it('brings what came before it broke off', async () => {
    [1, 2, 3].forEach((number) => desk.server.nvd.put(id(number), { vulnStatus: 'Deferred' }));
    await desk.applied('nvd');
    [1, 2, 3].forEach((number) => desk.server.cveList.set(id(number), record(id(number))));
    desk.server.faults.cve5 = ['unavailable', 'unavailable', 'unavailable'];
    expect(await desk.sync('cve5')).toMatchObject({ kind: 'failed', error: expect.stringContaining('503') });
    await desk.applied('cve5');
    expect((await desk.state('cve5'))?.counts?.total).toBe(3);
  });
});
