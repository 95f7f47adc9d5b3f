import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MultipleIpsScanResponse, type ScanReport, siteRequestsConsumer } from '#contracts';
import { connect, DiscardPolicy, type JetStreamManager, type NatsConnection, nanos } from 'nats';
import { randomUUID } from 'node:crypto';
import { Spool } from '../../apps/agent/src/spool/index.js';
import { type Child, startChild } from '../../tools/embedded/child-process.js';
import { PROJECT_ROOT } from '../../tools/embedded/tool-record.js';
import { Attempt, hostSeen } from '../support/attempt.js';
import { BrokerDoor } from '../support/lab-broker-door.js';
import { agentEnvironment } from '../support/site-agent.js';
import { spooledIn } from '../support/spooled.js';
import { startSystem, type System, type TestSite, until } from '../support/system.js';

jest.setTimeout(120_000);

/** A lost hold is noticed sooner than in production. */
const ACK_WAIT_MS = 2_000;
/** Two batches. The last host has a service that keeps nmap waiting, so that the second batch can be caught in the middle. */
const BATCH = 16;
const HOSTS = Array.from({ length: BATCH + 4 }, (_, index) => `127.83.0.${index + 1}`);
const SLOW = HOSTS.at(-1)!;
const SLOW_PORT = 8080;
const GREETING_AFTER_MS = 1_000;
/** started, router, hosts, finished */
const RESULTS = HOSTS.length + 3;

let system: System;
let connection: NatsConnection;
let manager: JetStreamManager;
let slow: Server;
const sockets = new Set<Socket>();
let folder: string;
let site: TestSite;
let door: BrokerDoor;
let agent: Child;

beforeAll(async () => {
  system = await startSystem();
  connection = await connect({ servers: system.nats.url });
  manager = await connection.jetstreamManager();
  slow = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    setTimeout(() => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), GREETING_AFTER_MS).unref();
  });
  await new Promise<void>((resolve) => slow.listen(SLOW_PORT, SLOW, resolve));
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-test-spool-'));
  site = await system.centre.provisionSite({ networks: ['127.83.0.0/16'] });
  const { stream, durable } = siteRequestsConsumer(site.siteId);
  const ask = () => manager.consumers.info(stream, durable).catch(() => null);
  await until('the consumer of the site', ask, (found) => found !== null);
  await manager.consumers.update(stream, durable, { ack_wait: nanos(ACK_WAIT_MS) });
  door = await BrokerDoor.open('127.0.0.1', system.nats.port);
  const nmap = `#!/bin/sh\nprintf "%s\\n" "$*" >> ${folder}/calls\nexec /usr/bin/nmap "$@"\n`;
  await writeFile(join(folder, 'nmap'), nmap);
  await chmod(join(folder, 'nmap'), 0o755);
});

afterEach(async () => {
  await agent.kill9();
  await door.close();
  await rm(folder, { recursive: true, force: true });
});

afterAll(async () => {
  sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => slow.close(resolve));
  await connection.close();
  await system.stop();
});

const spoolDir = () => join(folder, 'spool');
const calls = async () => (await readFile(join(folder, 'calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
/** Addresses nmap was started for, in these calls. */
const looksAt = (all: readonly string[]) => [
  ...new Set(all.flatMap((call) => HOSTS.filter((address) => call.split(' ').includes(address)))),
];

async function startAgent(environment: Record<string, string> = {}): Promise<void> {
  const passwordFile = join(folder, 'password');
  const options = { siteId: site.siteId, nats: door, nmapPath: join(folder, 'nmap'), spoolDir: spoolDir() };
  agent = await startChild({
    name: 'agent',
    program: process.execPath,
    args: [join(PROJECT_ROOT, 'dist', 'apps', 'agent', 'src', 'main.js')],
    env: {
      PATH: process.env.PATH,
      ...agentEnvironment({ ...options, passwordFile }),
      LOG_LEVEL: 'info',
      ...environment,
    },
    cwd: folder,
    logFile: join(folder, 'agent.log'),
    stopSignal: 'SIGTERM',
    patienceMs: 10_000,
  });
}

async function requestScan(): Promise<string> {
  const body = { schedule_id: site.scheduleId, site_id: site.siteId, ips: HOSTS };
  const answer = await system.centre.post(site.tenantId, '/scans/cve/scan/multiple-ips', body);
  return MultipleIpsScanResponse.parse(answer.body).scan_id;
}

const untilLogged = (words: string) =>
  until(
    `the agent to log ${words}`,
    () => readFile(join(folder, 'agent.log'), 'utf8'),
    (log) => log.includes(words),
    60_000,
  );
const untilInSecondBatch = () =>
  until('nmap to name versions in the second batch', calls, (all) =>
    all.some((call) => call.includes('-sV') && call.includes(SLOW)),
  );
/** The attempts that were carried out to the end, as the spool has them. */
const untilFinishedInSpool = () =>
  until(
    'the last word to be in the spool',
    () => spooledIn(spoolDir()),
    (all) => all.some(({ key }) => key === 'finished'),
    60_000,
  );

async function untilSettled(scanId: string): Promise<ScanReport> {
  const report = await system.centre.waitForScan(site.tenantId, scanId, ['completed', 'partial', 'failed'], 60_000);
  const { stream, durable } = siteRequestsConsumer(site.siteId);
  const ask = async () => (await manager.consumers.info(stream, durable)).num_ack_pending;
  await until('the request to be acknowledged', ask, (open) => open === 0, 30_000);
  await system.broker.ingested();
  return report;
}

/** One end, and every host once: nothing lost, nothing twice. */
async function expectAllOnce(scanId: string, report: ScanReport): Promise<void> {
  const [part] = report.sites;
  expect(part).toMatchObject({ state: 'completed', reason: null, coverage: { complete: true } });
  expect(part?.hosts.map(({ address }) => address).sort()).toEqual([...HOSTS].sort());
  const attempt = part?.attempt ?? 0;
  const [stored] = await system.centre.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM host_observations WHERE scan_id = $1 AND attempt = $2) AS hosts,
            (SELECT count(DISTINCT address)::int FROM host_observations WHERE scan_id = $1 AND attempt = $2) AS addresses,
            (SELECT count(*)::int FROM router_observations WHERE scan_id = $1 AND attempt = $2) AS routers`,
    [scanId, attempt],
  );
  expect(stored).toEqual({ hosts: HOSTS.length, addresses: HOSTS.length, routers: 1 });
  const said = (await resultsInStream(scanId)).filter((one) => one.attempt === attempt);
  expect({ said: said.length, ids: new Set(said.map(({ id }) => id)).size }).toEqual({ said: RESULTS, ids: RESULTS });
  expect(await system.broker.messagesOf('SCAN_DEAD_LETTERS', scanId)).toEqual([]);
}

async function resultsInStream(scanId: string): Promise<{ id: string | undefined; attempt: number }[]> {
  const said = await system.broker.messagesOf('SCAN_RESULTS', scanId);
  return said
    .filter(({ subject }) => !subject.startsWith('scan.progress.'))
    .map(({ headers, body }) => ({ id: headers['ce-id'], attempt: (JSON.parse(body) as { attempt: number }).attempt }));
}

/** Cuts the link in the second batch, and has the agent finish without it and lose its hold on the request. */
async function finishedOffline(): Promise<string> {
  await startAgent();
  const scanId = await requestScan();
  await untilInSecondBatch();
  door.cut();
  const spooled = await untilFinishedInSpool();
  expect(spooled.filter(({ attempt }) => attempt === 1)).toHaveLength(RESULTS);
  await untilLogged('the lease was lost');
  expect((await system.centre.report(site.tenantId, scanId)).state).toBe('running');
  return scanId;
}

describe('the link is cut in the middle of a scan, for longer than the hold on the request lasts', () => {
  it('the agent finishes without it; back, 23 results spooled = 23 handed in, 0 twice, 0 lost, no second nmap', async () => {
    const scanId = await finishedOffline();
    const before = await calls();
    door.mend();
    const report = await untilSettled(scanId);
    await expectAllOnce(scanId, report);
    expect(await calls()).toEqual(before);
  });

  it('and the agent is killed with all of it in the spool: started again it hands in, and scans nothing', async () => {
    const scanId = await finishedOffline();
    const before = await calls();
    await agent.kill9();
    await startAgent();
    door.mend();
    const report = await untilSettled(scanId);
    await expectAllOnce(scanId, report);
    expect(await calls()).toEqual(before);
  });
});

describe('the agent is killed in the middle of a scan', () => {
  it('the next attempt looks at no host that was finished, but for one whose result was damaged on the disk', async () => {
    await startAgent();
    const scanId = await requestScan();
    await until('nmap to begin', calls, (all) => all.length > 0);
    door.cut(); // so that the centre has none of it
    await untilInSecondBatch();
    await agent.kill9();
    const before = await calls();
    const hurt = (await spooledIn(spoolDir())).find(({ key }) => key === `host/${HOSTS[4]}`)!;
    const bytes = await readFile(hurt.file);
    bytes[hurt.bodyAt + 20] = bytes[hurt.bodyAt + 20]! ^ 4;
    await writeFile(hurt.file, bytes);

    door.mend();
    await startAgent();
    const log = await untilLogged('Results in the spool are lost');
    expect(log).toContain(`"key":"host/${HOSTS[4]}"`);
    const report = await untilSettled(scanId);
    expect(report.sites[0]?.attempt).toBe(2);
    await expectAllOnce(scanId, report);
    expect(looksAt(before).sort()).toEqual([...HOSTS].sort());
    const again = looksAt((await calls()).slice(before.length));
    expect(again.sort()).toEqual([HOSTS[4]!, ...HOSTS.slice(BATCH)].sort());
  });
});

describe('the agent is killed in the middle of a scan, and another agent of the site takes it over', () => {
  it('which looks at no host that is stored at the centre, has its results told again, and none is there twice', async () => {
    await startAgent();
    const scanId = await requestScan();
    await untilInSecondBatch();
    const stored = () => system.centre.query('SELECT 1 FROM host_observations WHERE scan_id = $1', [scanId]);
    await until('the first batch to be stored', stored, (rows) => rows.length === BATCH);
    await agent.kill9();
    const before = await calls();

    await startAgent({ SPOOL_DIR: join(folder, 'spool-of-another'), AGENT_NAME: 'another' });
    const report = await untilSettled(scanId);
    expect(report.sites[0]).toMatchObject({ attempt: 2, agent: { name: 'another' } });
    await expectAllOnce(scanId, report);
    const again = looksAt((await calls()).slice(before.length));
    expect(again.sort()).toEqual(HOSTS.slice(BATCH).sort());
    // What is told again is what was told, but for the attempt.
    const columns =
      'address, outcome, mac, vendor, hostnames, scanned_tcp_ports, ports_truncated, started_at, ended_at';
    const of = (attempt: number) =>
      system.centre.query(
        `SELECT ${columns}, (SELECT jsonb_agg(to_jsonb(p) - 'host_observation_id' ORDER BY port)
           FROM port_observations p WHERE host_observation_id = h.id) AS ports
         FROM host_observations h WHERE scan_id = $1 AND attempt = $2 AND address = ANY($3) ORDER BY address`,
        [scanId, attempt, HOSTS.slice(0, BATCH)],
      );
    expect(await of(2)).toEqual(await of(1));
    expect(await of(1)).toHaveLength(BATCH);
  });
});

describe('the spool is full', () => {
  it('no request is taken, nothing in it is lost, and when the stream takes results again both go on', async () => {
    const { config } = await manager.streams.info('SCAN_RESULTS');
    await manager.streams.update('SCAN_RESULTS', { ...config, max_bytes: 1, discard: DiscardPolicy.New });
    const waiting = await fillSpool();
    await startAgent({ SPOOL_MAX_BYTES: '4194304' });
    await untilLogged('no request is taken');
    const scanId = await requestScan();
    const { stream, durable } = siteRequestsConsumer(site.siteId);
    const pending = async () => (await manager.consumers.info(stream, durable)).num_pending;
    await until('the request to be in the stream', pending, (count) => count === 1);
    expect((await manager.consumers.info(stream, durable)).num_waiting).toBe(0); // nobody asks for it
    expect(await spooledIn(spoolDir())).toHaveLength(waiting.length);

    await manager.streams.update('SCAN_RESULTS', config);
    const report = await untilSettled(scanId);
    expect(report.sites[0]?.attempt).toBe(1);
    await expectAllOnce(scanId, report);
    const ids = (await system.broker.messages('SCAN_RESULTS')).map(({ headers }) => headers['ce-id']);
    expect(waiting.map((id) => ids.filter((one) => one === id).length)).toEqual(waiting.map(() => 1));
  });

  /** As an agent left it that could hand nothing in; the ids of the results. */
  async function fillSpool(): Promise<string[]> {
    const place = { scan_id: randomUUID(), site_scan_id: randomUUID(), site_id: site.siteId };
    const said = new Attempt(place);
    const [port] = hostSeen().ports;
    const ports = Array.from({ length: 2000 }, (_, index) => ({ ...port!, port: index + 1 }));
    const events = Array.from({ length: 6 }, (_, index) => said.host({ address: `127.83.1.${index}`, ports }));
    const spool = await Spool.open({ folder: spoolDir(), maxBytes: 8 * 1024 ** 2, onDamage: () => undefined });
    for (const [index, event] of events.entries()) {
      const belonging = { siteScanId: place.site_scan_id, attempt: 1, key: `host/${index}`, complete: true };
      await spool.append({ ...belonging, keepUntil: '2999-01-01T00:00:00.000Z', event });
    }
    await spool.close();
    return events.map(({ headers }) => headers['ce-id'] ?? '');
  }
});
