import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EmbeddedPostgres, startPostgres } from '../../tools/embedded/postgres.js';
import { Processes } from '../support/processes.js';
import { until } from '../support/until.js';

let folder: string;
let postgres: EmbeddedPostgres;
let processes: Processes;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-test-outage-'));
  // Durable: what was committed has to be there after the restart.
  postgres = await startPostgres({ dataDir: folder, durable: true });
  processes = await Processes.start({ database: { url: postgres.url, drop: () => Promise.resolve() } });
  await processes.startAgent('agent-1');
}, 60_000);

afterAll(async () => {
  await processes.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What is stored of a scan, each kind counted. */
async function storedOf(scanId: string): Promise<Record<string, number>> {
  const [stored] = await processes.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM host_observations WHERE scan_id = $1) AS hosts,
            (SELECT count(*)::int FROM router_observations WHERE scan_id = $1) AS routers,
            (SELECT count(*)::int FROM inbox JOIN site_scans ON site_scans.id = site_scan_id WHERE scan_id = $1) AS events`,
    [scanId],
  );
  return stored ?? {};
}

/** Keeps the table from being written until `release`. */
async function holdTable(
  table: string,
): Promise<{ isWaitedFor: () => Promise<boolean>; release: () => Promise<void> }> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  return {
    isWaitedFor: async () => {
      const { rows } = await client.query('SELECT 1 FROM pg_locks WHERE NOT granted AND relation = $1::regclass', [
        table,
      ]);
      return rows.length > 0;
    },
    release: async () => {
      await client.query('COMMIT');
      await client.end();
    },
  };
}

describe('PostgreSQL stopped and started in the middle of a scan', () => {
  it('the API lives through it, says so while it lasts, and the scan completes: 1 host, 1 router, every event once', async () => {
    await processes.slowService('127.79.9.1');
    const scanId = await processes.requestScan('127.79.9.1');
    await processes.untilScanning(scanId);
    await postgres.stop();
    const during = await processes.postScan('127.79.9.2', randomUUID());
    expect(during.status).toBeGreaterThanOrEqual(500);
    expect(await processes.isReady()).toBe(false);
    postgres = await startPostgres({ dataDir: folder, durable: true, preferredPort: postgres.port });

    const report = await processes.untilEnded(scanId);
    expect(processes.api.isRunning()).toBe(true);
    expect(report).toMatchObject({ state: 'completed', sites: [{ attempt: 1, coverage: { complete: true } }] });
    await processes.broker.ingested();
    const said = await processes.broker.messagesOf('SCAN_RESULTS', scanId);
    const events = new Set(said.map((message) => message.headers['ce-id'])).size;
    expect(await storedOf(scanId)).toEqual({ hosts: 1, routers: 1, events });
    expect(await processes.isReady()).toBe(true);
  }, 90_000);
});

describe('SIGTERM to the API while a request is open', () => {
  it('the request is answered with 202, the API ends with code 0, and the next API has the scan done: 1 request, 1 result', async () => {
    const lock = await holdTable('scans');
    const open = processes.postScan('127.79.9.3', randomUUID());
    await until('the request to be in the middle', lock.isWaitedFor, (waits) => waits);
    const stopped = processes.api.stop();
    await until(
      'the API to be stopping',
      () => processes.isReady(),
      (ready) => !ready,
    );
    await lock.release();

    const { status, scanId } = await open;
    expect(status).toBe(202);
    await stopped;
    expect(await processes.api.exited).toBe('code 0');

    await processes.startApi();
    expect(await processes.untilEnded(scanId)).toMatchObject({ state: 'completed', sites: [{ attempt: 1 }] });
    expect(await processes.broker.messagesOf('SCAN_REQUESTS', scanId)).toHaveLength(1);
    expect(await storedOf(scanId)).toMatchObject({ hosts: 1, routers: 1 });
  }, 60_000);
});
