import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AdvisoryRecord,
  AdvisoryStore,
  FeedStates,
  KnownAdvisories,
  type ProductName,
} from '../../apps/api/src/advisory/index.js';
import { type ReadTx, UnitOfWork } from '../../apps/api/src/platform/database/index.js';
import { type Centre, startSystem, type System, until } from '../support/system.js';

let system: System;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(() => system.stop());

const asked = <T>(centre: Centre, question: (tx: ReadTx) => Promise<T>): Promise<T> =>
  centre.app.get(UnitOfWork, { strict: false }).run(question);
const states = (centre: Centre) => asked(centre, (tx) => centre.app.get(FeedStates, { strict: false }).all(tx));
const cvesOf = async (centre: Centre, name: ProductName) => {
  const key = `${name.vendor}:${name.product}`;
  const everyVersion = [{ name: key, place: null }];
  return (await asked(centre, (tx) => centre.app.get(KnownAdvisories, { strict: false }).of(everyVersion, tx))).get(
    key,
  )!;
};
const shipped = (centre: Centre) =>
  until(
    'the shipped advisories to be known',
    () => states(centre),
    (all) => ['nvd', 'kev', 'epss'].every((feed) => all.some((state) => state.feed === feed && state.version !== null)),
  );

describe('a fresh centre without a network', () => {
  it('answers before, and soon knows true CVEs of common services', async () => {
    expect(await cvesOf(system.centre, { vendor: 'openbsd', product: 'openssh' })).toEqual([]);
    const centre = await system.startAnother({ FEED_SHIPPED: 'on' });
    const nvd = (await shipped(centre)).find((state) => state.feed === 'nvd')!;
    expect(nvd).toMatchObject({ origin: 'shipped', lastError: null });
    expect(nvd.counts!.total).toBeGreaterThan(9_000);
    const openssh = await cvesOf(centre, { vendor: 'openbsd', product: 'openssh' });
    expect(openssh.length).toBeGreaterThan(100);
    const regression = openssh.find((advisory) => advisory.cve === 'CVE-2024-6387')!;
    expect(regression.records[0]!.scores.map((score) => score.score)).toContain(8.1);
    const apache = await cvesOf(centre, { vendor: 'apache', product: 'http_server' });
    const traversal = apache.find((advisory) => advisory.cve === 'CVE-2021-41773')!;
    expect(traversal.knownExploited).toMatchObject({ addedOn: '2021-11-03' });
    expect(traversal.exploitPrediction!.probability).toBeGreaterThan(0.5);
    for (const [vendor, product] of [
      ['f5', 'nginx'],
      ['samba', 'samba'],
      ['isc', 'bind'],
      ['thekelleys', 'dnsmasq'],
      ['dropbear_ssh_project', 'dropbear_ssh'],
      ['vsftpd_project', 'vsftpd'],
      ['mariadb', 'mariadb'],
      ['synology', 'diskstation_manager'],
      ['mikrotik', 'routeros'],
    ] as const) {
      expect({ product, cves: (await cvesOf(centre, { vendor, product })).length > 0 }).toEqual({
        product,
        cves: true,
      });
    }
  });

  it('loads them once, however many replicas start', async () => {
    const version = (centre: Centre) =>
      asked(centre, (tx) => centre.app.get(KnownAdvisories, { strict: false }).version(tx));
    const before = await version(system.centre);
    const centres = await Promise.all([1, 2].map(() => system.startAnother({ FEED_SHIPPED: 'on' })));
    await Promise.all(centres.map(shipped));
    expect(await version(system.centre)).toBe(before);
  });

  it('never takes the place of what was synced', async () => {
    const record: AdvisoryRecord = {
      cve: 'CVE-2026-9999',
      source: 'nvd',
      state: 'active',
      published: null,
      modified: '2026-11-25T00:00:00Z',
      description: '',
      scores: [],
      cwes: [],
      references: [],
      configurations: [],
    };
    const sync = { feed: 'nvd', version: 'synced', origin: 'sync', cursor: null, at: new Date() } as const;
    await system.centre.app.get(AdvisoryStore, { strict: false }).apply({ ...sync, mode: 'replace', items: [record] });
    const centre = await system.startAnother({ FEED_SHIPPED: 'on' });
    await shipped(centre);
    const nvd = (await states(centre)).find((state) => state.feed === 'nvd');
    expect(nvd).toMatchObject({ origin: 'sync', version: 'synced', counts: { total: 1 } });
  });
});
