import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ListeningSite, listenAt } from '../support/listening-site.js';
import { type Centre, startSystem, type System, type TestSite, until } from '../support/system.js';

const SCHEDULES = '/scans/cve/scheduled';
const HOUR_MS = 3_600_000;

let system: System;
let site: TestSite;
let listener: ListeningSite | undefined;
let centres: Centre[];
/** As the login that owns the database, for what no role of the API may do. */
let owner: pg.Client;

beforeAll(async () => {
  system = await startSystem();
  centres = [system.centre, await system.startAnother(), await system.startAnother()];
  site = await system.centre.provisionSite();
  listener = await listenAt(system.nats.url, site.siteId);
  owner = new pg.Client(system.database.url);
  await owner.connect();
});

afterEach(async () => {
  await owner.query('DROP TRIGGER IF EXISTS hinder ON outbox');
});

afterAll(async () => {
  await listener?.leave();
  await owner.end();
  await system.stop();
});

async function schedule(change: Record<string, unknown> = {}): Promise<string> {
  const { body, status, text } = await system.centre.post(site.tenantId, SCHEDULES, {
    description: 'Nightly',
    day_of_week: 1,
    time_of_day: '02:00',
    every_n_weeks: 1,
    timezone: 'UTC',
    min_cvss: 0,
    warning_threshold: 7,
    sites: [{ id: site.siteId, subnet: '10.77.0.0/24' }],
    ...change,
  });
  expect({ status, text }).toMatchObject({ status: 201 });
  return String(body.id);
}

/** Lets the time of its next run come, so long ago, and tells all centres to look. */
async function makeDue(scheduleId: string, agoMs = 1_000): Promise<void> {
  const due = new Date(Date.now() - agoMs);
  await owner.query('UPDATE schedules SET next_run_at = $2 WHERE id = $1', [scheduleId, due]);
  await look();
}

const look = () => owner.query(`SELECT pg_notify('due_runs', '')`);

interface Run {
  readonly id: string;
  readonly states: readonly string[];
}

const runsOf = (scheduleId: string) =>
  system.centre.query<Run>(
    `SELECT scans.id, array_agg(site_scans.state ORDER BY site_scans.site_id) AS states
     FROM scans JOIN site_scans ON scan_id = scans.id WHERE schedule_id = $1 GROUP BY scans.id ORDER BY min(requested_at)`,
    [scheduleId],
  );

const runs = (scheduleId: string, count: number) =>
  until(
    `${count} runs`,
    () => runsOf(scheduleId),
    ({ length }) => length >= count,
  );

const audited = (scheduleId: string) =>
  system.centre.query<{ action: string; actor_kind: string; details: { why?: string } }>(
    `SELECT action, actor_kind, details FROM audit_log WHERE resource_id = $1 AND action LIKE 'schedule.run%' ORDER BY at`,
    [scheduleId],
  );

const nextRunOf = async (scheduleId: string): Promise<Date> => {
  const [row] = await system.centre.query<{ at: Date }>('SELECT next_run_at AS at FROM schedules WHERE id = $1', [
    scheduleId,
  ]);
  return row!.at;
};

/** All centres have had their turn when a later run of another schedule is begun. */
async function allHaveLooked(): Promise<void> {
  const others = await Promise.all(centres.map(() => schedule()));
  for (const other of others) {
    await makeDue(other);
    await runs(other, 1);
  }
}

describe('a run that is due', () => {
  it('begins by itself, as a scan of what the schedule covers, and the next one is a week later', async () => {
    const scheduleId = await schedule();
    await makeDue(scheduleId);
    const [run] = await runs(scheduleId, 1);
    const request = await listener!.takes(run!.id);
    expect(request).toMatchObject({ kind: 'scheduled', schedule_id: scheduleId, target_networks: ['10.77.0.0/24'] });
    expect((await nextRunOf(scheduleId)).getTime()).toBeGreaterThan(Date.now());
    const { body } = await system.centre.get(site.tenantId, `${SCHEDULES}/${scheduleId}`);
    expect(body).toMatchObject({ running: true });
    expect(body.last_run_at).not.toBeNull();
    const [entry] = await system.centre.query(`SELECT actor_kind FROM audit_log WHERE resource_id = $1`, [run!.id]);
    expect(entry).toEqual({ actor_kind: 'system' });
  });

  it('begins once, with three centres that look at the same moment, twenty times over', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => schedule()));
    const due = new Date(Date.now() - 1_000);
    await owner.query('UPDATE schedules SET next_run_at = $2 WHERE id = ANY($1)', [ids, due]);
    await Promise.all(centres.map(look));
    for (const id of ids) await runs(id, 1);
    await allHaveLooked();
    for (const id of ids) expect(await runsOf(id)).toHaveLength(1);
  });

  it('begins once when the centre dies in the middle of beginning it', async () => {
    const scheduleId = await schedule();
    await owner.query(`
      CREATE OR REPLACE FUNCTION hinder() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
      CREATE TRIGGER hinder BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION hinder()`);
    await makeDue(scheduleId);
    const stuck = `
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'PgSleep' AND application_name = 'siteward-api'`;
    const ask = async () => (await owner.query<{ pid: number }>(stuck)).rows;
    const [worker] = await until('a centre to be in the middle', ask, ({ length }) => length > 0);
    expect(await runsOf(scheduleId)).toEqual([]);
    // What the server sees of a kill -9: the connection is gone, and its transaction with it. Nothing of it was committed.
    await owner.query('SELECT pg_terminate_backend($1)', [worker!.pid]);
    await owner.query(`SELECT pg_terminate_backend(pid) FROM (${stuck}) AS stuck`);
    await until('nobody to be in the middle', ask, ({ length }) => length === 0);
    await owner.query('DROP TRIGGER hinder ON outbox');
    await look();
    await runs(scheduleId, 1);
    await allHaveLooked();
    const all = await runsOf(scheduleId);
    expect(all).toHaveLength(1);
    await listener!.takes(all[0]!.id);
  });

  it('is skipped while the last one has not ended, and that is said', async () => {
    const scheduleId = await schedule();
    await makeDue(scheduleId);
    await runs(scheduleId, 1);
    await makeDue(scheduleId);
    const entries = await until(
      'the entry',
      () => audited(scheduleId),
      ({ length }) => length > 0,
    );
    expect(entries).toMatchObject([
      { action: 'schedule.run_skipped', actor_kind: 'system', details: { why: 'the last run has not ended' } },
    ]);
    expect(await runsOf(scheduleId)).toHaveLength(1);
    expect((await nextRunOf(scheduleId)).getTime()).toBeGreaterThan(Date.now());
  });

  it('that was missed is not made up for where the schedule says so, and that is said', async () => {
    const scheduleId = await schedule({ missed_run_policy: 'skip' });
    await makeDue(scheduleId, HOUR_MS);
    const entries = await until(
      'the entry',
      () => audited(scheduleId),
      ({ length }) => length > 0,
    );
    expect(entries).toMatchObject([{ action: 'schedule.run_missed', details: { why: 'it was missed' } }]);
    expect(await runsOf(scheduleId)).toEqual([]);
  });

  it('that was missed is made up for once where the schedule says so', async () => {
    const scheduleId = await schedule({ missed_run_policy: 'run' });
    await makeDue(scheduleId, HOUR_MS);
    await runs(scheduleId, 1);
    expect(await audited(scheduleId)).toEqual([]);
  });

  it('opens a scan that says so when a site is offline and is not to be ignored: visible, and nobody is asked', async () => {
    const away = await system.centre.provisionSite({ tenantId: site.tenantId, networks: ['10.78.0.0/24'] });
    const sites = [
      { id: site.siteId, subnet: '10.77.0.0/24' },
      { id: away.siteId, subnet: '10.78.0.0/24' },
    ];
    const strict = await schedule({ sites });
    await makeDue(strict);
    const [failed] = await runs(strict, 1);
    const report = await system.centre.report(site.tenantId, failed!.id);
    expect(report).toMatchObject({ state: 'failed', percentage_failed: 100 });
    const reasons = new Map(report.sites.map(({ site_id, reason }) => [site_id, reason]));
    expect(reasons.get(away.siteId)).toContain('was offline');
    expect(reasons.get(site.siteId)).toContain('another site of the schedule was offline');
    const lenient = await schedule({ sites, ignore_offline_sites: true });
    await makeDue(lenient);
    const [run] = await runs(lenient, 1);
    expect(run!.states.toSorted()).toEqual(['failed', 'pending']);
    expect(listener!.taken.map(({ scan_id }) => scan_id)).not.toContain(failed!.id);
  });

  it('is not due when the schedule is not enabled', async () => {
    const scheduleId = await schedule({ enabled: false });
    await makeDue(scheduleId);
    await allHaveLooked();
    expect(await runsOf(scheduleId)).toEqual([]);
  });

  it('that cannot be carried out is said, and holds up no other', async () => {
    const scheduleId = await schedule();
    await owner.query(`UPDATE schedules SET profile = 'unheard of' WHERE id = $1`, [scheduleId]);
    await makeDue(scheduleId);
    const entries = await until(
      'the entry',
      () => audited(scheduleId),
      ({ length }) => length > 0,
    );
    expect(entries).toMatchObject([
      { action: 'schedule.run_skipped', details: { why: 'it could not be carried out' } },
    ]);
    await allHaveLooked();
    expect(await runsOf(scheduleId)).toEqual([]);
  });
});
