import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { encodeEvent, ScanRequested } from '#contracts';
import { Outbox } from '../../apps/api/src/outbox/index.js';
import { type Centre, startSystem, type StoredMessage, type System, type TestSite, until } from '../support/system.js';

/** Longer than any test waits: whatever is published in time was not found by polling. */
const NEVER_POLLS = { OUTBOX_POLL_MS: '60000' };
const ADDRESS = '10.77.0.11';

interface OutboxFacts {
  readonly id: string;
  readonly attempts: number;
  readonly sent: boolean;
  readonly parked: boolean;
  readonly due_in_ms: number;
  readonly last_error: string | null;
}

const FACTS = `SELECT id, attempts, sent_at IS NOT NULL AS sent, parked_at IS NOT NULL AS parked, last_error,
    extract(epoch FROM due_at - now())::float * 1000 AS due_in_ms FROM outbox`;

async function rowOf(centre: Centre, eventId: string): Promise<OutboxFacts> {
  const [row] = await centre.query<OutboxFacts>(`${FACTS} WHERE event_id = $1`, [eventId]);
  return row!;
}

const sent = (centre: Centre, eventId: string, withinMs?: number): Promise<OutboxFacts> =>
  until(
    `event ${eventId} to be sent`,
    () => rowOf(centre, eventId),
    (row) => row.sent,
    withinMs,
  );

function requestOf(site: TestSite) {
  const at = new Date();
  const scanId = randomUUID();
  const payload = {
    scan_id: scanId,
    short_id: 'ABC-DEF-GHJ',
    site_scan_id: randomUUID(),
    tenant_id: site.tenantId,
    schedule_id: site.scheduleId,
    site_id: site.siteId,
    kind: 'single_ip' as const,
    targets: [ADDRESS],
    allowed_networks: ['10.77.0.0/24'],
    profile: 'quick' as const,
    min_cvss: 0,
    warning_threshold: 7,
    requested_at: at.toISOString(),
    deadline: new Date(at.getTime() + 60_000).toISOString(),
  };
  const envelope = { id: randomUUID(), source: '/centre', time: at.toISOString(), subject: scanId, traceparent: null };
  return { eventId: envelope.id, scanId, event: encodeEvent(ScanRequested, site.siteId, envelope, payload) };
}

/** Leaves an event in the outbox as a program does that died right after its commit: nobody is told. */
async function leaveUnannounced(
  centre: Centre,
  site: TestSite,
  row: { readonly attempts?: number; readonly dueInS?: number; readonly padding?: number } = {},
): Promise<{ eventId: string; scanId: string }> {
  const { eventId, scanId, event } = requestOf(site);
  const body = JSON.stringify({ ...(JSON.parse(event.body) as object), padding: 'x'.repeat(row.padding ?? 0) });
  await centre.query(
    `INSERT INTO outbox (event_id, subject, headers, payload, attempts, due_at)
     VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 second')`,
    [eventId, event.subject, JSON.stringify(event.headers), body, row.attempts ?? 0, row.dueInS ?? 0],
  );
  return { eventId, scanId };
}

describe('with a relay that only wakes when it is told', () => {
  let system: System;
  let site: TestSite;

  beforeAll(async () => {
    system = await startSystem(NEVER_POLLS);
    site = await system.centre.provisionSite();
  });

  afterAll(async () => {
    await system.stop();
  });

  const messagesOf = (scanId: string) => system.broker.messagesOf('SCAN_REQUESTS', scanId);
  const eventIdOf = ({ headers }: StoredMessage) => headers['ce-id']!;

  it('a committed request is in the stream once, as a CloudEvent with the trace of the caller', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { body } = await system.centre.requestSingleIp(site, ADDRESS, { headers: { traceparent } });
    const scanId = String(body.scan_id);
    const [message] = await until(
      'the request',
      () => messagesOf(scanId),
      ({ length }) => length > 0,
    );
    const eventId = eventIdOf(message!);
    expect(message!.headers).toEqual({
      'ce-specversion': '1.0',
      'ce-id': expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      'ce-type': 'siteward.scan.requested.v1',
      'ce-source': '/centre',
      'ce-time': body.created_at,
      'ce-subject': scanId,
      'content-type': 'application/json',
      'Nats-Msg-Id': eventId,
      traceparent,
    });
    expect(ScanRequested.publish.parse(JSON.parse(message!.body)).scan_id).toBe(scanId);
    expect(await sent(system.centre, eventId)).toMatchObject({ attempts: 1, last_error: null });
    expect(await messagesOf(scanId)).toHaveLength(1);
  });

  it.each([
    ['not there', null],
    ['unreadable', 'hello'],
  ])('a trace that is %s is not handed on', async (_, traceparent) => {
    const headers = traceparent === null ? {} : { traceparent };
    const { body } = await system.centre.requestSingleIp(site, ADDRESS, { headers });
    const [message] = await until(
      'it',
      () => messagesOf(String(body.scan_id)),
      ({ length }) => length > 0,
    );
    expect(message!.headers).not.toHaveProperty('traceparent');
  });

  it('NOTIFY wakes it, whoever says so', async () => {
    const { eventId, scanId } = await leaveUnannounced(system.centre, site);
    expect(await rowOf(system.centre, eventId)).toMatchObject({ sent: false });
    await system.centre.query(`SELECT pg_notify('outbox', '')`);
    await sent(system.centre, eventId);
    expect(await messagesOf(scanId)).toHaveLength(1);
  });

  it('when nobody could tell it because it did not listen, it looks as soon as it listens again', async () => {
    const { eventId } = await leaveUnannounced(system.centre, site);
    // As the login that owns the database: no role of the API may end a connection.
    const owner = new pg.Client(system.database.url);
    await owner.connect();
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'siteward-listen' AND datname = current_database()`,
    );
    await owner.end();
    await sent(system.centre, eventId);
  });

  it('what a dead relay had claimed is taken over when the claim has run out, and not before', async () => {
    const claimed = await leaveUnannounced(system.centre, site, { attempts: 1, dueInS: 3600 });
    const abandoned = await leaveUnannounced(system.centre, site, { attempts: 1, dueInS: -1 });
    await system.centre.query(`SELECT pg_notify('outbox', '')`);
    expect(await sent(system.centre, abandoned.eventId)).toMatchObject({ attempts: 2 });
    expect(await rowOf(system.centre, claimed.eventId)).toMatchObject({ sent: false, attempts: 1 });
    expect(await messagesOf(abandoned.scanId)).toHaveLength(1);
  });

  it('sent again after a crash between publishing and remembering, it is in the stream once', async () => {
    const { eventId, scanId } = await leaveUnannounced(system.centre, site);
    await system.centre.query(`SELECT pg_notify('outbox', '')`);
    await sent(system.centre, eventId);
    await system.centre.query('UPDATE outbox SET sent_at = NULL, due_at = now() WHERE event_id = $1', [eventId]);
    await system.centre.query(`SELECT pg_notify('outbox', '')`);
    expect(await sent(system.centre, eventId)).toMatchObject({ attempts: 2 });
    expect(await messagesOf(scanId)).toHaveLength(1);
  });

  it('an event that can never be published backs off, says why, stays to be seen, and holds up nobody', async () => {
    const hopeless = await leaveUnannounced(system.centre, site, { padding: 1_100_000 });
    const next = await leaveUnannounced(system.centre, site);
    await system.centre.query(`SELECT pg_notify('outbox', '')`);
    await sent(system.centre, next.eventId);
    const ask = () => rowOf(system.centre, hopeless.eventId);
    const first = await until('the failure to be written down', ask, (row) => row.last_error !== null);
    expect(first).toMatchObject({ sent: false, parked: false, attempts: 1 });
    expect(first.last_error).toMatch(/payload/i);
    const outbox = system.centre.app.get(Outbox, { strict: false });
    expect((await outbox.backlog()).waiting).toBeGreaterThan(0);
    const tryNow = 'UPDATE outbox SET attempts = 7, due_at = now() WHERE event_id = $1';
    await system.centre.query(tryNow, [hopeless.eventId]);
    await system.centre.query(`SELECT pg_notify('outbox', '')`);
    const later = await until('another try', ask, (row) => row.attempts === 8 && row.due_in_ms < 60_001);
    const settled = await until('its end', ask, (row) => row.due_in_ms > 31_000 || row.parked);
    expect(later.sent || settled.sent).toBe(false);
    expect(await messagesOf(hopeless.scanId)).toEqual([]);
  });

  it('an event that failed for a week is parked: not tried any more, but counted', async () => {
    const outbox = system.centre.app.get(Outbox, { strict: false });
    const before = await outbox.backlog();
    const { eventId } = await leaveUnannounced(system.centre, site, { padding: 1_100_000, attempts: 9_999 });
    await system.centre.query(`SELECT pg_notify('outbox', '')`);
    const row = await until(
      'it to be parked',
      () => rowOf(system.centre, eventId),
      ({ parked }) => parked,
    );
    expect(row.last_error).toMatch(/payload/i);
    expect(await outbox.backlog()).toMatchObject({ parked: before.parked + 1 });
  });
});

describe('with several relays', () => {
  let system: System;
  let site: TestSite;
  let centres: readonly Centre[];

  beforeAll(async () => {
    system = await startSystem({ OUTBOX_BATCH_SIZE: '3', OUTBOX_POLL_MS: '50' });
    centres = [system.centre, await system.startAnother()];
    site = await system.centre.provisionSite();
  });

  afterAll(async () => {
    await system.stop();
  });

  it('each event is claimed once and published once', async () => {
    const asked = Array.from({ length: 60 }, (_, index) => centres[index % 2]!.requestScan(site, ADDRESS));
    const scanIds = await Promise.all(asked);
    const rows = () => system.centre.query<OutboxFacts>(FACTS);
    const all = await until('all to be sent', rows, (found) => found.every((row) => row.sent));
    expect(all).toHaveLength(60);
    expect(all.filter(({ attempts }) => attempts !== 1)).toEqual([]);
    const stored = (await system.broker.messages('SCAN_REQUESTS')).map(({ headers }) => headers['ce-subject']);
    expect(stored.toSorted()).toEqual(scanIds.toSorted());
  });

  it('polling finds what was never announced', async () => {
    const { eventId, scanId } = await leaveUnannounced(system.centre, site);
    await sent(system.centre, eventId);
    expect(await system.broker.messagesOf('SCAN_REQUESTS', scanId)).toHaveLength(1);
  });

  it('a request is accepted while the broker is down, and sent once when it is back', async () => {
    await system.nats.kill9();
    const scanId = await system.centre.requestScan(site, ADDRESS);
    const ask = async () => (await system.centre.query<OutboxFacts>(`${FACTS} WHERE sent_at IS NULL`))[0];
    const waiting = await until('a failed try', ask, (row) => row?.last_error != null);
    expect(waiting).toMatchObject({ sent: false, parked: false });
    expect((await system.centre.report(site.tenantId, scanId)).state).toBe('pending');
    await system.nats.restart();
    await until('it to be sent', ask, (row) => row === undefined);
    expect(await system.broker.messagesOf('SCAN_REQUESTS', scanId)).toHaveLength(1);
  });
});
