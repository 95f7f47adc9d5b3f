import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ScanReport } from '#contracts';
import type { Child } from '../../tools/embedded/child-process.js';
import { Processes } from '../support/processes.js';
import { until } from '../support/until.js';

/**
 * Each part is killed once in the middle of a scan. Afterwards, every time: the scan has ended exactly once and
 * completely, nothing is stored twice, nothing is lost, nothing is in the dead letters.
 */
let processes: Processes;
let agent: Child;
let lastOctet = 0;
let address = '';
/** A scan that has ended, if any has. */
let ended: string | null = null;

beforeAll(async () => {
  // What a killed API had taken from the outbox is taken again sooner than in production.
  processes = await Processes.start({ apiVariables: { OUTBOX_LEASE_MS: '2000' } });
  agent = await processes.startAgent('first');
}, 60_000);

afterAll(async () => {
  await processes.stop();
});

beforeEach(async () => {
  lastOctet += 1;
  address = `127.79.0.${lastOctet}`;
  await processes.slowService(address);
});

/** The nmap processes that look at this address. */
function nmapsAt(target: string): string[] {
  try {
    return execFileSync('pgrep', ['-f', `nmap .*${target.replaceAll('.', '\\.')}$`], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  } catch {
    return []; // pgrep found none
  }
}

async function expectOneEnd(scanId: string, report: ScanReport, attempt: number): Promise<void> {
  expect(report.state).toBe('completed');
  const [site] = report.sites;
  expect(site).toMatchObject({ state: 'completed', reason: null, attempt, coverage: { complete: true } });
  expect(site?.hosts.map((host) => [host.address, host.outcome])).toEqual([[address, 'complete']]);
  expect(site?.hosts[0]?.ports).toMatchObject([{ port: 8080, service: { product: 'OpenSSH', version: '9.6' } }]);

  const [stored] = await processes.query<{ requests: number; hosts: number; routers: number; waiting: number }>(
    `SELECT (SELECT count(*)::int FROM outbox WHERE payload->>'scan_id' = $1::text) AS requests,
            (SELECT count(*)::int FROM host_observations WHERE scan_id = $1::uuid AND attempt = $2) AS hosts,
            (SELECT count(*)::int FROM router_observations WHERE scan_id = $1::uuid AND attempt = $2) AS routers,
            (SELECT count(*)::int FROM outbox WHERE sent_at IS NULL) AS waiting`,
    [scanId, attempt],
  );
  expect(stored).toEqual({ requests: 1, hosts: 1, routers: 1, waiting: 0 });
  expect(await processes.broker.messagesOf('SCAN_REQUESTS', scanId)).toHaveLength(1);
  expect(await processes.broker.messages('SCAN_DEAD_LETTERS')).toEqual([]);

  await processes.broker.ingested();
  expect(await processes.report(scanId)).toEqual(report);
  ended = scanId;
}

describe('kill -9 in the middle of a scan', () => {
  it('of the agent: nmap dies with it, and the next agent does the request again, as attempt 2', async () => {
    const scanId = await processes.requestScan(address);
    await processes.untilScanning(scanId);
    await until(
      'nmap to run',
      () => nmapsAt(address),
      (found) => found.length > 0,
    );
    await agent.kill9();
    await until(
      'nmap to be gone',
      () => nmapsAt(address),
      (found) => found.length === 0,
      5_000,
    );

    agent = await processes.startAgent('second');
    const report = await processes.untilEnded(scanId);
    await expectOneEnd(scanId, report, 2);
    expect(report.sites[0]?.agent?.name).toBe('second');
  }, 60_000);

  it('of one of two agents: the other one finishes', async () => {
    const scanId = await processes.requestScan(address);
    await processes.untilScanning(scanId);
    const other = await processes.startAgent('third');
    await agent.kill9();
    const report = await processes.untilEnded(scanId);
    await expectOneEnd(scanId, report, 2);
    expect(report.sites[0]?.agent?.name).toBe('third');
    agent = other;
  }, 60_000);

  it('of the API: what the agent says meanwhile waits in the stream, and is taken in once', async () => {
    const scanId = await processes.requestScan(address);
    await processes.untilScanning(scanId);
    await processes.api.kill9();
    const said = () => processes.broker.messagesOf('SCAN_RESULTS', scanId);
    await until('the agent to have its last word', said, (messages) =>
      messages.some(({ subject }) => subject.startsWith('scan.finished.')),
    );

    await processes.startApi();
    await expectOneEnd(scanId, await processes.untilEnded(scanId), 1);
  }, 60_000);

  it('of nats-server: the agent goes on, and hands in when it is back', async () => {
    const scanId = await processes.requestScan(address);
    await processes.untilScanning(scanId);
    await processes.nats.kill9();
    await processes.nats.restart();
    const report = await processes.untilEnded(scanId);
    await expectOneEnd(scanId, report, report.sites[0]?.attempt ?? 0);
  }, 60_000);

  it('of the API between commit and publish: the request is published once, after all', async () => {
    await processes.nats.kill9();
    const scanId = await processes.requestScan(address);
    await processes.api.kill9();
    await processes.nats.restart();
    await processes.startApi();
    const report = await processes.untilEnded(scanId);
    await expectOneEnd(scanId, report, report.sites[0]?.attempt ?? 0);
  }, 60_000);
});

describe('kill -9 in the middle of a re-match', () => {
  const AT_WORK = `
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ '(FROM|INTO) findings'`;
  const CHANGED = `
    INSERT INTO advisory_changes (version, feed, feed_version, at, products, rescored)
    SELECT max(version) + 1, 'nvd', 'changed', now(), '{openbsd:openssh}', '{}' FROM advisory_changes`;

  it('of the API: nothing of it is there, the task waits, and the next API does all of it', async () => {
    const sql = <Row>(text: string, parameters: unknown[] = []) => processes.query<Row>(text, parameters);
    await until('advisories to be there', () => sql(`SELECT FROM advisory_records LIMIT 1`), (rows) => rows.length > 0); // prettier-ignore
    const scanId = ended ?? (await processes.requestScan(address));
    await processes.untilEnded(scanId);
    const found = async () => (await sql<{ id: string }>('SELECT id FROM findings WHERE scan_id = $1 ORDER BY id', [scanId])).map(({ id }) => id); // prettier-ignore
    const before = await found();
    expect(before).not.toEqual([]);

    // As if advisories had said nothing of it so far. Whoever writes the findings waits until the table is let go.
    await sql('DELETE FROM findings WHERE scan_id = $1', [scanId]);
    const letGo = await processes.holdTable('findings');
    await sql(CHANGED);
    await sql(`SELECT pg_notify('advisories_changed', '')`);
    await until(
      'the findings to be written',
      () => sql(AT_WORK),
      (rows) => rows.length > 0,
    );
    await processes.api.kill9();
    await letGo();
    expect(await found()).toEqual([]);
    const tasks = 'SELECT FROM rematch_tasks JOIN site_scans ON site_scans.id = site_scan_id WHERE scan_id = $1';
    expect(await sql(tasks, [scanId])).toHaveLength(1);

    await processes.startApi();
    await until('the re-match to be done', () => sql(tasks, [scanId]), (rows) => rows.length === 0, 30_000); // prettier-ignore
    expect(await found()).toEqual(before);
  }, 90_000);
});

describe('SIGTERM in the middle of a scan', () => {
  it('of an agent: it hands the request back at once, and another agent finishes it', async () => {
    const scanId = await processes.requestScan(address);
    await processes.untilScanning(scanId);
    const other = await processes.startAgent('fourth');
    await agent.stop();
    expect(await agent.exited).toBe('code 0');
    const report = await processes.untilEnded(scanId);
    await expectOneEnd(scanId, report, 2);
    expect(report.sites[0]?.agent?.name).toBe('fourth');
    agent = other;
  }, 60_000);
});
