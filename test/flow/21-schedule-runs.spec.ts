import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type ApiConfig, ApiConfigModule } from '../../apps/api/src/config/index.js';
import {
  CentreDataSource,
  DatabaseModule,
  migrateDatabase,
  TenantWork,
  type Tx,
  UnitOfWork,
} from '../../apps/api/src/platform/database/index.js';
import { provisionSite, SiteProvision } from '../../apps/api/src/provision-site.js';
import {
  type DueRun,
  SaveSchedule,
  ScanSettingsReadModel,
  SchedulePlans,
  ScheduleRuns,
  ScheduleSettingsModule,
} from '../../apps/api/src/schedule/index.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { centreConfig, until } from '../support/system.js';
import { TokenIssuer } from '../support/token-issuer.js';

/** What a replica of the centre has of schedules; the worker that carries runs out is not among it. */
@Module({
  imports: [DatabaseModule, ScheduleSettingsModule],
  providers: [SchedulePlans, ScheduleRuns, ScanSettingsReadModel],
})
class Replica {}

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** A Monday, on which the schedules of this spec are due; they were made on the Wednesday before. */
const DUE = new Date('2031-06-09T02:00:00Z');
const MADE = new Date('2031-06-04T12:00:00Z');
const after = (ms: number, from = DUE) => new Date(from.getTime() + ms);

let database: TestDatabase;
let issuer: TokenIssuer;
let config: ApiConfig;
let replicas: INestApplicationContext[];

beforeAll(async () => {
  [database, issuer] = await Promise.all([createTestDatabase(migrateDatabase), TokenIssuer.start()]);
  config = { ...centreConfig({ database, nats: { url: 'nats://127.0.0.1:1' }, issuer }), runsWorkers: false };
  const root = { module: Replica, imports: [ApiConfigModule.of(config)] };
  const start = () => NestFactory.createApplicationContext(root, { logger: false });
  replicas = await Promise.all([start(), start(), start()]);
});

afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  await issuer.stop();
  await database.drop();
});

afterEach(async () => {
  await query('DELETE FROM schedules');
});

type Part<T> = abstract new (...parts: never[]) => T;
const part = <T>(token: Part<T>, replica = 0): T => replicas[replica]!.get<T>(token, { strict: false });
const query = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  part(CentreDataSource).query(sql, parameters);

const claim = (now: Date, replica = 0): Promise<DueRun | null> =>
  part(UnitOfWork, replica).run((tx) => part(ScheduleRuns, replica).claimDue(now, tx));

const nextRunAt = async (id: string): Promise<Date | null> => {
  const [row] = await query<{ next_run_at: Date | null }>('SELECT next_run_at FROM schedules WHERE id = $1', [id]);
  return row!.next_run_at;
};

interface Made {
  readonly tenantId: string;
  readonly siteId: string;
  readonly id: string;
}

const settingsFor = (siteId: string, change: object = {}) => ({
  description: 'Mondays',
  day_of_week: 1,
  time_of_day: '02:00',
  every_n_weeks: 1,
  timezone: 'UTC',
  min_cvss: 4,
  warning_threshold: 7,
  sites: [{ id: siteId, subnet: '10.77.0.0/24' }],
  ignore_offline_sites: false,
  notify: [],
  notification_group: null,
  exclusions: [],
  profile: 'standard' as const,
  max_packets_per_second: null,
  blackouts: [],
  enabled: true,
  missed_run_policy: 'skip' as const,
  ...change,
});

/** A site of a tenant of its own. */
async function madeSite(networks: readonly string[] = ['10.77.0.0/16']): Promise<Omit<Made, 'id'>> {
  const [tenantId, siteId] = [randomUUID(), randomUUID()];
  await query(
    `INSERT INTO sites (id, tenant_id, name, networks, created_at, updated_at) VALUES ($1, $2, 'Office', $3, now(), now())`,
    [siteId, tenantId, networks],
  );
  return { tenantId, siteId };
}

/** A schedule that is due on Monday, unless the change makes it another. */
async function made(change: object = {}): Promise<Made> {
  const { tenantId, siteId } = await madeSite();
  const [id, settings] = [randomUUID(), settingsFor(siteId, change)];
  await part(TenantWork).write(tenantId, (tx) =>
    part(SaveSchedule).create(id, { actor: { tenantId }, settings, now: MADE }, tx),
  );
  return { tenantId, siteId, id };
}

const changed = ({ tenantId, id, siteId }: Made, change: object, now: Date, replica = 0) =>
  part(TenantWork, replica).write(tenantId, async (tx) => {
    const saving = part(SaveSchedule, replica);
    const before = await saving.locked(tenantId, id, tx);
    return saving.change(before!, { actor: { tenantId }, settings: settingsFor(siteId, change), now }, tx);
  });

describe('a run that is due', () => {
  it('is claimed at its time and not before, with the plan of what to scan, and the next one is a slot later', async () => {
    const { id, tenantId, siteId } = await made();
    expect(await claim(after(-1))).toBeNull();
    expect(await claim(after(0))).toEqual({
      verdict: 'run',
      due_at: DUE,
      plan: {
        id,
        tenant_id: tenantId,
        description: 'Mondays',
        profile: 'standard',
        min_cvss: 4,
        warning_threshold: 7,
        exclusions: [],
        max_packets_per_second: null,
        ignore_offline_sites: false,
        enabled: true,
        blackouts: [],
        sites: [{ site_id: siteId, name: 'Office', networks: ['10.77.0.0/16'], subnets: ['10.77.0.0/24'] }],
      },
    });
    expect(await nextRunAt(id)).toEqual(after(WEEK));
    expect(await claim(after(1))).toBeNull();
  });

  it('goes to exactly one of many that ask at once, in three replicas', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, async () => (await made()).id));
    const asked = Array.from({ length: 60 }, (_, index) => claim(after(index), index % 3));
    const claimed = (await Promise.all(asked)).filter((run) => run !== null).map(({ plan }) => plan.id);
    // Some may find all that is due in other hands; what is left over is there for whoever asks next.
    for (let run = await claim(after(0)); run !== null; run = await claim(after(0))) claimed.push(run.plan.id);
    expect(claimed.sort()).toEqual(ids.sort());
  });

  it('is passed by while somebody else has it in hand, and due again when that one fails', async () => {
    const { id } = await made();
    const failing = part(UnitOfWork, 1).run(async (tx) => {
      expect((await part(ScheduleRuns, 1).claimDue(after(0), tx))?.plan.id).toBe(id);
      expect(await claim(after(0))).toBeNull();
      throw new Error('the broker is gone');
    });
    await expect(failing).rejects.toThrow('the broker is gone');
    expect((await claim(after(0)))?.plan.id).toBe(id);
  });

  it('comes before those that are due later', async () => {
    const later = await made({ time_of_day: '02:05' });
    const sooner = await made();
    const now = after(10 * MINUTE);
    expect([(await claim(now))?.plan.id, (await claim(now))?.plan.id]).toEqual([sooner.id, later.id]);
  });

  it('is not one when the schedule is disabled, or covers nothing any more', async () => {
    const disabled = await made({ enabled: false });
    const empty = await made();
    await query('DELETE FROM sites WHERE id = $1', [empty.siteId]);
    expect(await nextRunAt(disabled.id)).toBeNull();
    expect(await claim(after(0))).toBeNull();
  });
});

describe('a run that is late', () => {
  it.each([
    ['15 minutes', 15 * MINUTE, 'skip', 'run'],
    ['16 minutes', 16 * MINUTE, 'skip', 'missed'],
    ['16 minutes', 16 * MINUTE, 'run', 'run'],
    ['three weeks', 3 * WEEK + MINUTE, 'skip', 'missed'],
    ['three weeks', 3 * WEEK + MINUTE, 'run', 'run'],
  ])('by %s (%i ms) under the policy %s is %s, once', async (_, ms, missed_run_policy, verdict) => {
    const { id } = await made({ missed_run_policy });
    expect(await claim(after(ms))).toMatchObject({ verdict, due_at: DUE, plan: { id } });
    expect(await claim(after(ms))).toBeNull();
    expect((await nextRunAt(id))!.getTime()).toBeGreaterThan(after(ms).getTime());
  });

  it('is put off while a blackout holds, and made up for at its end', async () => {
    const blackouts = [
      { starts_at: after(MINUTE).toISOString(), ends_at: after(90 * MINUTE).toISOString(), reason: null },
    ];
    const { id } = await made({ missed_run_policy: 'run', blackouts });
    expect(await claim(after(2 * MINUTE))).toBeNull();
    expect(await nextRunAt(id)).toEqual(after(90 * MINUTE));
    expect(await claim(after(90 * MINUTE))).toMatchObject({ verdict: 'run', plan: { id } });
    expect(await nextRunAt(id)).toEqual(after(WEEK));
  });
});

describe('the clock', () => {
  it('set back after a run brings it back no second time', async () => {
    const { id } = await made();
    expect((await claim(after(30_000)))?.plan.id).toBe(id);
    for (const step of [-2 * MINUTE, -24 * 60 * MINUTE, 0, MINUTE]) expect(await claim(after(step), 1)).toBeNull();
    expect((await claim(after(WEEK)))?.due_at).toEqual(after(WEEK));
  });

  it('set forward by weeks makes one run of those it passed over', async () => {
    const { id } = await made({ missed_run_policy: 'run' });
    expect((await claim(after(5 * WEEK + 1)))?.plan.id).toBe(id);
    expect(await claim(after(5 * WEEK + 2))).toBeNull();
    expect(await nextRunAt(id)).toEqual(after(6 * WEEK));
  });
});

describe('a schedule that is changed while its run is due', () => {
  it('is not run twice: the change waits for the claim, and keeps what it did', async () => {
    const schedule = await made();
    let change: Promise<unknown> = Promise.resolve();
    await part(UnitOfWork).run(async (tx) => {
      expect(await part(ScheduleRuns).claimDue(after(0), tx)).not.toBeNull();
      change = changed(schedule, { description: 'Renamed' }, after(0), 1);
      await untilSomebodyWaits(tx);
    });
    await change;
    expect(await nextRunAt(schedule.id)).toEqual(after(WEEK));
    expect(await claim(after(MINUTE))).toBeNull();
  });

  it('is passed by while it is being changed, and then run as it is by then', async () => {
    const schedule = await made();
    const { tenantId, id, siteId } = schedule;
    await part(TenantWork, 1).write(tenantId, async (tx) => {
      const saving = part(SaveSchedule, 1);
      const before = await saving.locked(tenantId, id, tx);
      expect(await claim(after(0))).toBeNull();
      const settings = settingsFor(siteId, { profile: 'deep' });
      await saving.change(before!, { actor: { tenantId }, settings, now: after(0) }, tx);
    });
    expect(await claim(after(0))).toMatchObject({ plan: { id, profile: 'deep' }, due_at: DUE });
  });

  it('does not run again when it is disabled and enabled with the clock set back', async () => {
    const schedule = await made();
    await claim(after(0));
    await part(UnitOfWork).run((tx) => part(ScheduleRuns).started(schedule.id, after(0), tx));
    await changed(schedule, { enabled: false }, after(-5 * MINUTE));
    await changed(schedule, {}, after(-4 * MINUTE));
    expect(await nextRunAt(schedule.id)).toEqual(after(WEEK));
  });

  /** Waits until another transaction waits for what this one holds. */
  async function untilSomebodyWaits(tx: Tx): Promise<void> {
    const ask = async (): Promise<number> => {
      const [row]: { count: number }[] = await tx.query(
        'SELECT count(*)::int FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))',
      );
      return row!.count;
    };
    await until('the change to wait', ask, (count) => count === 1);
  }
});

describe('what request asks of schedules', () => {
  it('a run that was begun is the last, and moves nothing', async () => {
    const { id } = await made();
    await part(UnitOfWork).run((tx) => part(ScheduleRuns).started(id, after(-WEEK), tx));
    const [row] = await query('SELECT last_run_at, next_run_at FROM schedules WHERE id = $1', [id]);
    expect(row).toEqual({ last_run_at: after(-WEEK), next_run_at: DUE });
  });

  it('the plan leaves out what the sites have no more, and has its exclusions as networks', async () => {
    const { tenantId, siteId, id } = await made({ exclusions: ['10.77.0.1', '10.77.0.64/26'] });
    const find = (tenant: string) => part(TenantWork).read(tenant, (tx) => part(SchedulePlans).find(tenant, id, tx));
    await query(`UPDATE sites SET networks = '{10.77.0.0/25,192.168.0.0/24}' WHERE id = $1`, [siteId]);
    expect(await find(tenantId)).toMatchObject({
      exclusions: ['10.77.0.1/32', '10.77.0.64/26'],
      sites: [{ site_id: siteId, networks: ['10.77.0.0/25', '192.168.0.0/24'], subnets: ['10.77.0.0/25'] }],
    });
    await query(`UPDATE sites SET networks = '{192.168.0.0/24}' WHERE id = $1`, [siteId]);
    expect(await find(tenantId)).toMatchObject({ sites: [{ site_id: siteId, subnets: [] }] });
    expect(await find(randomUUID())).toBeNull();
  });

  it('the settings of one site say what is excluded, how fast, and which of the two is missing', async () => {
    const { tenantId, siteId, id } = await made({ exclusions: ['10.77.0.1'], max_packets_per_second: 50 });
    const find = (scheduleId: string, wanted: string) =>
      part(TenantWork).read(tenantId, (tx) => part(ScanSettingsReadModel).find(tenantId, scheduleId, wanted, tx));
    expect(await find(id, siteId)).toMatchObject({
      missing: null,
      subnets: ['10.77.0.0/24'],
      exclusions: ['10.77.0.1/32'],
      max_packets_per_second: 50,
    });
    expect(await find(id, randomUUID())).toMatchObject({ missing: 'site_not_found' });
    expect(await find(randomUUID(), siteId)).toMatchObject({ missing: 'schedule_not_found' });
  });
});

describe('a provisioned schedule', () => {
  const wish = (change: object = {}, ids = { tenant: randomUUID(), site: randomUUID(), schedule: randomUUID() }) =>
    SiteProvision.parse({
      tenant_id: ids.tenant,
      site: { id: ids.site, name: 'A site', networks: ['10.77.0.0/24'] },
      schedule: { id: ids.schedule, description: 'Demonstration', subnets: ['10.77.0.0/24'], ...change },
    });
  const stored = async (id: string) =>
    (await query<Record<string, unknown>>('SELECT * FROM schedules WHERE id = $1', [id]))[0];

  it('does not run by itself unless it says so; then it has its times like any other', async () => {
    const quiet = wish();
    await provisionSite(config, quiet);
    expect(await stored(quiet.schedule.id)).toMatchObject({ enabled: false, next_run_at: null, time_of_day: '02:00' });
    const eager = wish({ enabled: true });
    await provisionSite(config, eager);
    const { next_run_at, anchor_date } = (await stored(eager.schedule.id))!;
    expect((next_run_at as Date).getTime()).toBeGreaterThan(Date.now());
    expect(anchor_date).not.toBeNull();
  });

  it('keeps to the rules of the API, and leaves nothing behind when it breaks them', async () => {
    for (const [change, code] of [
      [{ min_cvss: 8 }, 'thresholds_invalid'],
      [{ subnets: ['10.78.0.0/24'] }, 'subnet_outside_site'],
    ] as const) {
      const wanted = wish(change);
      await expect(provisionSite(config, wanted)).rejects.toMatchObject({ code });
      expect(await query('SELECT id FROM sites WHERE id = $1', [wanted.site.id])).toEqual([]);
    }
    expect(() => wish({ timezone: 'Mars/Olympus' })).toThrow('IANA');
  });

  it('is brought up to date when it is provisioned again', async () => {
    const ids = { tenant: randomUUID(), site: randomUUID(), schedule: randomUUID() };
    await provisionSite(config, wish({}, ids));
    const first = (await stored(ids.schedule))!;
    await provisionSite(config, wish({ profile: 'deep', subnets: ['10.77.0.0/25'] }, ids));
    expect(await stored(ids.schedule)).toMatchObject({ profile: 'deep', created_at: first.created_at });
    expect(await query('SELECT subnet FROM schedule_sites WHERE schedule_id = $1', [ids.schedule])).toEqual([
      { subnet: '10.77.0.0/25' },
    ]);
  });
});
