import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ScanEventMessage, ScanProgressMessage } from '#contracts';
import { Attempt } from '../support/attempt.js';
import { expectErrorResponse } from '../support/error-response.js';
import { EventStreamClient } from '../support/event-stream-client.js';
import { type Centre, startSystem, type System, type TestSite, until } from '../support/system.js';

const ADDRESS = '10.77.0.11';

let system: System;
let site: TestSite;
const clients: EventStreamClient[] = [];

beforeAll(async () => {
  system = await startSystem();
});

beforeAll(async () => {
  site = await system.centre.provisionSite();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.hangUp();
});

afterAll(async () => {
  await system.stop();
});

interface Following {
  readonly query?: string;
  readonly lastEventId?: string;
  readonly centre?: Centre;
  readonly token?: string;
  readonly tenantId?: string;
}

async function follow(scanId: string, how: Following = {}): Promise<EventStreamClient> {
  const { centre = system.centre, query = '', tenantId = site.tenantId } = how;
  const token = how.token ?? (await centre.token(tenantId));
  const resumed = how.lastEventId === undefined ? {} : { 'last-event-id': how.lastEventId };
  const headers = { authorization: `Bearer ${token}`, ...resumed };
  const client = await EventStreamClient.open(`${centre.url}/scans/cve/${scanId}/events${query}`, headers);
  clients.push(client);
  return client;
}

/** A scan that waits for its agent, and the agent. */
async function openScan(): Promise<{ scanId: string; agent: Attempt }> {
  const scanId = await system.centre.requestScan(site, ADDRESS);
  const { sites } = await system.centre.report(site.tenantId, scanId);
  return {
    scanId,
    agent: new Attempt({ scan_id: scanId, site_scan_id: sites[0]!.site_scan_id, site_id: site.siteId }),
  };
}

async function say(...publications: Parameters<System['broker']['publish']>[0][]): Promise<void> {
  for (const publication of publications) await system.broker.publish(publication);
}

async function endedScan(): Promise<string> {
  const { scanId, agent } = await openScan();
  await say(agent.started(), agent.router(), agent.host({ address: ADDRESS }), agent.finished(1));
  await system.centre.waitForScan(site.tenantId, scanId, ['completed']);
  return scanId;
}

const typesOf = (client: EventStreamClient) => client.events.map(({ event }) => event);
const idsOf = (client: EventStreamClient) => client.events.map(({ id }) => id);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('GET /scans/cve/:scan_id/events', () => {
  it('tells of a scan that is over what happened to it, and ends', async () => {
    const client = await follow(await endedScan());
    expect(client.status).toBe(200);
    await client.ended();
    expect(new Set(typesOf(client))).toEqual(
      new Set(['scan_opened', 'site_started', 'router_checked', 'host_observed', 'site_finished', 'site_matched']),
    );
    expect(idsOf(client)).toEqual(upTo(client.events.length));
    for (const { id, event, data } of client.events) {
      expect(ScanEventMessage.parse(data)).toMatchObject({ sequence: id, type: event });
    }
    expect(client.messages.at(-1)).toMatchObject({
      event: 'end',
      id: null,
      data: { state: 'completed', percent: 100 },
    });
  });

  it('tells what happens when it happens, how far it has come in between, and ends with the scan', async () => {
    const { scanId, agent } = await openScan();
    const client = await follow(scanId);
    await client.waitFor('the request', ({ event }) => event === 'scan_opened');
    await say(agent.started(), agent.progress(1, 40));
    const messages = await client.waitFor('40 %', ({ data }) => data.percent === 40);
    const progress = messages.find(({ data }) => data.percent === 40)!;
    expect(progress).toMatchObject({ event: 'progress', id: null, data: { state: 'running', phase: 'ports' } });
    expect(ScanProgressMessage.parse(progress.data).sites).toMatchObject([{ site_id: site.siteId, percent: 40 }]);
    expect(client.isClosed).toBe(false);
    await say(agent.host({ address: ADDRESS }));
    await client.waitFor('the host', ({ event }) => event === 'host_observed');
    await say(agent.router(), agent.finished(1));
    await client.ended();
    expect(client.messages.at(-1)).toMatchObject({ event: 'end', data: { state: 'completed' } });
    expect(idsOf(client)).toEqual(upTo(client.events.length));
  });

  it.each([
    ['the header Last-Event-ID', (id: number) => ({ lastEventId: String(id) })],
    ['?last_event_id', (id: number) => ({ query: `?last_event_id=${id}` })],
    ['the header, which outweighs the query', (id: number) => ({ query: '?last_event_id=0', lastEventId: String(id) })],
  ])('goes on after a cut without losing or repeating anything: by %s', async (_how, resumed) => {
    const { scanId, agent } = await openScan();
    const first = await follow(scanId);
    await say(agent.started());
    await first.waitFor('the start', ({ event }) => event === 'site_started');
    first.hangUp();
    await say(agent.router(), agent.host({ address: ADDRESS }));
    await system.broker.ingested();
    const second = await follow(scanId, resumed(first.events.at(-1)!.id!));
    await say(agent.finished(1));
    await second.ended();
    const all = [...idsOf(first), ...idsOf(second)];
    expect(all).toEqual(upTo(all.length));
    expect(new Set([...typesOf(first), ...typesOf(second)])).toContain('site_matched');
    expect(second.events.length).toBeGreaterThan(2);
  });

  it('catches up with more events than are read at a time, each once', async () => {
    const scanId = await endedScan();
    await system.centre.query(
      `INSERT INTO scan_events (scan_id, sequence, tenant_id, type, payload, at)
       SELECT $1, 1000 + n, $2, 'host_observed', '{}', now() FROM generate_series(1, 450) AS n`,
      [scanId, site.tenantId],
    );
    const client = await follow(scanId, { lastEventId: '1000' });
    await client.ended();
    expect(idsOf(client)).toEqual(upTo(450).map((n) => 1000 + n));
  });

  it('reaches the clients of every replica, whichever takes the results in', async () => {
    const other = await system.startAnother();
    const { scanId, agent } = await openScan();
    const here = await follow(scanId);
    const there = await follow(scanId, { centre: other });
    await say(agent.started(), agent.router());
    for (const client of [here, there]) await client.waitFor('the router', ({ event }) => event === 'router_checked');
    await say(agent.host({ address: ADDRESS }), agent.finished(1));
    for (const client of [here, there]) await client.ended();
    expect(idsOf(there)).toEqual(idsOf(here));
    expect(typesOf(here).at(-1)).toBe('site_matched');
  });

  it('has the headers of every answer, and those that keep proxies from holding it back', async () => {
    const client = await follow(await endedScan());
    const { headers } = client.response;
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('content-length')).toBeNull();
    await client.ended();
    expect(client.text).toMatch(/^retry: \d+\n/);
  });

  it('stays open while a scan is paused: it can go on', async () => {
    const { scanId } = await openScan();
    await system.centre.query(`UPDATE site_scans SET state = 'stopped', cancel_intent = 'pause' WHERE scan_id = $1`, [scanId]); // prettier-ignore
    const client = await follow(scanId);
    await client.waitFor('the pause', ({ data }) => data.state === 'paused');
    await system.centre.query(`UPDATE site_scans SET cancel_intent = 'stop' WHERE scan_id = $1`, [scanId]);
    await client.ended();
    expect(client.messages.at(-1)).toMatchObject({ event: 'end', data: { state: 'stopped' } });
  });
});

describe('a stream ends', () => {
  it('when its token does', async () => {
    const { scanId } = await openScan();
    const token = await system.issuer.token(site.tenantId, { exp: Math.floor(Date.now() / 1000) + 2 });
    const client = await follow(scanId, { token });
    await client.waitFor('the request', ({ event }) => event === 'scan_opened');
    await client.ended(10_000);
    expect(client.messages.map(({ event }) => event)).not.toContain('end');
  });

  it('at once when its replica stops, which it does not hold up', async () => {
    const other = await system.startAnother();
    const { scanId } = await openScan();
    const client = await follow(scanId, { centre: other });
    await client.waitFor('the request', ({ event }) => event === 'scan_opened');
    const begun = performance.now();
    await other.stop();
    expect(performance.now() - begun).toBeLessThan(5_000);
    await client.ended(1_000);
  });
});

describe('how many streams a tenant has open', () => {
  it('is bounded, and a client that hangs up makes room', async () => {
    const { scanId } = await openScan();
    const token = await system.centre.token(site.tenantId);
    const all = await Promise.all(upTo(50).map(() => follow(scanId, { token })));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    const ask = () => system.centre.get(site.tenantId, `/scans/cve/${scanId}/events`, { token: null, headers: { authorization: `Bearer ${token}` } }); // prettier-ignore
    const refused = await ask();
    expectErrorResponse(refused.status, refused.body);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_streams' } });
    expect(refused.headers.get('retry-after')).toBe('10');
    all[0]!.hangUp();
    await until(
      'room for another stream',
      () => follow(scanId, { token }),
      ({ status }) => status === 200,
    );
  });
});

describe('a stream is refused', () => {
  it('to another tenant, as if there were no such scan', async () => {
    const { scanId } = await openScan();
    for (const path of [scanId, randomUUID()]) {
      const { status, body } = await system.centre.get(randomUUID(), `/scans/cve/${path}/events`);
      expectErrorResponse(status, body);
      expect({ status, body }).toMatchObject({ status: 404, body: { code: 'scan_not_found' } });
    }
  });

  it('without a token, and without the scope', async () => {
    const path = `/scans/cve/${randomUUID()}/events`;
    expect((await system.centre.get(site.tenantId, path, { token: null })).status).toBe(401);
    const token = await system.issuer.token(site.tenantId, { scope: 'cve:run' });
    expect(await system.centre.get(site.tenantId, path, { token })).toMatchObject({ status: 403, body: { code: 'scope_missing' } }); // prettier-ignore
  });

  it.each([
    ['?last_event_id=x', {}, 'last_event_id'],
    ['?last_event_id=-1', {}, 'last_event_id'],
    ['?last_event_id=99999999999', {}, 'last_event_id'],
    ['', { 'last-event-id': 'x' }, 'Last-Event-ID'],
    ['', { 'last-event-id': '1.5' }, 'Last-Event-ID'],
  ])('to a client that says nonsense: %s %j', async (query, headers, name) => {
    const { status, body } = await system.centre.get(site.tenantId, `/scans/cve/${randomUUID()}/events${query}`, { headers }); // prettier-ignore
    expectErrorResponse(status, body);
    expect(status).toBe(400);
    expect(body.message).toContain(`'${name}'`);
  });
});
