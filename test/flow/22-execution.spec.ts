import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MultipleIpsScanResponse,
  ScanControlResponse,
  ScanNotStarted,
  type ScanRequested,
  type ScanReport,
  ScheduledScanResponse,
  StoppedScheduleResponse,
} from '#contracts';
import { EndOverdue } from '../../apps/api/src/ingest/index.js';
import { TenantWork } from '../../apps/api/src/platform/database/index.js';
import { Streams } from '../../apps/api/src/platform/nats/index.js';
import { ScanEventsReadModel } from '../../apps/api/src/request/index.js';
import { Attempt } from '../support/attempt.js';
import { expectErrorResponse } from '../support/error-response.js';
import { type ListeningSite, listenAt } from '../support/listening-site.js';
import { type Answer, type Publication, startSystem, type System, type TestSite, until } from '../support/system.js';

const SCHEDULES = '/scans/cve/scheduled';
const MULTIPLE = '/scans/cve/scan/multiple-ips';
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let system: System;
/** Two sites of one tenant, and a site of another. */
let north: TestSite;
let south: TestSite;
let theirs: TestSite;
const listening = new Map<string, ListeningSite>();

beforeAll(async () => {
  system = await startSystem();
  north = await system.centre.provisionSite({ networks: ['10.77.0.0/16'], subnets: ['10.77.0.0/24'] });
  south = await system.centre.provisionSite({ tenantId: north.tenantId, networks: ['10.78.0.0/16'] });
  theirs = await system.centre.provisionSite();
});

afterEach(async () => {
  for (const site of listening.values()) await site.leave();
  listening.clear();
});

afterAll(async () => {
  await system.stop();
});

/** One listener for each site: of two, either could take a request. */
async function listen(site: TestSite): Promise<ListeningSite> {
  const there = listening.get(site.siteId);
  if (there !== undefined) return there;
  const listener = await listenAt(system.nats.url, site.siteId);
  listening.set(site.siteId, listener);
  return listener;
}

const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  body === undefined
    ? system.centre.send(north.tenantId, path, { method: 'POST' }, { headers })
    : system.centre.post(north.tenantId, path, body, { headers });
const remove = (path: string) => system.centre.delete(north.tenantId, path);
const invokePath = (scheduleId: string) => `${SCHEDULES}/${scheduleId}/invoke`;

/** A schedule of its own that covers both sites, or those given. */
async function schedule(change: Record<string, unknown> = {}): Promise<string> {
  const { body, text, status } = await post(SCHEDULES, {
    description: 'Both sites',
    day_of_week: 1,
    time_of_day: '02:00',
    every_n_weeks: 2,
    timezone: 'UTC',
    min_cvss: 0,
    warning_threshold: 7,
    profile: 'quick',
    sites: [
      { id: north.siteId, subnet: '10.77.0.0/24' },
      { id: north.siteId, subnet: '10.77.1.0/25' },
      { id: south.siteId, subnet: '10.78.0.0/24' },
    ],
    ...change,
  });
  expect({ status, text }).toMatchObject({ status: 201 });
  return String(body.id);
}

async function invoked(scheduleId: string): Promise<ScheduledScanResponse> {
  const answer = await post(invokePath(scheduleId));
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 202 });
  return ScheduledScanResponse.parse(answer.body);
}

function expectRefusal(answer: Answer, status: number, code: string, named = ''): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(String(answer.body.message)).toContain(named);
}

/** How many of everything there is: what refused requests must not change. */
async function counts(): Promise<unknown> {
  const [row] = await system.centre.query(`
    SELECT (SELECT count(*) FROM scans) AS scans, (SELECT count(*) FROM site_scans) AS parts,
      (SELECT count(*) FROM scan_events) AS events, (SELECT count(*) FROM outbox) AS outbox,
      (SELECT count(*) FROM audit_log) AS audited, (SELECT max(last_run_at) FROM schedules) AS last_run`);
  return row;
}

const audited = (resourceId: string) =>
  system.centre.query<{ action: string; actor_kind: string; details: Record<string, unknown> }>(
    'SELECT action, actor_kind, details FROM audit_log WHERE resource_id = $1 ORDER BY at, id',
    [resourceId],
  );

async function takeIn(...messages: readonly Publication[]): Promise<void> {
  for (const message of messages) await system.broker.publish(message);
  await system.broker.ingested();
}

const report = (scanId: string): Promise<ScanReport> => system.centre.report(north.tenantId, scanId);
const endOf = (scanId: string, state: ScanReport['state']) =>
  system.centre.waitForScan(north.tenantId, scanId, [state]);

/** Ends what should have ended by that moment, as the worker does that looks every few seconds. */
async function endOverdue(at: number): Promise<void> {
  await system.centre.app.get(EndOverdue, { strict: false }).run(new Date(at));
}

/** Ends every scan there is, so that the next test begins with sites at rest. */
afterEach(async () => {
  const open = () =>
    system.centre.query<{ id: string }>(
      `SELECT DISTINCT scan_id AS id FROM site_scans WHERE tenant_id = $1 AND state IN ('pending', 'running', 'processing')`,
      [north.tenantId],
    );
  for (const { id } of await open()) await post(`/scans/cve/${id}/cancel`);
  await endOverdue(Date.now() + 10 * MINUTE_MS);
  await until('all scans to have ended', open, (scans) => scans.length === 0);
});

describe(`POST ${SCHEDULES}/{scanScheduleId}/invoke`, () => {
  it('opens one scan with a part for each site, asks each site for its subnets, and says so', async () => {
    const [atNorth, atSouth] = [await listen(north), await listen(south)];
    const settings = { exclusions: ['10.77.0.1', '10.78.0.128/25'], max_packets_per_second: 300 };
    const scheduleId = await schedule({ ...settings, min_cvss: 3 });
    const answer = await post(invokePath(scheduleId));
    expect(answer.status).toBe(202);
    const started = ScheduledScanResponse.parse(answer.body);
    expect(started).toMatchObject({ schedule_id: scheduleId, status: 'pending' });
    expect(started.site_scans.map(({ site_id, status }) => [site_id, status])).toEqual([
      [north.siteId, 'pending'],
      [south.siteId, 'pending'],
    ]);
    expect(answer.headers.get('location')).toBe(`/scans/cve/${started.scan_id}`);
    const requests = await Promise.all([atNorth.takes(started.scan_id), atSouth.takes(started.scan_id)]);
    const [first, second] = requests;
    const same = {
      scan_id: started.scan_id,
      short_id: started.short_id,
      kind: 'scheduled',
      targets: [],
      exclusions: ['10.77.0.1/32', '10.78.0.128/25'],
      max_packets_per_second: 300,
      profile: 'quick',
      min_cvss: 3,
      requested_at: started.created_at,
    };
    const subnets = ['10.77.0.0/24', '10.77.1.0/25'];
    expect(first).toMatchObject({ ...same, target_networks: subnets, allowed_networks: subnets });
    expect(second).toMatchObject({ ...same, target_networks: ['10.78.0.0/24'], allowed_networks: ['10.78.0.0/24'] });
    // 383 addresses less those excluded, each 5 s beside the 20 minutes of the first.
    const allowedMs = (request: ScanRequested) => Date.parse(request.deadline) - Date.parse(started.created_at);
    expect(requests.map(allowedMs)).toEqual([20 * MINUTE_MS + 382 * 5_000, 20 * MINUTE_MS + 127 * 5_000]);
    expect(await report(started.scan_id)).toMatchObject({ state: 'pending', targets: 2, scan_id: started.short_id });
    const [entry] = await audited(started.scan_id);
    expect(entry).toMatchObject({ action: 'scan.requested', actor_kind: 'user', details: { kind: 'scheduled' } });
    const shown = await system.centre.get(north.tenantId, `${SCHEDULES}/${scheduleId}`);
    expect(shown.body).toMatchObject({ running: true, status: 'starting' });
    // Shown to the second.
    expect(Date.parse(String(shown.body.last_run_at))).toBe(Math.floor(Date.parse(started.created_at) / 1000) * 1000);
  });

  it('keeps an Idempotency-Key: the same answer again, and no second scan', async () => {
    await Promise.all([listen(north), listen(south)]);
    const path = invokePath(await schedule());
    const key = { 'idempotency-key': randomUUID() };
    const first = await post(path, undefined, key);
    const before = await counts();
    const again = await post(path, undefined, key);
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await counts()).toEqual(before);
    const other = await post(invokePath(await schedule()), undefined, key);
    expectRefusal(other, 422, 'idempotency_key_reused');
  });

  it('starts a schedule that is not enabled, and one run of ten that are asked for at once', async () => {
    await Promise.all([listen(north), listen(south)]);
    const path = invokePath(await schedule({ enabled: false }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(path)));
    const refused = answers.filter(({ status }) => status !== 202);
    expect(refused).toHaveLength(9);
    for (const answer of refused) expectRefusal(answer, 409, 'schedule_running');
  });

  it('refuses while a site is offline that is not to be ignored: names it and starts nothing', async () => {
    await listen(north);
    const path = invokePath(await schedule());
    const before = await counts();
    expectRefusal(await post(path), 422, 'site_offline', south.siteId);
    expect(await counts()).toEqual(before);
  });

  it('scans the others when offline sites are ignored, and says which was not asked', async () => {
    const atNorth = await listen(north);
    const started = await invoked(await schedule({ ignore_offline_sites: true }));
    expect(started.site_scans).toMatchObject([
      { site_id: north.siteId, status: 'pending', reason: null },
      { site_id: south.siteId, status: 'failed', reason: expect.stringContaining('offline') as unknown },
    ]);
    await atNorth.takes(started.scan_id);
    const { sites } = await report(started.scan_id);
    expect(sites.find(({ site_id }) => site_id === south.siteId)).toMatchObject({ state: 'failed' });
    const ask = () => system.broker.messagesOf('SCAN_REQUESTS', started.scan_id);
    const messages = await until('both messages', ask, ({ length }) => length === 2);
    const untold = messages.find(({ subject }) => subject === `scan.not_started.${south.siteId}`);
    expect(ScanNotStarted.publish.parse(JSON.parse(untold!.body)).reason).toContain('offline');
  });

  it('starts nothing when no site at all is online, ignored or not', async () => {
    expectRefusal(await post(invokePath(await schedule({ ignore_offline_sites: true }))), 422, 'site_offline');
  });

  it('refuses inside a blackout, and ends what it starts before the next one', async () => {
    await Promise.all([listen(north), listen(south)]);
    const from = (ms: number) => new Date(Date.now() + ms).toISOString();
    const now = { starts_at: from(-MINUTE_MS), ends_at: from(MINUTE_MS) };
    expectRefusal(await post(invokePath(await schedule({ blackouts: [now] }))), 422, 'schedule_in_blackout');
    const soon = { starts_at: from(3 * MINUTE_MS), ends_at: from(DAY_MS) };
    const { scan_id } = await invoked(await schedule({ blackouts: [soon] }));
    const { sites } = await report(scan_id);
    expect(sites.map(({ deadline }) => deadline)).toEqual([soon.starts_at, soon.starts_at]);
  });

  it('refuses a schedule whose sites were all deleted', async () => {
    const site = await system.centre.provisionSite({ tenantId: north.tenantId });
    expect((await remove(`/sites/${site.siteId}`)).status).toBe(204);
    expectRefusal(await post(invokePath(site.scheduleId)), 422, 'schedule_without_sites');
  });
});

describe('who may', () => {
  const id = randomUUID();
  const routes: [string, string, string, string][] = [
    ['POST', `${SCHEDULES}/{scanScheduleId}/invoke`, invokePath(id), 'schedule_not_found'],
    ['DELETE', `${SCHEDULES}/{scanScheduleId}/invoke`, invokePath(id), 'schedule_not_found'],
    ['POST', '/scans/cve/{scan_id}/cancel', `/scans/cve/${id}/cancel`, 'scan_not_found'],
    ['POST', '/scans/cve/{scan_id}/pause', `/scans/cve/${id}/pause`, 'scan_not_found'],
    ['POST', '/scans/cve/{scan_id}/resume', `/scans/cve/${id}/resume`, 'scan_not_found'],
  ];
  const send = (method: string, path: string, token?: string | null) =>
    system.centre.send(north.tenantId, path, { method }, token === undefined ? {} : { token });

  it.each(routes)(
    '%s %s: nobody without a token or the scope cve:run, and nobody finds what is not his',
    async (...route) => {
      const [method, , path, code] = route;
      expectRefusal(await send(method, path, null), 401, 'token_missing');
      const viewer = await system.issuer.token(north.tenantId, { scope: 'cve:view cve:create' });
      expectRefusal(await send(method, path, viewer), 403, 'scope_missing', 'cve:run');
      expectRefusal(await send(method, path), 404, code);
      expectRefusal(await send(method, path.replace(id, 'weekly')), 400, 'parameter_invalid');
      const theirScan = await system.centre.requestScan(theirs, '10.77.0.11');
      const theirId = path.startsWith(SCHEDULES) ? theirs.scheduleId : theirScan;
      const before = await counts();
      expectRefusal(await send(method, path.replace(id, theirId)), 404, code);
      expect(await counts()).toEqual(before);
    },
  );
});

describe(`POST ${MULTIPLE}`, () => {
  const body = (ips: unknown, site = north) => ({ schedule_id: site.scheduleId, site_id: site.siteId, ips });

  it('accepts several addresses, each once, as one part at one site', async () => {
    const atNorth = await listen(north);
    const answer = await post(MULTIPLE, body(['10.77.0.12', '10.77.0.11', '10.77.0.12']));
    expect(answer.status).toBe(202);
    const accepted = MultipleIpsScanResponse.parse(answer.body);
    expect(accepted).toMatchObject({ status: 'pending', target_ips: ['10.77.0.12', '10.77.0.11'] });
    expect(answer.headers.get('location')).toBe(`/scans/cve/${accepted.scan_id}`);
    const request = await atNorth.takes(accepted.scan_id);
    expect(request).toMatchObject({ kind: 'multiple_ips', targets: ['10.77.0.12', '10.77.0.11'] });
    expect(request).toMatchObject({ site_scan_id: accepted.scan_site_id, allowed_networks: ['10.77.0.0/24'] });
    expect(request.target_networks).toBeUndefined();
    expect(await audited(accepted.scan_id)).toMatchObject([{ action: 'scan.requested' }]);
  });

  it('keeps an Idempotency-Key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await post(MULTIPLE, body(['10.77.0.11']), key);
    const before = await counts();
    expect((await post(MULTIPLE, body(['10.77.0.11']), key)).text).toBe(first.text);
    expect(await counts()).toEqual(before);
  });

  it('starts nothing when one address is bad, and names every bad one with the reason', async () => {
    const excluding = await schedule({ exclusions: ['10.77.0.9'] });
    const before = await counts();
    const ips = ['10.77.0.11', '8.8.8.8', 'fd00::11', '10.77.9.1', '10.077.0.1', '10.77.0.9', ''];
    const answer = await post(MULTIPLE, { ...body(ips), schedule_id: excluding });
    expectRefusal(answer, 422, 'addresses_refused');
    expect(answer.body.message).toBe(
      "These of the 'ips' cannot be scanned: 8.8.8.8 (never scannable), fd00::11 (IPv6), 10.77.9.1 (outside the site or " +
        'the schedule), 10.077.0.1 (malformed), 10.77.0.9 (excluded by the schedule), an empty text (malformed).',
    );
    expect(await counts()).toEqual(before);
  });

  it('names 256 bad addresses of the greatest length', async () => {
    const ips = Array.from({ length: 256 }, (_, index) => `${index}`.padStart(64, 'x'));
    const { status, body: refusal } = await post(MULTIPLE, body(ips));
    expect({ status, code: refusal.code }).toEqual({ status: 422, code: 'addresses_refused' });
    expect(ips.filter((ip) => !String(refusal.message).includes(`${ip} (malformed)`))).toEqual([]);
  });

  it.each<[string, number, string, () => unknown]>([
    ['none', 400, 'parameter_invalid', () => body([])],
    ['more than 256', 400, 'parameter_invalid', () => body(Array.from({ length: 257 }, () => '10.77.0.11'))],
    ['one that is no text', 400, 'parameter_invalid', () => body(['10.77.0.11', 7])],
    ['no list', 400, 'parameter_invalid', () => body('10.77.0.11')],
    ['nothing', 400, 'parameter_missing', () => ({ ...body([]), ips: undefined })],
    ['a parameter too many', 400, 'parameter_unknown', () => ({ ...body(['10.77.0.11']), ports: '1-9' })],
    [
      'a schedule nobody has',
      404,
      'schedule_not_found',
      () => ({ ...body(['10.77.0.11']), schedule_id: randomUUID() }),
    ],
    ['the site of somebody else', 404, 'site_not_found', () => ({ ...body(['10.77.0.11']), site_id: theirs.siteId })],
    [
      'a site outside the schedule',
      422,
      'site_not_in_schedule',
      () => ({ ...body(['10.78.0.1']), site_id: south.siteId }),
    ],
  ])('refuses %s with %i %s', async (_, status, code, sent) => {
    const before = await counts();
    expectRefusal(await post(MULTIPLE, sent()), status, code);
    expect(await counts()).toEqual(before);
  });

  it('takes no caller without a token or the scope', async () => {
    const refused = await system.centre.post(north.tenantId, MULTIPLE, body(['10.77.0.11']), { token: null });
    expectRefusal(refused, 401, 'token_missing');
    const token = await system.issuer.token(north.tenantId, { scope: 'cve:view' });
    const viewed = await system.centre.post(north.tenantId, MULTIPLE, body(['10.77.0.11']), { token });
    expectRefusal(viewed, 403, 'scope_missing');
  });
});

describe('a single address', () => {
  it('keeps to what the schedule excludes and how fast it may be', async () => {
    const atNorth = await listen(north);
    const scheduleId = await schedule({ exclusions: ['10.77.0.5'], max_packets_per_second: 77 });
    const excluded = await system.centre.requestSingleIp({ ...north, scheduleId }, '10.77.0.5');
    expectRefusal(excluded, 422, 'address_excluded', '10.77.0.5');
    const scanId = await system.centre.requestScan({ ...north, scheduleId }, '10.77.0.6');
    const request = await atNorth.takes(scanId);
    expect(request).toMatchObject({ max_packets_per_second: 77, exclusions: ['10.77.0.5/32'], targets: ['10.77.0.6'] });
    expect(await audited(scanId)).toMatchObject([{ action: 'scan.requested', details: { kind: 'single_ip' } }]);
  });
});

describe('how many scans of one site may wait', () => {
  it('is bounded: one more is refused by every way to start one, until one has ended', async () => {
    const narrow = await system.startAnother({ SCANS_PER_SITE: '2' });
    await Promise.all([listen(north), listen(south)]);
    const scheduleId = await schedule();
    const [first] = [await narrow.requestScan(north, '10.77.0.11'), await narrow.requestScan(north, '10.77.0.12')];
    const before = await counts();
    const several = { schedule_id: north.scheduleId, site_id: north.siteId, ips: ['10.77.0.13'] };
    const path = invokePath(scheduleId);
    const refused = [
      await narrow.requestSingleIp(north, '10.77.0.13'),
      await narrow.post(north.tenantId, MULTIPLE, several),
      await narrow.send(north.tenantId, path, { method: 'POST' }, {}),
    ];
    for (const answer of refused) expectRefusal(answer, 409, 'too_many_scans', '');
    expect(await counts()).toEqual(before);
    await post(`/scans/cve/${first}/cancel`);
    await endOverdue(Date.now() + 10 * SECOND_MS);
    expect((await narrow.requestSingleIp(north, '10.77.0.13')).status).toBe(202);
  });
});

/** A scan of two addresses at one site that an agent has begun, with one of them finished. */
async function begunScan(): Promise<{
  scanId: string;
  agent: Attempt;
  request: ScanRequested;
  atNorth: ListeningSite;
}> {
  const atNorth = await listen(north);
  const ips = ['10.77.0.11', '10.77.0.12'];
  const { body } = await post(MULTIPLE, { schedule_id: north.scheduleId, site_id: north.siteId, ips });
  const scanId = String(body.scan_id);
  const request = await atNorth.takes(scanId);
  const agent = new Attempt(request);
  await takeIn(agent.started(), agent.router(), agent.host());
  expect((await report(scanId)).state).toBe('running');
  return { scanId, agent, request, atNorth };
}

/** What an agent says in the end that was asked to stop. */
const stoppedWord = (agent: Attempt, hosts: number): Publication =>
  agent.finished(hosts, { outcome: 'stopped', reason: 'stopped on request' });

/** The words of the centre's that end parts of a scan, oldest first. */
async function cancellations(scanId: string, count: number): Promise<{ intent: string; subject: string }[]> {
  const ask = async () => {
    const messages = await system.broker.messagesOf('SCAN_REQUESTS', scanId);
    return messages.filter(({ subject }) => subject.startsWith('scan.cancelled.'));
  };
  const messages = await until(`${count} cancellations`, ask, ({ length }) => length >= count);
  return messages.map(({ subject, body }) => ({ subject, intent: (JSON.parse(body) as { intent: string }).intent }));
}

const cancel = (scanId: string) => post(`/scans/cve/${scanId}/cancel`);
const pause = (scanId: string) => post(`/scans/cve/${scanId}/pause`);
const resume = (scanId: string) => post(`/scans/cve/${scanId}/resume`);

describe('POST /scans/cve/{scan_id}/cancel', () => {
  it('asks the agent to stop, and what was found stays in a report that says stopped', async () => {
    const { scanId, agent, request } = await begunScan();
    const answer = await cancel(scanId);
    expect(answer.status).toBe(202);
    expect(ScanControlResponse.parse(answer.body)).toMatchObject({
      scan_id: scanId,
      status: 'stopping',
      site_scans: [{ scan_site_id: request.site_scan_id, site_id: north.siteId }],
    });
    const subject = `scan.cancelled.${north.siteId}.${request.site_scan_id}`;
    expect(await cancellations(scanId, 1)).toEqual([{ subject, intent: 'stop' }]);
    await takeIn(stoppedWord(agent, 1));
    const ended = await endOf(scanId, 'stopped');
    expect(ended.cve_count).toBeGreaterThan(0);
    expect(ended.sites.flatMap(({ hosts }) => hosts.map(({ address }) => address))).toEqual(['10.77.0.11']);
    expect(await audited(scanId)).toMatchObject([{ action: 'scan.requested' }, { action: 'scan.stop_requested' }]);
  });

  it('ends within seconds what no agent has taken', async () => {
    const scanId = await system.centre.requestScan(north, '10.77.0.11');
    await cancel(scanId);
    const ended = await system.centre.waitForScan(north.tenantId, scanId, ['stopped'], 15 * SECOND_MS);
    expect(ended.sites[0]).toMatchObject({ state: 'stopped', reason: 'stopped before an agent began' });
  });

  it('ends after a minute what a dead agent was at, with what arrived', async () => {
    const { scanId } = await begunScan();
    await cancel(scanId);
    const [row] = await system.centre
      .query<{ at: Date }>(
        `UPDATE site_scans SET last_heard_at = cancel_requested_at WHERE scan_id = $1 RETURNING cancel_requested_at AS at`,
        [scanId],
      )
      .then(([rows]) => rows as unknown as { at: Date }[]);
    const at = row!.at.getTime();
    await endOverdue(at + MINUTE_MS);
    expect((await report(scanId)).state).toBe('running');
    await endOverdue(at + MINUTE_MS + 1);
    const ended = await endOf(scanId, 'stopped');
    expect(ended).toMatchObject({ finished_at: new Date(at + MINUTE_MS).toISOString() });
    expect(ended.sites[0]?.reason).toContain('did not say that it ended');
    expect(ended.cve_count).toBeGreaterThan(0);
  });

  it('waits longer for an agent that still talks, and not for ever', async () => {
    const { scanId, agent } = await begunScan();
    await cancel(scanId);
    await takeIn(agent.progress(1, 90));
    await system.centre.query(
      `UPDATE site_scans SET last_heard_at = cancel_requested_at + interval '1 hour' WHERE scan_id = $1`,
      [scanId],
    );
    await endOverdue(Date.now() + 4 * MINUTE_MS);
    expect((await report(scanId)).state).toBe('running');
    await endOverdue(Date.now() + 6 * MINUTE_MS);
    await endOf(scanId, 'stopped');
  });

  it('does no harm twice, nor when it has stopped', async () => {
    const { scanId, agent } = await begunScan();
    const first = await cancel(scanId);
    const before = await counts();
    const second = await cancel(scanId);
    expect(second.status).toBe(202);
    expect(second.body).toEqual(first.body);
    expect(await counts()).toEqual(before);
    await takeIn(stoppedWord(agent, 1));
    await endOf(scanId, 'stopped');
    expect((await cancel(scanId)).body).toMatchObject({ status: 'stopped', site_scans: [] });
  });

  it('takes nothing from a scan whose last word was on its way: it ends as the agent says', async () => {
    const { scanId, agent } = await begunScan();
    await cancel(scanId);
    await takeIn(agent.host({ address: '10.77.0.12' }), agent.finished(2));
    await endOf(scanId, 'completed');
    expectRefusal(await cancel(scanId), 409, 'scan_finished');
  });
});

describe('POST /scans/cve/{scan_id}/pause and /resume', () => {
  it('keeps finished hosts: what goes on is asked only for what is left, and the scan is whole in the end', async () => {
    const { scanId, agent, request, atNorth } = await begunScan();
    expect((await pause(scanId)).body).toMatchObject({ status: 'pausing' });
    expect((await pause(scanId)).body).toMatchObject({ status: 'pausing' });
    expect(await cancellations(scanId, 1)).toMatchObject([{ intent: 'pause' }]);
    expectRefusal(await resume(scanId), 409, 'scan_pausing');
    const unfinished = { outcome: 'partial' as const, reason: 'stopped on request', ports: [] };
    await takeIn(agent.host({ address: '10.77.0.12', ...unfinished }), stoppedWord(agent, 2));
    await endOf(scanId, 'paused');
    expect((await pause(scanId)).body).toMatchObject({ status: 'paused' });

    const answer = await resume(scanId);
    expect(answer.status).toBe(202);
    const { status, site_scans } = ScanControlResponse.parse(answer.body);
    expect({ status, sites: site_scans.map(({ site_id }) => site_id) }).toEqual({
      status: 'pending',
      sites: [north.siteId],
    });
    const rest = await atNorth.takes(scanId, 2);
    expect(rest).toMatchObject({ scan_id: scanId, short_id: request.short_id, targets: ['10.77.0.12'] });
    expect(rest.site_scan_id).toBe(site_scans[0]!.scan_site_id);
    expect(rest.site_scan_id).not.toBe(request.site_scan_id);
    expectRefusal(await resume(scanId), 409, 'scan_not_paused');

    const later = new Attempt(rest);
    await takeIn(later.started(), later.router(), later.host({ address: '10.77.0.12' }), later.finished(1));
    const ended = await endOf(scanId, 'completed');
    expect(ended.targets).toBe(1);
    expect(ended.sites.flatMap(({ hosts }) => hosts.map(({ address, outcome }) => [address, outcome]))).toEqual([
      ['10.77.0.11', 'complete'],
      ['10.77.0.12', 'complete'],
    ]);
    const actions = (await audited(scanId)).map(({ action }) => action);
    expect(actions).toEqual(['scan.requested', 'scan.pause_requested', 'scan.resumed']);
    expectRefusal(await resume(scanId), 409, 'scan_not_paused');
    expectRefusal(await pause(scanId), 409, 'scan_finished');
  });

  it('of whole networks goes on without the hosts that are finished, in none of several parts again', async () => {
    const atNorth = await listen(north);
    const scheduleId = await schedule({
      sites: [{ id: north.siteId, subnet: '10.77.0.0/24' }],
      exclusions: ['10.77.0.1'],
    });
    const { scan_id: scanId } = await invoked(scheduleId);
    const excluded = ['10.77.0.1/32'];
    for (const [round, address] of ['10.77.0.21', '10.77.0.22'].entries()) {
      const request = await atNorth.takes(scanId, round + 1);
      expect(request).toMatchObject({ targets: [], target_networks: ['10.77.0.0/24'] });
      expect(request.exclusions?.toSorted()).toEqual(excluded.toSorted());
      const agent = new Attempt(request);
      await takeIn(agent.started(), agent.router(), agent.host({ address }));
      expect((await pause(scanId)).status).toBe(202);
      await takeIn(stoppedWord(agent, 1));
      await endOf(scanId, 'paused');
      excluded.push(`${address}/32`);
      expect((await resume(scanId)).status).toBe(202);
    }
    expect((await atNorth.takes(scanId, 3)).exclusions?.toSorted()).toEqual(excluded.toSorted());
  });

  it('asks again for everything where every host was finished but the last word was not said', async () => {
    const { scanId, agent, atNorth } = await begunScan();
    await pause(scanId);
    await takeIn(agent.host({ address: '10.77.0.12' }), stoppedWord(agent, 2));
    await endOf(scanId, 'paused');
    await resume(scanId);
    expect((await atNorth.takes(scanId, 2)).targets).toEqual(['10.77.0.11', '10.77.0.12']);
  });

  it('can be turned into a stop, before and after it is carried out, and then nothing goes on', async () => {
    const early = await begunScan();
    await pause(early.scanId);
    expect((await cancel(early.scanId)).body).toMatchObject({ status: 'stopping' });
    expectRefusal(await pause(early.scanId), 409, 'scan_stopping');
    await takeIn(stoppedWord(early.agent, 1));
    await endOf(early.scanId, 'stopped');

    const late = await begunScan();
    await pause(late.scanId);
    await takeIn(stoppedWord(late.agent, 1));
    await endOf(late.scanId, 'paused');
    expect((await cancel(late.scanId)).body).toMatchObject({ status: 'stopped' });
    expect((await report(late.scanId)).state).toBe('stopped');
    expectRefusal(await resume(late.scanId), 409, 'scan_not_paused');
  });

  it('lets the schedule run meanwhile, and goes on only when that run has ended', async () => {
    const atNorth = await listen(north);
    const scheduleId = await schedule({ sites: [{ id: north.siteId, subnet: '10.77.0.0/24' }] });
    const first = await invoked(scheduleId);
    await atNorth.takes(first.scan_id);
    await pause(first.scan_id);
    await endOverdue(Date.now() + 10 * SECOND_MS);
    await endOf(first.scan_id, 'paused');
    const second = await invoked(scheduleId);
    expectRefusal(await resume(first.scan_id), 409, 'schedule_running');
    await cancel(second.scan_id);
    await endOverdue(Date.now() + 10 * SECOND_MS);
    await endOf(second.scan_id, 'stopped');
    expect((await resume(first.scan_id)).status).toBe(202);
  });

  it('is not ended inside a blackout of the schedule', async () => {
    const atNorth = await listen(north);
    const scheduleId = await schedule({ sites: [{ id: north.siteId, subnet: '10.77.0.0/24' }] });
    const { scan_id: scanId } = await invoked(scheduleId);
    await atNorth.takes(scanId);
    await pause(scanId);
    await endOverdue(Date.now() + 10 * SECOND_MS);
    await endOf(scanId, 'paused');
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const blackouts = [{ starts_at: at(-MINUTE_MS), ends_at: at(MINUTE_MS) }];
    await system.centre.patch(north.tenantId, `${SCHEDULES}/${scheduleId}`, { blackouts });
    expectRefusal(await resume(scanId), 422, 'schedule_in_blackout');
  });

  it('goes on once, however many ask at once', async () => {
    const { scanId, agent } = await begunScan();
    await pause(scanId);
    await takeIn(stoppedWord(agent, 1));
    await endOf(scanId, 'paused');
    const answers = await Promise.all(Array.from({ length: 8 }, () => resume(scanId)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    const rows = await system.centre.query('SELECT id FROM site_scans WHERE scan_id = $1', [scanId]);
    expect(rows).toHaveLength(2);
  });
});

describe(`DELETE ${SCHEDULES}/{scanScheduleId}/invoke`, () => {
  it('stops the run at all of its sites, whatever each is at, and says what it stops', async () => {
    const [atNorth] = [await listen(north), await listen(south)];
    const scheduleId = await schedule();
    const { scan_id: scanId } = await invoked(scheduleId);
    const agent = new Attempt(await atNorth.takes(scanId));
    await takeIn(agent.started(), agent.router(), agent.host());
    const answer = await remove(invokePath(scheduleId));
    expect(answer.status).toBe(202);
    const stopped = StoppedScheduleResponse.parse(answer.body);
    expect(stopped).toMatchObject({ schedule_id: scheduleId, scans: [{ scan_id: scanId, status: 'stopping' }] });
    expect(stopped.scans[0]!.site_scans).toHaveLength(2);
    expect((await cancellations(scanId, 2)).map(({ intent }) => intent)).toEqual(['stop', 'stop']);
    expect((await remove(invokePath(scheduleId))).body).toEqual(answer.body);
    expectRefusal(await post(invokePath(scheduleId)), 409, 'schedule_running');
    await takeIn(stoppedWord(agent, 1));
    await endOverdue(Date.now() + 10 * SECOND_MS);
    expect(await endOf(scanId, 'stopped')).toMatchObject({ percentage_done: 100 });
    expectRefusal(await remove(invokePath(scheduleId)), 409, 'schedule_not_running');
  });

  it('stops a paused run for good, and leaves scans of single addresses alone', async () => {
    const atNorth = await listen(north);
    const scheduleId = await schedule({ sites: [{ id: north.siteId, subnet: '10.77.0.0/24' }] });
    const { scan_id: scanId } = await invoked(scheduleId);
    await atNorth.takes(scanId);
    await pause(scanId);
    await endOverdue(Date.now() + 10 * SECOND_MS);
    await endOf(scanId, 'paused');
    const single = await system.centre.requestScan({ ...north, scheduleId }, '10.77.0.30');
    expect((await remove(invokePath(scheduleId))).body).toMatchObject({
      scans: [{ scan_id: scanId, status: 'stopped' }],
    });
    expect((await report(scanId)).state).toBe('stopped');
    expect((await report(single)).state).toBe('pending');
  });
});

describe('a site that is deleted', () => {
  it('ends its part of a scan, and the other sites go on', async () => {
    const site = await system.centre.provisionSite({ tenantId: north.tenantId });
    await Promise.all([listen(north), listen(site)]);
    const sites = [north, site].map(({ siteId }) => ({ id: siteId, subnet: '10.77.0.0/24' }));
    const { scan_id: scanId } = await invoked(await schedule({ sites }));
    expect((await remove(`/sites/${site.siteId}`)).status).toBe(204);
    const [word] = await cancellations(scanId, 1);
    expect(word?.subject).toContain(site.siteId);
    await endOverdue(Date.now() + 10 * SECOND_MS);
    const stateOf = async (id: string) => (await report(scanId)).sites.find(({ site_id }) => site_id === id)?.state;
    await until(
      'its part to end',
      () => stateOf(site.siteId),
      (state) => state === 'stopped',
    );
    expect(await stateOf(north.siteId)).toBe('pending');
  });
});

describe('what happens to a scan', () => {
  it('is numbered without a gap in the order in which it happened, with who was at which site', async () => {
    const { scanId, agent } = await begunScan();
    await pause(scanId);
    await takeIn(agent.progress(1, 50), stoppedWord(agent, 1));
    await endOf(scanId, 'paused');
    await resume(scanId);
    const work = system.centre.app.get(TenantWork, { strict: false });
    const events = system.centre.app.get(ScanEventsReadModel, { strict: false });
    const after = (sequence: number, limit: number) =>
      work.read(north.tenantId, (tx) => events.after(scanId, sequence, limit, tx));
    const all = await after(0, 100);
    expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const types = all.map(({ type }) => type);
    // Results are taken in side by side: no one of them relies on coming after another.
    expect(types.slice(1, 4).sort()).toEqual(['host_observed', 'router_checked', 'site_started']);
    expect([types[0], ...types.slice(4)]).toEqual([
      'scan_opened',
      'cancel_requested',
      'site_finished',
      'site_matched',
      'site_resumed',
    ]);
    expect(all.find(({ type }) => type === 'host_observed')?.payload).toEqual({
      site_id: north.siteId,
      attempt: 1,
      address: '10.77.0.11',
      outcome: 'complete',
      open_ports: 1,
    });
    expect(all[6]?.payload).toEqual({ site_id: north.siteId, state: 'stopped' });
    expect((await after(5, 2)).map(({ sequence }) => sequence)).toEqual([6, 7]);
    const foreign = await work.read(theirs.tenantId, (tx) => events.after(scanId, 0, 100, tx));
    expect(foreign).toEqual([]);
  });
});

describe('whether somebody listens at a site', () => {
  const streams = () => system.centre.app.get(Streams, { strict: false });

  it('is so while an agent is idle or at work, and not before it came or after it left', async () => {
    const site = await system.centre.provisionSite({ tenantId: north.tenantId });
    const isListening = () => streams().isSiteListening(site.siteId);
    expect(await isListening()).toBe(false);
    const listener = await listen(site);
    expect(await isListening()).toBe(true);
    listener.stayBusy();
    const scanId = await system.centre.requestScan(site, '10.77.0.11');
    await listener.takes(scanId);
    expect(await isListening()).toBe(true);
    const idle = await listenAt(system.nats.url, site.siteId);
    await listener.leave();
    await idle.leave();
    // What the busy one had is not settled; it counts as present until its lease has run out.
    expect(await isListening()).toBe(true);
  });

  it('is not so when an idle agent is gone', async () => {
    const site = await system.centre.provisionSite({ tenantId: north.tenantId });
    const listener = await listen(site);
    await listener.leave();
    await until(
      'nobody to listen',
      () => streams().isSiteListening(site.siteId),
      (isListening) => !isListening,
    );
  });
});
