import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type CareTaken, encodeEvent, ScanReport, ScanRequested } from '#contracts';
import { migrateDatabase } from '../../apps/api/src/platform/database/index.js';
import { replay } from '../../apps/api/src/replay.js';
import { after, AT, Attempt, scanRequested } from '../support/attempt.js';
import { type ListeningSite, listenAt } from '../support/listening-site.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { profiles, RouterOsSimulator } from '../support/routeros-simulator/index.js';
import {
  centreConfig,
  type Publication,
  type SiteAgent,
  startCentre,
  startSiteAgent,
  startSystem,
  type System,
  type TestSite,
} from '../support/system.js';

/** Loopback addresses nobody else on the machine is likely to use. */
const OLD_ROUTER = '127.77.0.11';
const NOTHING_OPEN = '127.77.0.12';
const ENDS = ['completed', 'partial', 'failed'] as const;
/** What the streams give: everything but the configuration, the way out, and when a message came in. */
const REBUILT = [
  'scans',
  'site_scans',
  'devices',
  'host_observations',
  'port_observations',
  'router_observations',
  'findings',
];

/** How an agent spared its site. */
const CARE: CareTaken = {
  router_load_read: true,
  peak_cpu_percent: 97,
  peak_connections_percent: 4,
  slowed_s: 120,
  paused_s: 42,
};

let system: System;
let site: TestSite;
let router: RouterOsSimulator;
let agent: SiteAgent;
let ftp: Server;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  system = await startSystem();
  site = await system.centre.provisionSite({ networks: ['127.77.0.0/24'] });
  router = await RouterOsSimulator.start({ profile: profiles.v7_16.factory });
  ftp = createServer((socket) => {
    socket.on('error', () => undefined).end('220 gw FTP server (MikroTik 6.40.7) ready\r\n');
  }).listen(2121, OLD_ROUTER);
  await once(ftp, 'listening');
  const { host, port } = router;
  const access = { host, port, user: 'siteward', password: 'siteward' };
  agent = await startSiteAgent({ siteId: site.siteId, nats: system.nats, router: access });
});

afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

afterAll(async () => {
  await agent.stop();
  await router.stop();
  ftp.close();
  await system.stop();
});

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase(migrateDatabase);
  databases.push(database);
  return database;
}

const replayInto = (database: TestDatabase) =>
  replay(centreConfig({ database, nats: system.nats, issuer: system.issuer }));

/** Every row of these tables, as text and in an order of its own. */
async function contentsOf(url: string, tables: readonly string[]): Promise<Record<string, string[]>> {
  const client = new pg.Client(url);
  await client.connect();
  const contents: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`);
    contents[table] = rows.map(({ row }) => row);
  }
  await client.end();
  return contents;
}

/** What a customer is shown of all his scans. The broker has nothing left for this centre, so it only answers. */
async function shownTo(tenantId: string, database: TestDatabase, scanIds: readonly string[]): Promise<string[]> {
  const centre = await startCentre({ database, nats: system.nats, issuer: system.issuer });
  const paths = ['/scans/cve', ...scanIds.map((id) => `/scans/cve/${id}`)];
  const answers = await Promise.all(paths.map((path) => centre.get(tenantId, path)));
  await centre.stop();
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  // Links are signed with a key that each database draws for itself, and for a time that goes by.
  // And each database counts the syncs of its own advisories.
  return answers.map(({ text }) =>
    text
      .replaceAll(/expires=\d+&signature=[\w-]+/g, 'signed')
      .replaceAll(/"advisory_version":"\d+"/g, '"advisory_version":"its own"'),
  );
}

function requestMessage(request: ScanRequested): Publication {
  const envelope = { id: randomUUID(), source: '/centre', time: AT, subject: request.scan_id, traceparent: null };
  return encodeEvent(ScanRequested, request.site_id, envelope, request);
}

describe('replaying the streams into an empty database', () => {
  let scanIds: string[];

  beforeAll(async () => {
    const real = [];
    for (const address of [OLD_ROUTER, NOTHING_OPEN]) real.push(await system.centre.requestScan(site, address));
    const states = [];
    for (const id of real) states.push((await system.centre.waitForScan(site.tenantId, id, ENDS, 60_000)).state);
    expect(states).toEqual(['completed', 'completed']);
    scanIds = real;
    await system.broker.ingested();
  }, 120_000);

  it('shows the customer the same bytes, and leaves the same rows', async () => {
    const seen = await system.centre.report(site.tenantId, scanIds[0]!);
    expect(seen.cve_count).toBeGreaterThan(0);
    expect(seen.failed_checks).toBeGreaterThan(0);
    const copy = await emptyDatabase();
    const { requests, results } = await replayInto(copy);
    expect(requests).toEqual({ handled: 2, rejected: 0 });
    expect(results).toEqual({ handled: (await system.broker.messages('SCAN_RESULTS')).length, rejected: 0 });
    expect(await contentsOf(copy.url, REBUILT)).toEqual(await contentsOf(system.database.url, REBUILT));
    const original = await shownTo(site.tenantId, system.database, scanIds);
    expect(await shownTo(site.tenantId, copy, scanIds)).toEqual(original);
  });

  it('a second time changes nothing', async () => {
    const copy = await emptyDatabase();
    const first = await replayInto(copy);
    const all = [...REBUILT, 'inbox', 'outbox', 'idempotency_keys'];
    const before = await contentsOf(copy.url, all);
    expect(before.findings!.length).toBeGreaterThan(0);
    expect(await replayInto(copy)).toEqual(first);
    expect(await contentsOf(copy.url, all)).toEqual(before);
  });

  it('into the database the results came from changes nothing either', async () => {
    const before = await contentsOf(system.database.url, [...REBUILT, 'inbox']);
    await replayInto(system.database);
    expect(await contentsOf(system.database.url, [...REBUILT, 'inbox'])).toEqual(before);
  });

  it('sends nothing to the sites', async () => {
    const before = await system.broker.messages('SCAN_REQUESTS');
    await replayInto(await emptyDatabase());
    expect(await system.broker.messages('SCAN_REQUESTS')).toEqual(before);
  });
});

describe('replaying what did not go smoothly', () => {
  it('gives what the centre made of it: other attempts, repetitions, garbage and deadlines of long ago', async () => {
    const request = scanRequested({ deadline: after(3600), targets: ['10.77.0.11', '10.77.0.12'] });
    const [old, fresh] = [new Attempt(request, 1), new Attempt(request, 2)];
    const host = fresh.host();
    const said = [
      old.started('agent-old'),
      old.host({ address: '10.77.0.12', ports: [] }),
      fresh.started('agent-new'),
      fresh.progress(1, 20),
      host,
      { ...host, body: 'garbage' },
      host,
      old.finished(1, { outcome: 'partial', reason: 'cut off' }),
      fresh.finished(2),
      fresh.host({ address: '10.77.0.12' }),
      fresh.router(),
      fresh.host({ address: '10.77.0.99' }),
    ];
    await system.broker.publish(requestMessage(request));
    for (const message of said) await system.broker.publish(message);
    await system.broker.ingested();

    const copy = await emptyDatabase();
    const hurry = setInterval(() => void announceOverdue(copy.url), 5);
    const { results } = await replayInto(copy).finally(() => clearInterval(hurry));
    expect(results.rejected).toBeGreaterThan(0);
    const [, text] = await shownTo(request.tenant_id, copy, [request.scan_id]);
    const report = JSON.parse(text!) as object;
    expect(report).toMatchObject({ state: 'completed', finished_at: after(90) });
    expect(report).toMatchObject({ sites: [{ attempt: 2, agent: { name: 'agent-new' } }] });
    const again = await emptyDatabase();
    await replayInto(again);
    expect(await contentsOf(again.url, REBUILT)).toEqual(await contentsOf(copy.url, REBUILT));
  });
});

describe('replaying what was stopped, paused and never started', () => {
  let copied: TestDatabase;
  let scanIds: string[];
  let tenantId: string;
  let listener: ListeningSite;

  const post = (path: string, body: object = {}) => system.centre.post(tenantId, path, body);
  const takeIn = async (...messages: readonly Publication[]) => {
    for (const message of messages) await system.broker.publish(message);
    await system.broker.ingested();
  };
  const stopped = { outcome: 'stopped' as const, reason: 'stopped on request' };

  /** Asked for by name, begun, one of two hosts finished, and then asked to end in this way. */
  async function endedInTheMiddle(place: TestSite, how: 'cancel' | 'pause'): Promise<string> {
    const ips = ['10.77.0.11', '10.77.0.12'];
    const body = { schedule_id: place.scheduleId, site_id: place.siteId, ips };
    const scanId = String((await post('/scans/cve/scan/multiple-ips', body)).body.scan_id);
    const agent = new Attempt(await listener.takes(scanId));
    await takeIn(agent.started(), agent.router(), agent.host(), agent.progress(1, 50));
    await post(`/scans/cve/${scanId}/${how}`);
    await takeIn(agent.finished(1, stopped));
    await system.centre.waitForScan(tenantId, scanId, [how === 'cancel' ? 'stopped' : 'paused']);
    return scanId;
  }

  beforeAll(async () => {
    const place = await system.centre.provisionSite();
    ({ tenantId } = place);
    const away = await system.centre.provisionSite({ tenantId });
    listener = await listenAt(system.nats.url, place.siteId);
    const stoppedId = await endedInTheMiddle(place, 'cancel');
    const pausedId = await endedInTheMiddle(place, 'pause');

    const resumedId = await endedInTheMiddle(place, 'pause');
    await post(`/scans/cve/${resumedId}/resume`);
    const rest = new Attempt(await listener.takes(resumedId, 2));
    await takeIn(rest.started(), rest.router(), rest.host({ address: '10.77.0.12' }), rest.finished(1));
    await system.centre.waitForScan(tenantId, resumedId, ['completed']);

    const { body: schedule } = await post('/scans/cve/scheduled', {
      description: 'Here and away',
      ...{ day_of_week: 1, time_of_day: '02:00', every_n_weeks: 1, timezone: 'UTC', min_cvss: 0, warning_threshold: 7 },
      sites: [place, away].map(({ siteId }) => ({ id: siteId, subnet: '10.77.0.0/24' })),
      ignore_offline_sites: true,
    });
    const partlyId = String((await post(`/scans/cve/scheduled/${String(schedule.id)}/invoke`)).body.scan_id);
    const here = new Attempt(await listener.takes(partlyId));
    const discovery = [{ network: '10.77.0.0/24', addresses: 256, live: 1, complete: true }];
    await takeIn(here.started(), here.router(), here.host(), here.finished(1, { discovery, care: CARE }));
    await system.centre.waitForScan(tenantId, partlyId, ['partial']);

    const untakenId = await system.centre.requestScan(away, '10.77.0.11');
    await post(`/scans/cve/${untakenId}/cancel`);
    await system.centre.waitForScan(tenantId, untakenId, ['stopped']);
    scanIds = [stoppedId, pausedId, resumedId, partlyId, untakenId];

    copied = await createTestDatabase(migrateDatabase);
    await replayInto(copied);
  }, 120_000);

  afterAll(async () => {
    await listener.leave();
    await copied.drop();
  });

  it('shows the customer the same bytes: stopped, paused, resumed, not started and stopped before it began', async () => {
    const original = await shownTo(tenantId, system.database, scanIds);
    const states = original.slice(1).map((text) => (JSON.parse(text) as { state: string }).state);
    expect(states).toEqual(['stopped', 'paused', 'completed', 'partial', 'stopped']);
    const partly = ScanReport.parse(JSON.parse(original[4]!));
    expect(partly.care).toContain('slowed down for 2 minutes and paused for 42 seconds');
    expect(partly.sites.map(({ care }) => care)).toContainEqual({ summary: expect.stringContaining('97 %'), ...CARE });
    expect(await shownTo(tenantId, copied, scanIds)).toEqual(original);
  });

  it('leaves the same rows, and a second time changes none', async () => {
    const rowsOf = async ({ url }: TestDatabase) => {
      const all = await contentsOf(url, REBUILT);
      return Object.entries(all).map(([table, rows]) => [table, rows.filter((row) => row.includes(tenantId))]);
    };
    const original = await rowsOf(system.database);
    expect(await rowsOf(copied)).toEqual(original);
    const everything = [...REBUILT, 'scan_events', 'inbox', 'outbox'];
    const before = await contentsOf(copied.url, everything);
    expect(before.scan_events!.length).toBeGreaterThan(scanIds.length);
    await replayInto(copied);
    expect(await contentsOf(copied.url, everything)).toEqual(before);
    expect(await rowsOf(system.database)).toEqual(original);
  });
});

/** What makes a centre look for scans to give up: those of a replay are all long overdue. */
async function announceOverdue(url: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`SELECT pg_notify('overdue_scans', '')`);
  await client.end();
}
