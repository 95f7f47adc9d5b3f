import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  AdvisoryChanges,
  type AdvisoryRecord,
  AdvisoryStore,
  FeedStates,
  type FeedSync,
  KnownAdvisories,
} from '../../apps/api/src/advisory/index.js';
import { Notifications, type ReadTx, TenantWork, UnitOfWork } from '../../apps/api/src/platform/database/index.js';
import { startSystem, type System, until } from '../support/system.js';

const AT = new Date('2026-11-25T12:00:00Z');
const OPENSSH = { vendor: 'openbsd', product: 'openssh' };
const NGINX = { vendor: 'f5', product: 'nginx' };

let system: System;
/** As the owner of the tables, for what no role of the API may do. */
let owner: pg.Client;

beforeAll(async () => {
  system = await startSystem();
  owner = new pg.Client(system.database.url);
  await owner.connect();
  await started();
});

afterAll(async () => {
  await owner.end();
  await system.stop();
});

beforeEach(async () => {
  await owner.query(
    'TRUNCATE advisory_records, known_exploited, exploit_predictions, distribution_fixes, advisory_feeds, advisory_changes',
  );
});

/** A centre that starts brings its own table and corrections into force, which is not to happen in the middle of a test. */
async function started(): Promise<void> {
  await until(
    'what is shipped to be in force',
    async () => (await owner.query(`SELECT FROM advisory_feeds WHERE feed IN ('routeros', 'overlay')`)).rowCount,
    (feeds) => feeds === 2,
  );
}

async function anotherStore(): Promise<AdvisoryStore> {
  const another = await system.startAnother();
  await started();
  return another.app.get(AdvisoryStore, { strict: false });
}

const get = <T>(token: new (...args: never[]) => T): T => system.centre.app.get(token, { strict: false });
const store = () => get(AdvisoryStore);
const read = <T>(question: (tx: ReadTx) => Promise<T>): Promise<T> => get(UnitOfWork).run(question);
const everyVersion = ({ vendor, product }: { vendor: string; product: string }) => ({
  name: `${vendor}:${product}`,
  place: null,
});
const known = (...names: { vendor: string; product: string }[]) =>
  read((tx) => get(KnownAdvisories).of(names.map(everyVersion), tx));
const version = () => read((tx) => get(KnownAdvisories).version(tx));

/** Which CVEs a product has. */
async function cvesOf(name: { vendor: string; product: string }): Promise<string[]> {
  return (await known(name)).get(`${name.vendor}:${name.product}`)!.map((advisory) => advisory.cve);
}

function record(cve: string, names: readonly string[], more: Partial<AdvisoryRecord> = {}): AdvisoryRecord {
  const criteria = names.map((name) => ({
    vulnerable: true,
    criteria: `cpe:2.3:${name.split(':').length === 3 ? name : `a:${name}`}:*:*:*:*:*:*:*:*`,
    bounds: { endExcluding: '9.8' },
  }));
  return {
    cve,
    source: 'nvd',
    state: 'active',
    published: '2026-01-01T00:00:00Z',
    modified: '2026-06-01T00:00:00Z',
    description: `What ${cve} is.`,
    scores: [{ source: 'nvd@nist.gov', type: 'primary', version: '3.1', score: 8.1, vector: 'CVSS:3.1/AV:N' }],
    cwes: ['CWE-362'],
    references: ['https://example.org/advisory'],
    configurations:
      names.length === 0
        ? []
        : [{ operator: 'OR', negate: false, nodes: [{ operator: 'OR', negate: false, criteria }] }],
    ...more,
  };
}

const rejected = (cve: string, modified = '2026-07-01T00:00:00Z') =>
  record(cve, [], { state: 'rejected', modified, description: '' });

function nvd(items: FeedSync<'nvd'>['items'], more: Partial<FeedSync<'nvd'>> = {}): FeedSync<'nvd'> {
  return { feed: 'nvd', version: 'v1', origin: 'sync', mode: 'merge', items, cursor: null, at: AT, ...more };
}

describe('a sync', () => {
  it('comes into force with what every source says of a CVE', async () => {
    const ours = record('CVE-2024-6387', ['openbsd:openssh', 'f5:nginx']);
    const overlay = record('CVE-2024-6387', ['openbsd:openssh'], { source: 'overlay', references: [] });
    await store().apply(nvd([ours]));
    await store().apply({ ...nvd([]), feed: 'overlay', items: [overlay] });
    const entry = {
      cve: 'CVE-2024-6387',
      addedOn: '2024-07-02',
      dueOn: null,
      ransomware: true,
      requiredAction: 'Update "now"\tor\nunplug \\ it.',
    };
    await store().apply({ ...nvd([]), feed: 'kev', mode: 'replace', items: [entry] });
    const prediction = { cve: 'CVE-2024-6387', probability: 0.5, percentile: 0.984375, scoredOn: '2026-11-24' };
    await store().apply({ ...nvd([]), feed: 'epss', items: [prediction] });
    const fix = {
      distribution: 'debian' as const,
      release: 'bookworm',
      sourcePackage: 'openssh',
      cve: 'CVE-2024-6387',
      status: 'fixed' as const,
      fixedVersion: '1:9.2p1-2+deb12u3',
    };
    await store().apply({ ...nvd([]), feed: 'debian', items: [fix] });
    expect(await known(OPENSSH, NGINX, { vendor: 'no', product: 'one' })).toEqual(
      new Map([
        [
          'openbsd:openssh',
          [
            {
              cve: 'CVE-2024-6387',
              records: [ours, overlay],
              knownExploited: entry,
              exploitPrediction: prediction,
              distributionFixes: [fix],
            },
          ],
        ],
        ['f5:nginx', [expect.objectContaining({ records: [ours, overlay] })]],
        ['no:one', []],
      ]),
    );
  });

  it('is found by vendor and product, whatever part the source gave them', async () => {
    await store().apply(
      nvd([
        record('CVE-2018-10066', ['a:mikrotik:routeros']),
        record('CVE-2018-14847', ['o:mikrotik:routeros']),
        record('CVE-2008-0680', ['h:MikroTik:RouterOS']),
      ]),
    );
    expect(await cvesOf({ vendor: 'mikrotik', product: 'routeros' })).toEqual([
      'CVE-2008-0680',
      'CVE-2018-10066',
      'CVE-2018-14847',
    ]);
  });

  it('is found by hardware that carries a firmware, but not by a platform', async () => {
    const leg = (criteria: string, vulnerable: boolean) => ({
      operator: 'OR' as const,
      negate: false,
      criteria: [{ vulnerable, criteria: `cpe:2.3:${criteria}:*:*:*:*:*:*:*:*`, bounds: {} }],
    });
    const nodes = [
      leg('o:axis:m1065_firmware', true),
      leg('h:axis:m1065', false),
      leg('o:microsoft:windows', false),
      leg('a:curl\\:ed:we\\/ird', true),
    ];
    const configurations = [{ operator: 'AND' as const, negate: false, nodes }];
    await store().apply(nvd([record('CVE-2020-0001', [], { configurations })]));
    expect(await cvesOf({ vendor: 'axis', product: 'm1065_firmware' })).toHaveLength(1);
    expect(await cvesOf({ vendor: 'axis', product: 'm1065' })).toHaveLength(1);
    expect(await cvesOf({ vendor: 'curl:ed', product: 'we/ird' })).toHaveLength(1);
    expect(await cvesOf({ vendor: 'microsoft', product: 'windows' })).toEqual([]);
  });

  it('that brings nothing new changes nothing but the state of its feed', async () => {
    const items = [record('CVE-2024-6387', ['openbsd:openssh'])];
    const first = await store().apply(nvd(items));
    expect(first).toMatchObject({ advisoryVersion: '1', changed: true, counts: { added: 1, total: 1 } });
    const second = await store().apply(nvd(items, { version: 'v2', cursor: { until: '2026-11-25' } }));
    expect(second).toEqual({
      advisoryVersion: '1',
      changed: false,
      counts: { added: 0, changed: 0, removed: 0, unchanged: 1, total: 1 },
      products: [],
      rescored: [],
    });
    expect(await read((tx) => get(FeedStates).all(tx))).toEqual([
      {
        feed: 'nvd',
        version: 'v2',
        origin: 'sync',
        lastGoodAt: AT,
        lastAttemptAt: AT,
        lastError: null,
        counts: second.counts,
        cursor: { until: '2026-11-25' },
      },
    ]);
  });

  it('takes the later one of two records of the same CVE', async () => {
    const applied = await store().apply(
      nvd([record('CVE-2024-6387', ['openbsd:openssh']), record('CVE-2024-6387', ['f5:nginx'])]),
    );
    expect(applied.counts).toMatchObject({ added: 1, total: 1 });
    expect(await cvesOf(NGINX)).toEqual(['CVE-2024-6387']);
    expect(await cvesOf(OPENSSH)).toEqual([]);
  });

  it('keeps what the database could not hold readable', async () => {
    await store().apply(nvd([record('CVE-2024-6387', ['openbsd:openssh'], { description: 'a\0b\ud800c\\.\td' })]));
    const [advisory] = (await known(OPENSSH)).get('openbsd:openssh')!;
    expect(advisory!.records[0]!.description).toBe('ab\ufffdc\\.\td');
  });
});

describe('merging', () => {
  it('adds and updates, and leaves alone what is not in it', async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx']), record('CVE-2024-0002', ['f5:nginx'])]));
    const later = { modified: '2026-08-01T00:00:00Z', description: 'More is known.' };
    const applied = await store().apply(
      nvd([record('CVE-2024-0002', ['openbsd:openssh'], later), record('CVE-2024-0003', ['isc:bind'])]),
    );
    expect(applied).toMatchObject({
      counts: { added: 1, changed: 1, removed: 0, unchanged: 0, total: 3 },
      products: ['f5:nginx', 'isc:bind', 'openbsd:openssh'],
    });
    expect(await cvesOf(NGINX)).toEqual(['CVE-2024-0001']);
  });

  it('never takes back what is newer', async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx'])]));
    const older = record('CVE-2024-0001', ['isc:bind'], { modified: '2026-05-31T00:00:00Z' });
    expect(await store().apply(nvd([older]))).toMatchObject({ changed: false, counts: { unchanged: 1 } });
    expect(await cvesOf(NGINX)).toEqual(['CVE-2024-0001']);
  });

  it('removes what was rejected, for good', async () => {
    const before = record('CVE-2024-0001', ['f5:nginx']);
    await store().apply(nvd([before]));
    expect(await store().apply(nvd([rejected('CVE-2024-0001')]))).toMatchObject({
      counts: { added: 0, changed: 0, removed: 1, total: 0 },
      products: ['f5:nginx'],
    });
    expect(await store().apply(nvd([before]))).toMatchObject({ changed: false, products: [] });
    expect(await cvesOf(NGINX)).toEqual([]);
    expect(await read((tx) => get(KnownAdvisories).byCve(['CVE-2024-0001'], tx))).toEqual(new Map());
  });

  it('of a rejected CVE that was never known is no news', async () => {
    const applied = await store().apply(nvd([rejected('CVE-2024-0009')]));
    expect(applied).toMatchObject({ changed: false, counts: { added: 0, removed: 0, total: 0 } });
  });
});

describe('replacing', () => {
  it('lets go what is not in it, of its own feed alone', async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx']), record('CVE-2024-0002', ['isc:bind'])]));
    const other = record('CVE-2024-0001', ['f5:nginx'], { source: 'cve5' });
    await store().apply({ ...nvd([]), feed: 'cve5', items: [other] });
    const applied = await store().apply(nvd([record('CVE-2024-0002', ['isc:bind'])], { mode: 'replace' }));
    expect(applied).toMatchObject({ counts: { removed: 1, unchanged: 1, total: 1 }, products: ['f5:nginx'] });
    expect((await known(NGINX)).get('f5:nginx')!.map((advisory) => advisory.records)).toEqual([[other]]);
  });

  it('with nothing is refused', async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx'])]));
    await expect(store().apply(nvd([], { mode: 'replace' }))).rejects.toThrow('there is nothing in it');
    expect(await cvesOf(NGINX)).toEqual(['CVE-2024-0001']);
  });
});

describe('a sync that fails', () => {
  const before = async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx'])]));
    return version();
  };

  it('in the middle of its items changes nothing', async () => {
    const inForce = await before();
    async function* broken() {
      for (let number = 1000; number < 9000; number++) yield record(`CVE-2024-${number}`, ['f5:nginx']);
      await Promise.resolve();
      throw new Error('the line went dead');
    }
    await expect(store().apply(nvd(broken(), { mode: 'replace' }))).rejects.toThrow('the line went dead');
    await store().recordFailure('nvd', 'the line went dead', new Date('2026-11-25T13:00:00Z'));
    expect(await cvesOf(NGINX)).toEqual(['CVE-2024-0001']);
    expect(await version()).toBe(inForce);
    expect(await read((tx) => get(FeedStates).of('nvd', tx))).toMatchObject({
      version: 'v1',
      lastGoodAt: AT,
      lastAttemptAt: new Date('2026-11-25T13:00:00Z'),
      lastError: 'the line went dead',
    });
  });

  it('by a record of another source, or one the tables refuse, changes nothing', async () => {
    const inForce = await before();
    const strange = record('CVE-2024-0002', ['f5:nginx'], { source: 'cve5' });
    await expect(store().apply(nvd([strange]))).rejects.toThrow('CVE-2024-0002 is of cve5, not of nvd');
    const impossible = { cve: 'CVE-2024-0001', probability: 7, percentile: 0.5, scoredOn: '2026-11-24' };
    await expect(store().apply({ ...nvd([]), feed: 'epss', items: [impossible] })).rejects.toThrow('probability');
    expect(await version()).toBe(inForce);
  });

  it('with its connection, while it comes into force, changes nothing, and the next one works', async () => {
    const inForce = await before();
    await owner.query('BEGIN; LOCK TABLE advisory_changes IN ACCESS EXCLUSIVE MODE');
    const applying = store()
      .apply(nvd([record('CVE-2024-0002', ['f5:nginx'])], { mode: 'replace' }))
      .catch((error: unknown) => String(error));
    const waiting = `SELECT pid FROM pg_locks WHERE relation = 'advisory_changes'::regclass AND NOT granted`;
    const pids = await until(
      'the sync to come to its last step',
      async () => (await owner.query<{ pid: number }>(waiting)).rows,
      (rows) => rows.length > 0,
    );
    await owner.query('SELECT pg_terminate_backend($1)', [pids[0]!.pid]);
    await owner.query('COMMIT');
    expect(await applying).toMatch('terminat');
    expect(await cvesOf(NGINX)).toEqual(['CVE-2024-0001']);
    expect(await version()).toBe(inForce);
    await store().apply(nvd([record('CVE-2024-0002', ['f5:nginx'])], { mode: 'replace' }));
    expect(await cvesOf(NGINX)).toEqual(['CVE-2024-0002']);
  });
});

describe('two replicas', () => {
  it('do not work for the same feed at once, but for different ones', async () => {
    const other = await anotherStore();
    const outcome = await store().whileAlone('nvd', async () => [
      await other.whileAlone('nvd', () => Promise.resolve('nvd')),
      await other.whileAlone('kev', () => Promise.resolve('kev')),
    ]);
    expect(outcome).toEqual([undefined, 'kev']);
    expect(await other.whileAlone('nvd', () => Promise.resolve('now'))).toBe('now');
    await expect(store().whileAlone('nvd', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await other.whileAlone('nvd', () => Promise.resolve('again'))).toBe('again');
  });

  it('that apply at the same time give one state after the other, each with a version of its own', async () => {
    const other = await anotherStore();
    const applied = await Promise.all(
      [store(), other, store(), other].map((each, index) =>
        each.apply(nvd([record(`CVE-2024-000${index}`, [`vendor:product${index}`])], { mode: 'replace' })),
      ),
    );
    const versions = applied.map((each) => Number(each.advisoryVersion));
    expect(new Set(versions).size).toBe(4);
    const last = versions.indexOf(Math.max(...versions));
    const { rows } = await owner.query(`SELECT cve FROM advisory_records WHERE source = 'nvd'`);
    expect(rows).toEqual([{ cve: `CVE-2024-000${last}` }]);
  });
});

describe('what changed', () => {
  const since = (from: string) => read((tx) => get(AdvisoryChanges).since(from, tx));

  it('is the products of records, and apart from them the CVEs that were only scored anew', async () => {
    expect(await since('0')).toEqual({ version: '0', products: [], rescored: [] });
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx'])]));
    await store().apply(nvd([record('CVE-2024-0002', ['isc:bind', 'isc:dhcp'])]));
    const prediction = { cve: 'CVE-2024-0001', probability: 0.5, percentile: 0.9, scoredOn: '2026-11-24' };
    await store().apply({ ...nvd([]), feed: 'epss', mode: 'replace', items: [prediction] });
    await store().apply({ ...nvd([]), feed: 'routeros', items: [{ vendor: 'mikrotik', product: 'routeros' }] });
    expect(await since('1')).toEqual({
      version: '4',
      products: ['isc:bind', 'isc:dhcp', 'mikrotik:routeros'],
      rescored: ['CVE-2024-0001'],
    });
    expect(await since('4')).toEqual({ version: '4', products: [], rescored: [] });
    expect((await since('0')).products).toContain('f5:nginx');
  });

  it('is everything, when the versions between are forgotten', async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx'])]));
    await store().apply(nvd([record('CVE-2024-0002', ['isc:bind'])]));
    await owner.query('DELETE FROM advisory_changes WHERE version = 1');
    expect(await since('1')).toEqual({ version: '2', products: 'all', rescored: 'all' });
    expect(await since('0')).toEqual({ version: '2', products: 'all', rescored: 'all' });
  });

  it('is forgotten after a month, the newest excepted', async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx'])]));
    await store().apply(nvd([record('CVE-2024-0002', ['isc:bind'])]));
    const tidy = () => get(Notifications).announced('tidying');
    await owner.query(`UPDATE advisory_changes SET at = now() - interval '31 days'`);
    await tidy();
    await until(
      'the older change to be forgotten',
      async () => (await owner.query<{ version: string }>('SELECT version FROM advisory_changes')).rows,
      (rows) => rows.length === 1,
    );
    expect(await version()).toBe('2');
  });

  it('is not listed, when it is nearly everything', async () => {
    async function* many() {
      for (let number = 0; number < 200; number++) {
        const names = Array.from({ length: 101 }, (_, index) => `vendor${number}:product${index}`);
        yield await Promise.resolve(record(`CVE-2024-${10_000 + number}`, names));
      }
    }
    expect((await store().apply(nvd(many()))).products).toBe('all');
    expect((await since('0')).products).toBe('all');
  });
});

describe('what is not matched yet', () => {
  it('is counted by the vendors its text names, until some source says what it affects', async () => {
    await store().apply(
      nvd([
        record('CVE-2026-0001', [], { description: 'A flaw in MikroTik RouterOS before 7.20.' }),
        record('CVE-2026-0002', [], { description: 'An issue in mikrotik SwOS; also of F5 Networks.' }),
        record('CVE-2026-0003', ['mikrotik:routeros'], { description: 'A flaw in MikroTik RouterOS.' }),
        record('CVE-2026-0004', [], { description: 'Western Digital My Cloud.' }),
      ]),
    );
    const count = () =>
      read((tx) => get(KnownAdvisories).unmatchedCount(['mikrotik', 'f5', 'western_digital', 'digital_western'], tx));
    expect(await count()).toEqual(
      new Map([
        ['mikrotik', 2],
        ['f5', 1],
        ['western_digital', 1],
        ['digital_western', 0],
      ]),
    );
    await store().apply({
      ...nvd([]),
      feed: 'cve5',
      items: [record('CVE-2026-0001', ['mikrotik:routeros'], { source: 'cve5' })],
    });
    expect((await count()).get('mikrotik')).toBe(1);
  });
});

describe('a caller', () => {
  it('may read what is known, and change none of it', async () => {
    await store().apply(nvd([record('CVE-2024-0001', ['f5:nginx'])]));
    const site = await system.centre.provisionSite();
    const work = get(TenantWork);
    const seen = await work.read(site.tenantId, (tx) => get(KnownAdvisories).of([everyVersion(NGINX)], tx));
    expect(seen.get('f5:nginx')).toHaveLength(1);
    for (const table of ['advisory_records', 'known_exploited', 'advisory_feeds', 'advisory_changes']) {
      await expect(work.write(site.tenantId, (tx) => tx.query(`DELETE FROM ${table}`))).rejects.toMatchObject({
        driverError: { code: '42501' },
      });
    }
  });
});
