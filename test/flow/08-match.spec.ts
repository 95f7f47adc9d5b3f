import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { KnownAdvisories, RouterOsAdvisories } from '../../apps/api/src/advisory/index.js';
import { loadApiConfig } from '../../apps/api/src/config/index.js';
import { ObservationsReadModel, SITE_SCAN_OBSERVED } from '../../apps/api/src/ingest/index.js';
import { AdvisoryShelf, FindingsStore, MatchSiteScan, MatchWorker } from '../../apps/api/src/match/index.js';
import {
  migrateDatabase,
  Notifications,
  UnitOfWork,
  WakeableLoops,
} from '../../apps/api/src/platform/database/index.js';
import { SiteScans } from '../../apps/api/src/request/index.js';
import { insertHost, insertRouter, insertScan, mikrotikFtp, routerFacts, TELNET_ON } from '../support/observed-rows.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let test: TestDatabase;
let database: DataSource;
let unitOfWork: UnitOfWork;
let match: MatchSiteScan;

beforeAll(async () => {
  test = await createTestDatabase(migrateDatabase);
  database = await new DataSource({ type: 'postgres', url: test.url }).initialize();
  unitOfWork = new UnitOfWork(database);
  match = new MatchSiteScan(
    new SiteScans(),
    new ObservationsReadModel(),
    new AdvisoryShelf(new KnownAdvisories(), new RouterOsAdvisories()),
    new FindingsStore(),
  );
});

afterAll(async () => {
  await database.destroy();
  await test.drop();
});

beforeEach(async () => {
  await database.query(
    'TRUNCATE scans, site_scans, host_observations, port_observations, router_observations, findings',
  );
});

const matchAll = (limit = 10, setAside: readonly string[] = []) =>
  unitOfWork.run((tx) => match.matchWaiting(tx, limit, new Set(setAside)));
const stateOf = async (siteScanId: string): Promise<string | undefined> => {
  const [row]: { state: string }[] = await database.query('SELECT state FROM site_scans WHERE id = $1', [siteScanId]);
  return row?.state;
};
const findings = (): Promise<Record<string, unknown>[]> => database.query('SELECT * FROM findings ORDER BY id');

/** Observations of which matching makes an error: text where a table of checks belongs. */
const spoil = (siteScanId: string) =>
  database.query(`UPDATE router_observations SET checks = '"spoilt"' WHERE site_scan_id = $1`, [siteScanId]);

describe('match', () => {
  it('turns observations into findings and ends the site scan as the agent said', async () => {
    const scan = await insertScan(database, { outcome: 'partial' });
    await insertRouter(database, scan, { facts: routerFacts('7.24.1 (stable)'), checks: [TELNET_ON] });
    await insertHost(database, scan, { address: '10.77.0.11', ports: [mikrotikFtp('6.40.7')] });
    expect(await matchAll()).toEqual({ matched: [scan.siteScanId], failed: [] });
    expect(await stateOf(scan.siteScanId)).toBe('partial');
    const rows = await findings();
    const of = (reference: string) => rows.filter((row) => row.reference === reference).map((row) => row.address);
    expect(of('CVE-2026-86060').sort()).toEqual(['10.77.0.1', '10.77.0.11']);
    expect(of('CVE-2018-14847')).toEqual(['10.77.0.11']);
    expect(of('mgmt.plain-telnet')).toEqual(['10.77.0.1']);
    expect(rows.every((row) => row.tenant_id === scan.tenantId && row.scan_id === scan.scanId)).toBe(true);
    expect(rows.find((row) => row.reference === 'CVE-2018-14847')).toMatchObject({
      score: 9.1,
      severity: 'critical',
      known_exploited: true,
      match_class: 'definite',
      evidence: { found: '6.40.7', source: 'ftp_banner', range: '>=6.29 <6.40.8', upgrade_to: ['6.40.8 (long-term)'] },
    });
  });

  it('finds nothing, and says nothing of clean, where the router could not be read', async () => {
    const scan = await insertScan(database, { outcome: 'partial' });
    await insertRouter(database, scan, { facts: null });
    await insertHost(database, scan, { address: '10.77.0.11', outcome: 'no_answer' });
    await matchAll();
    expect(await findings()).toEqual([]);
    expect(await stateOf(scan.siteScanId)).toBe('partial');
  });

  it('takes only the attempt in force', async () => {
    const scan = await insertScan(database);
    await insertRouter(database, { ...scan, attempt: 2 }, { facts: routerFacts('7.24.1 (stable)') });
    await matchAll();
    expect(await findings()).toEqual([]);
  });

  it('gives the same rows when it is done again, and changes back what was changed by hand', async () => {
    const scan = await insertScan(database);
    await insertRouter(database, scan, { facts: routerFacts('7.24.1 (stable)'), checks: [TELNET_ON] });
    await matchAll();
    const first = await findings();
    const again = () => database.query(`UPDATE site_scans SET state = 'processing' WHERE id = $1`, [scan.siteScanId]);
    await again();
    await matchAll();
    expect(JSON.stringify(await findings())).toBe(JSON.stringify(first));
    await database.query(`UPDATE findings SET evidence_key = 'old', title = 'old' WHERE reference = 'CVE-2026-86060'`);
    await again();
    await matchAll();
    const rows = await findings();
    expect(rows.map((row) => row.title)).toEqual(first.map((row) => row.title));
  });

  it('removes what does not hold any more', async () => {
    const scan = await insertScan(database);
    await insertRouter(database, scan, { facts: routerFacts('7.24.1 (stable)') });
    await matchAll();
    await database.query(`UPDATE router_observations SET facts = jsonb_set(facts, '{version}', '"7.24.2 (stable)"')`);
    await database.query(`UPDATE site_scans SET state = 'processing'`);
    await matchAll();
    expect((await findings()).map((row) => row.reference)).not.toContain('CVE-2026-86060');
  });

  it('lets one that fails hold up nobody, and leaves nothing half done', async () => {
    const bad = await insertScan(database, { finishedAt: '2026-11-23T11:00:00Z' });
    await insertRouter(database, bad, { facts: routerFacts('7.24.1 (stable)') });
    await spoil(bad.siteScanId);
    const good = await insertScan(database);
    await insertRouter(database, good, { facts: routerFacts('7.24.1 (stable)') });
    const turn = await matchAll();
    expect(turn.matched).toEqual([good.siteScanId]);
    expect(turn.failed.map(({ siteScanId }) => siteScanId)).toEqual([bad.siteScanId]);
    expect(await stateOf(bad.siteScanId)).toBe('processing');
    expect(await stateOf(good.siteScanId)).toBe('completed');
    expect((await findings()).every((row) => row.site_scan_id === good.siteScanId)).toBe(true);
  });

  it('survives an error of the database itself in the middle of a turn', async () => {
    const bad = await insertScan(database, { finishedAt: '2026-11-23T11:00:00Z' });
    await insertRouter(database, bad, {
      facts: routerFacts('7.24.1 (stable)'),
      checks: [{ ...TELNET_ON, version: 1, title: null as never }],
    });
    const good = await insertScan(database);
    const turn = await matchAll();
    expect(turn.matched).toEqual([good.siteScanId]);
    expect(String(turn.failed[0]?.error)).toContain('null value in column "title"');
    expect(await findings()).toEqual([]);
  });

  it('goes past the ones set aside, even when they fill the head of the queue', async () => {
    const aside = [await insertScan(database, { finishedAt: '2026-11-23T11:00:00Z' }), await insertScan(database, { finishedAt: '2026-11-23T11:00:01Z' })]; // prettier-ignore
    const good = await insertScan(database);
    const turn = await matchAll(1, aside.map((scan) => scan.siteScanId)); // prettier-ignore
    expect(turn.matched).toEqual([good.siteScanId]);
  });

  it('is shared by two that match at once', async () => {
    const scans = await Promise.all(Array.from({ length: 6 }, () => insertScan(database)));
    const turns = await Promise.all([matchAll(3), matchAll(3), matchAll(3)]);
    const rest = await matchAll();
    const matched = [...turns, rest].flatMap((turn) => turn.matched);
    expect(matched.sort()).toEqual(scans.map((scan) => scan.siteScanId).sort());
  });
});

describe('the worker', () => {
  let stop: () => Promise<void> = () => Promise.resolve();

  function start(): Notifications {
    const config = loadApiConfig({
      DATABASE_URL: test.url,
      NATS_URL: 'nats://127.0.0.1:1',
      JWT_ISSUER: 'https://issuer.test',
      JWT_AUDIENCE: 'siteward',
      JWT_PUBLIC_KEY_FILE: '/nowhere.pem',
    });
    const notifications = new Notifications(database, config);
    const loops = new WakeableLoops(notifications, { runsWorkers: true });
    new MatchWorker(unitOfWork, match, notifications, loops);
    loops.onApplicationBootstrap();
    stop = async () => {
      await loops.beforeApplicationShutdown();
      await notifications.onApplicationShutdown();
    };
    return notifications;
  }

  afterEach(async () => {
    await stop();
    jest.restoreAllMocks();
  });

  /** Asks until the fact is there; the time-out of the test is the limit. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
  }

  /** An announcement before anybody listens is only found by polling. */
  async function isListening(): Promise<boolean> {
    const text = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'`;
    const rows: unknown[] = await database.query(text);
    return rows.length > 0;
  }

  it('matches what is there when it starts, and what is announced later', async () => {
    const first = await insertScan(database);
    const notifications = start();
    await until(async () => (await stateOf(first.siteScanId)) === 'completed');
    await until(isListening);
    const second = await insertScan(database);
    notifications.announce(SITE_SCAN_OBSERVED);
    await until(async () => (await stateOf(second.siteScanId)) === 'completed');
  });

  it('says once that one fails, and matches it when it can be', async () => {
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const scan = await insertScan(database);
    await insertRouter(database, scan, { facts: routerFacts('7.24.1 (stable)') });
    await spoil(scan.siteScanId);
    start();
    await until(() => Promise.resolve(errors.mock.calls.length > 0));
    await database.query(`UPDATE router_observations SET checks = '[]'`);
    await until(async () => (await stateOf(scan.siteScanId)) === 'completed');
    expect(errors).toHaveBeenCalledTimes(1);
    expect(errors.mock.calls[0]?.[0]).toMatchObject({ siteScanId: scan.siteScanId });
  });
});
