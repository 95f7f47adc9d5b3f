import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, MessagePattern, type MicroserviceOptions, Payload } from '@nestjs/microservices';
import { headers as natsHeaders } from 'nats';
import {
  type ConsumerDeclaration,
  encodeEvent,
  EVENTS,
  type EventDeclaration,
  ScanCancelled,
  ScanRequested,
  ScanStarted,
  type StreamDeclaration,
  STREAMS,
} from '#contracts';
import {
  connectNats,
  type ConsumeTrouble,
  type Delivery,
  done,
  EventPublisher,
  type JetStreamContext,
  type JetStreamManager,
  JetStreamStrategy,
  type NatsConnection,
  type Outcome,
  provisionConsumer,
  provisionStreams,
  reject,
  replayStream,
  retry,
  StandingWord,
} from '#jetstream';
import type { EmbeddedNatsServer } from '../../tools/embedded/nats-server.js';
import { scanRequested } from '../support/attempt.js';
import { startTestNats } from '../support/nats.js';
import { until } from '../support/until.js';

jest.setTimeout(60_000);

const SITE = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const ACK_WAIT_MS = 600;
const CONSUMER: ConsumerDeclaration = {
  stream: 'SCAN_REQUESTS',
  durable: 'for-this-spec',
  description: 'For this spec',
  filterSubject: null,
  ackWaitMs: ACK_WAIT_MS,
  maxAckPending: 100,
};

let server: EmbeddedNatsServer;
let connection: NatsConnection;
let manager: JetStreamManager;
const running: JetStreamStrategy[] = [];

beforeAll(async () => {
  server = await startTestNats();
  connection = await connectNats({ url: server.url, name: 'spec' });
  manager = await connection.jetstreamManager();
});
beforeEach(async () => {
  await provisionStreams(manager, STREAMS);
  await provisionConsumer(manager, CONSUMER);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((strategy) => strategy.close()));
  for (const { name } of STREAMS) await manager.streams.delete(name).catch(() => false);
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

const request = (): ScanRequested => scanRequested({ site_id: SITE });
const encoded = (payload: ScanRequested = request()) =>
  encodeEvent(
    ScanRequested,
    payload.site_id,
    {
      id: randomUUID(),
      source: '/centre',
      time: payload.requested_at,
      subject: payload.scan_id,
      traceparent: null,
    },
    payload,
  );
const publish = async (payload?: ScanRequested): Promise<string> => {
  const event = encoded(payload);
  await new EventPublisher(connection.jetstream()).publish(event);
  return event.headers['ce-id']!;
};

/** A message as its handler saw it. */
interface Seen {
  readonly id: string;
  readonly delivery: Delivery;
  readonly atMs: number;
}
type Work = (delivery: Delivery, payload: ScanRequested) => Promise<Outcome> | Outcome;
interface Watched {
  readonly seen: Seen[];
  readonly troubles: ConsumeTrouble[];
  readonly strategy: JetStreamStrategy;
}

/** A program that takes requests; it runs until the test is over. */
function consume(work: Work, options: { on?: NatsConnection; concurrency?: number; drainMs?: number } = {}): Watched {
  const seen: Seen[] = [];
  const troubles: ConsumeTrouble[] = [];
  const strategy = new JetStreamStrategy({
    connection: options.on ?? connection,
    consumer: CONSUMER,
    events: [ScanRequested],
    concurrency: options.concurrency ?? 1,
    drainMs: options.drainMs ?? 0,
    onTrouble: (trouble) => troubles.push(trouble),
  });
  strategy.addHandler(ScanRequested.ceType, (payload: ScanRequested, context?: JetStreamContext) => {
    const { delivery } = context!;
    seen.push({ id: delivery.envelope.id, delivery, atMs: performance.now() });
    return Promise.resolve(work(delivery, payload));
  });
  strategy.listen(() => undefined);
  running.push(strategy);
  return { seen, troubles, strategy };
}

const seenBy = (watched: Watched, count: number) =>
  until(
    `${count} deliveries`,
    () => watched.seen.map(({ id }) => id),
    (ids) => ids.length >= count,
  );
const troubled = (watched: Watched, what: ConsumeTrouble['what']) =>
  until(
    `trouble ${what}`,
    () => watched.troubles,
    (all) => all.some((one) => one.what === what),
  );
/** Resolves when the broker holds nothing more of the consumer: all delivered, all settled. */
const settled = () =>
  until(
    'everything to be settled',
    () => manager.consumers.info(CONSUMER.stream, CONSUMER.durable),
    ({ num_pending, num_ack_pending }) => num_pending + num_ack_pending === 0,
  );
const deadLetters = async () => (await manager.streams.info('SCAN_DEAD_LETTERS')).state.messages;
const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));

describe('provisioning', () => {
  const [requests] = STREAMS as [StreamDeclaration];

  it('makes the streams and consumers as declared; again changes nothing', async () => {
    const before = await manager.streams.info('SCAN_REQUESTS');
    await provisionStreams(manager, STREAMS);
    await provisionConsumer(manager, CONSUMER);
    const after = await manager.streams.info('SCAN_REQUESTS');
    expect(after.config).toEqual(before.config);
    expect(after.created).toBe(before.created);
    expect(after.config).toMatchObject({ retention: 'limits', storage: 'file', subjects: requests.subjects });
    const consumer = await manager.consumers.info(CONSUMER.stream, CONSUMER.durable);
    expect(consumer.config).toMatchObject({ ack_policy: 'explicit', ack_wait: 6e8, max_deliver: -1 });
  });

  it('may be done by two programs at once', async () => {
    for (const { name } of STREAMS) await manager.streams.delete(name);
    await Promise.all([provisionStreams(manager, STREAMS), provisionStreams(manager, STREAMS)]);
    await Promise.all([provisionConsumer(manager, CONSUMER), provisionConsumer(manager, CONSUMER)]);
  });

  it('adds new subjects and direct reading, keeping the old subjects and the messages', async () => {
    const before = { ...requests, subjects: ['scan.requested.*', 'scan.paused.*'], allowDirect: false };
    await manager.streams.delete('SCAN_REQUESTS');
    await provisionStreams(manager, [before]);
    expect((await manager.streams.info('SCAN_REQUESTS')).config.allow_direct).toBe(false);
    await publish();
    await provisionStreams(manager, [requests]);
    const { config, state } = await manager.streams.info('SCAN_REQUESTS');
    expect(config.subjects).toEqual([...before.subjects, 'scan.not_started.*', 'scan.cancelled.*.*']);
    expect(config.allow_direct).toBe(true);
    expect(state.messages).toBe(1);
    await provisionStreams(manager, [before]); // the version before runs on beside the new one
    expect((await manager.streams.info('SCAN_REQUESTS')).config).toEqual(config);
  });

  it('refuses a stream that is there but different, and changes nothing in it', async () => {
    const changed = provisionStreams(manager, [{ ...requests, maxAgeMs: 60_000, duplicateWindowMs: 60_000 }]);
    await expect(changed).rejects.toMatchObject({
      name: 'ProvisioningError',
      complaint: {
        entity: 'stream SCAN_REQUESTS',
        code: 'differs',
        detail: expect.stringMatching(/max_age is \d+, not 60000000000; duplicate_window/),
        remedy: expect.stringContaining('Edit it on the server'),
      },
    });
    expect((await manager.streams.info('SCAN_REQUESTS')).config.max_age).toBe(requests.maxAgeMs * 1e6);
  });

  it('refuses a stream that would forget what was read: no replay', async () => {
    await manager.streams.delete('SCAN_REQUESTS');
    await manager.streams.add({
      name: 'SCAN_REQUESTS',
      subjects: ['scan.requested.*'],
      retention: 'workqueue' as never,
    });
    await expect(provisionStreams(manager, [requests])).rejects.toThrow(/retention is "workqueue", not "limits"/);
  });

  it.each<[string, Partial<ConsumerDeclaration>, RegExp]>([
    ['another ack_wait', { ackWaitMs: 30_000 }, /ack_wait is 600000000, not 30000000000/],
    ['another filter', { filterSubject: `scan.requested.${SITE}` }, /filter_subject is null, not "scan.requested/],
  ])('refuses a consumer with %s', async (_, change, detail) => {
    await expect(provisionConsumer(manager, { ...CONSUMER, ...change })).rejects.toMatchObject({
      complaint: {
        entity: 'consumer for-this-spec of SCAN_REQUESTS',
        code: 'differs',
        detail: expect.stringMatching(detail),
      },
    });
  });

  it('refuses a consumer that would leave messages out', async () => {
    const narrow = { ...CONSUMER, durable: 'narrow', filterSubject: `scan.requested.${SITE}` };
    await provisionConsumer(manager, narrow);
    await expect(provisionConsumer(manager, { ...narrow, filterSubject: null })).rejects.toThrow(
      /filter_subject is "scan/,
    );
  });

  it('says what to do when the server has no room, or no JetStream at all', async () => {
    const refused = { code: 'refused', remedy: expect.stringContaining('JetStream is enabled') };
    await expect(provisionConsumer(manager, { ...CONSUMER, stream: 'NO_SUCH' as never })).rejects.toMatchObject({
      complaint: { entity: 'consumer for-this-spec of NO_SUCH', ...refused },
    });
    const plain = await startTestNats('accounts { A: { users: [{ user: "a", password: "a" }] } }\nno_auth_user: "a"');
    const toPlain = await connectNats({ url: plain.url, name: 'spec' });
    try {
      const off = await toPlain.jetstreamManager({ checkAPI: false });
      const attempt = provisionStreams(off, STREAMS);
      await expect(attempt).rejects.toMatchObject({ complaint: { entity: 'stream SCAN_REQUESTS', ...refused } });
      await expect(attempt).rejects.toHaveProperty('cause');
    } finally {
      await toPlain.close();
      await plain.stop();
    }
  });
});

describe('the lease', () => {
  it('keeps a message ours for longer than ack_wait', async () => {
    const second = consume(() => done); // would get it
    await second.strategy.close();
    const watched = consume(async ({ signal }) => {
      await Promise.race([untilAborted(signal), new Promise((resolve) => setTimeout(resolve, 3.5 * ACK_WAIT_MS))]);
      return signal.aborted ? reject('aborted') : done;
    });
    const other = consume(() => done);
    await publish();
    await until(
      'somebody to have it',
      () => watched.seen.length + other.seen.length,
      (count) => count > 0,
    );
    await settled();
    expect(watched.seen.length + other.seen.length).toBe(1);
    expect([...watched.troubles, ...other.troubles]).toEqual([]);
  });

  it.each([
    ['returns done', () => done],
    ['throws', () => Promise.reject(new Error('the work was aborted'))],
  ])('lost, aborts the handler and leaves the message to the next holder, also when it %s', async (_, end) => {
    const watched = consume(async ({ signal, deliveryCount }) => {
      if (deliveryCount > 1) return done;
      process.kill(server.pid, 'SIGSTOP'); // the broker hears and says nothing
      await untilAborted(signal);
      process.kill(server.pid, 'SIGCONT');
      return end();
    });
    await publish();
    await seenBy(watched, 2);
    await settled();
    const [first, second] = watched.seen as [Seen, Seen];
    expect(first.delivery.signal.reason).toMatchObject({ message: 'the lease on the message was lost' });
    expect(second.delivery.deliveryCount).toBe(2);
    expect(second.delivery.signal.aborted).toBe(false);
    expect(watched.troubles.filter(({ what }) => what !== 'pull_failed')).toEqual([
      {
        what: 'abandoned',
        subject: `scan.requested.${SITE}`,
        eventId: first.id,
        reason: expect.stringContaining('lease'),
      },
    ]);
  });
});

describe('an outcome', () => {
  it('done: is never delivered again', async () => {
    const watched = consume(() => done);
    const id = await publish();
    await seenBy(watched, 1);
    await settled();
    expect(watched.seen.map((one) => one.id)).toEqual([id]);
    expect(watched.troubles).toEqual([]);
  });

  it('retry: comes again, not before its time, and others are not held up', async () => {
    const watched = consume(({ deliveryCount, envelope }) =>
      envelope.id === slow && deliveryCount === 1 ? retry(700, 'busy') : done,
    );
    const slow = await publish();
    const quick = await publish();
    await seenBy(watched, 3);
    await settled();
    expect(watched.seen.map(({ id }) => id)).toEqual([slow, quick, slow]);
    expect(watched.seen[2]!.atMs - watched.seen[0]!.atMs).toBeGreaterThanOrEqual(690);
    expect(watched.seen[2]!.delivery.deliveryCount).toBe(2);
    expect(watched.troubles).toEqual([
      { what: 'retried', subject: `scan.requested.${SITE}`, eventId: slow, reason: 'busy' },
    ]);
  });

  it('reject: ends in the dead letters with the reason, once', async () => {
    const watched = consume(() => reject('no such scanner'));
    const id = await publish();
    await until('the dead letter', deadLetters, (count) => count === 1);
    await settled();
    const letter = await manager.streams.getMessage('SCAN_DEAD_LETTERS', { seq: 1 });
    expect(letter.subject).toBe(`scan.dead_lettered.${SITE}`);
    expect(letter.header.get('dead-letter-reason')).toBe('no such scanner');
    expect(letter.header.get('ce-id')).toBe(id);
    expect(watched.seen).toHaveLength(1);
  });

  it('of a handler that throws: again, with the words of the error', async () => {
    const watched = consume(({ deliveryCount }) => {
      if (deliveryCount === 1) throw new Error('out of memory');
      return done;
    });
    await publish();
    await seenBy(watched, 2);
    await settled();
    expect(watched.troubles).toMatchObject([{ what: 'retried', reason: 'out of memory' }]);
  });
});

describe('a message that cannot be read', () => {
  const publishRaw = (body: string | Uint8Array, extra: Record<string, string> = {}) => {
    const headers = natsHeaders();
    for (const [name, value] of Object.entries({ ...encoded().headers, ...extra })) headers.set(name, value);
    return connection.jetstream().publish(`scan.requested.${SITE}`, body, { headers, msgID: 'the id it came with' });
  };

  /** Speaks to the broker by hand, as a client that checks nothing may. */
  const publishBytes = async (headers: string, body: string): Promise<void> => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const sizes = `${headers.length} ${headers.length + body.length}`;
    socket.write(
      `CONNECT {"verbose":false,"headers":true}\r\nHPUB scan.requested.${SITE} ${sizes}\r\n${headers}${body}\r\nPING\r\n`,
    );
    for await (const words of socket) if (String(words).includes('PONG')) break;
  };

  it('goes to the dead letters with the reason, and the next one is handled at once', async () => {
    await publishRaw('{"scan_id":', { 'x-mark': 'kept' });
    await publishRaw('a duplicate by its id').then(({ duplicate }) => expect(duplicate).toBe(true));
    const watched = consume(() => done);
    const begun = performance.now();
    const id = await publish();
    await seenBy(watched, 1);
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(watched.seen[0]!.id).toBe(id);
    await settled();
    const letter = await manager.streams.getMessage('SCAN_DEAD_LETTERS', { seq: 1 });
    expect(new TextDecoder().decode(letter.data)).toBe('{"scan_id":');
    expect(letter.header.get('dead-letter-reason')).toContain('siteward.scan.requested.v1: ');
    expect(letter.header.get('x-mark')).toBe('kept');
    expect(letter.header.get('Nats-Msg-Id')).not.toBe('the id it came with');
    expect(watched.troubles).toMatchObject([{ what: 'rejected', eventId: null }]);
  });

  it('stops nobody, even when its headers are such as no client writes', async () => {
    await publishBytes('NATS/1.0\r\nce-id: two\nlines\r\n\r\n', 'its body');
    const watched = consume(() => done);
    const id = await publish();
    await seenBy(watched, 1);
    expect(watched.seen[0]!.id).toBe(id);
    await settled();
    const letter = await manager.streams.getMessage('SCAN_DEAD_LETTERS', { seq: 1 });
    expect(new TextDecoder().decode(letter.data)).toBe('its body');
    expect(letter.header.get('dead-letter-reason')).toContain('not a CloudEvent');
    const replayed = { stream: 'SCAN_REQUESTS', events: EVENTS, handle: () => Promise.resolve(done) } as const;
    expect(await replayStream(connection, replayed)).toEqual({ handled: 1, rejected: 1 });
  });

  it('is no obstacle even when it is as large as the broker allows', async () => {
    const overhead = 600; // headers, about
    await publishRaw(new Uint8Array(connection.info!.max_payload - overhead).fill(120));
    const watched = consume(() => done);
    await until('the dead letter', deadLetters, (count) => count === 1);
    await settled();
    const letter = await manager.streams.getMessage('SCAN_DEAD_LETTERS', { seq: 1 });
    expect(letter.header.get('dead-letter-body')).toBe('left_out');
    expect(letter.header.get('dead-letter-sequence')).toBe('1');
    expect(watched.troubles).toMatchObject([{ what: 'rejected' }]);
  });

  it('is not lost when it cannot be buried', async () => {
    await manager.streams.delete('SCAN_DEAD_LETTERS');
    const watched = consume(() => reject('never'));
    await publish();
    await troubled(watched, 'not_settled');
    expect((await manager.consumers.info(CONSUMER.stream, CONSUMER.durable)).num_ack_pending).toBe(1);
    await provisionStreams(manager, STREAMS);
    await until('the dead letter', deadLetters, (count) => count === 1);
    await settled();
    expect(watched.seen.map(({ delivery }) => delivery.deliveryCount)).toEqual([1, 2]);
  });
});

describe('several consumers', () => {
  it('on one durable share the work, each message once', async () => {
    const other = await connectNats({ url: server.url, name: 'spec 2' });
    try {
      let freed = 0;
      // Each one waits until both have something, so that neither can take it all.
      const both = async () => {
        freed += 1;
        await until(
          'the other one',
          () => freed,
          (count) => count >= 2,
        );
        return done;
      };
      const one = consume(both);
      const two = consume(both, { on: other });
      const sent = await Promise.all(Array.from({ length: 40 }, () => publish()));
      await until(
        'all',
        () => one.seen.length + two.seen.length,
        (count) => count >= 40,
      );
      await settled();
      expect([...one.seen, ...two.seen].map(({ id }) => id).sort()).toEqual([...sent].sort());
      expect(one.seen.length).toBeGreaterThan(0);
      expect(two.seen.length).toBeGreaterThan(0);
      await two.strategy.close();
    } finally {
      await other.close();
    }
  });

  it('a program takes no more than it works on: the rest is free for others', async () => {
    const gate = new AbortController();
    const one = consume(async () => untilAborted(gate.signal).then(() => done), { concurrency: 2 });
    await Promise.all(Array.from({ length: 5 }, () => publish()));
    await seenBy(one, 2);
    const { num_ack_pending, num_pending } = await manager.consumers.info(CONSUMER.stream, CONSUMER.durable);
    expect([num_ack_pending, num_pending]).toEqual([2, 3]);
    gate.abort();
    await seenBy(one, 5);
    await settled();
  });
});

describe('stopping', () => {
  it('takes nothing new, and lets the work in hand end by itself', async () => {
    const gate = new AbortController();
    const old = consume(async () => untilAborted(gate.signal).then(() => done), { drainMs: 30_000 });
    const first = await publish();
    await seenBy(old, 1);
    const stopping = old.strategy.close();
    const next = await publish();
    const young = consume(() => done);
    await seenBy(young, 1);
    expect(young.seen.map(({ id }) => id)).toEqual([next]);
    expect(old.seen[0]!.delivery.signal.aborted).toBe(false);
    gate.abort();
    await stopping;
    await settled();
    expect(old.seen.map(({ id }) => id)).toEqual([first]);
    expect(old.troubles).toEqual([]);
  });

  it('aborts what has not ended within the grace; its message comes again elsewhere', async () => {
    const old = consume(
      async ({ signal }) => {
        await untilAborted(signal);
        return retry(0, 'stopped');
      },
      { drainMs: 200 },
    );
    await publish();
    await seenBy(old, 1);
    const begun = performance.now();
    await old.strategy.close();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(190);
    expect(old.seen[0]!.delivery.signal.reason).toMatchObject({ message: 'the program is stopping' });
    const young = consume(() => done);
    await seenBy(young, 1);
    expect(young.seen[0]!.delivery.deliveryCount).toBeGreaterThanOrEqual(2);
    await settled();
  });

  it('is quick when there is no work, and gives back what arrives too late', async () => {
    const old = consume(() => done, { drainMs: 30_000, concurrency: 3 });
    await publish();
    await seenBy(old, 1);
    await settled();
    const begun = performance.now();
    await old.strategy.close();
    expect(performance.now() - begun).toBeLessThan(10_000);
    const late = await Promise.all(Array.from({ length: 3 }, () => publish())); // into the pulls that are still open
    const young = consume(() => done);
    await seenBy(young, 3);
    expect(young.seen.map(({ id }) => id).sort()).toEqual([...late].sort());
    expect(performance.now() - begun).toBeLessThan(2500);
    await settled();
  });
});

describe('a broker that dies', () => {
  it('and comes back finds the same program at work', async () => {
    const watched = consume(() => done, { concurrency: 2 });
    await publish();
    await seenBy(watched, 1);
    await settled();
    await server.kill9();
    await server.restart();
    const event = encoded();
    await new EventPublisher(connection.jetstream()).publishUntilStored(event, new AbortController().signal);
    await until(
      'the new one',
      () => watched.seen.map(({ id }) => id),
      (ids) => ids.includes(event.headers['ce-id']!),
    );
    await settled();
  });

  it('loses no consumer for good: one deleted and made again is found again', async () => {
    const watched = consume(() => done);
    await manager.consumers.delete(CONSUMER.stream, CONSUMER.durable);
    await troubled(watched, 'pull_failed');
    await provisionConsumer(manager, CONSUMER);
    const id = await publish();
    await seenBy(watched, 1);
    expect(watched.seen[0]!.id).toBe(id);
    // It asks now and then, it does not storm.
    expect(watched.troubles.length).toBeLessThan(10);
  });
});

describe('replay', () => {
  const replay = async (work: () => Promise<Outcome>) => {
    const seen: string[] = [];
    const count = await replayStream(connection, {
      stream: 'SCAN_REQUESTS',
      events: EVENTS,
      handle: (_event: EventDeclaration, _payload, { envelope }) => {
        seen.push(envelope.id);
        return work();
      },
    });
    return { count, seen };
  };
  const replayDone = () => replay(() => Promise.resolve(done));
  const consumers = async () => (await manager.streams.info('SCAN_REQUESTS')).state.consumer_count;

  it('reads exactly what is there, oldest first, and stops', async () => {
    const sent: string[] = [];
    for (let i = 0; i < 150; i++) sent.push(await publish()); // more than one pull
    let later = 0;
    const { count, seen } = await replay(async () => {
      if (later++ === 0) await publish(); // comes while we read
      return done;
    });
    expect(seen).toEqual(sent);
    expect(count).toEqual({ handled: 150, rejected: 0 });
    expect(await consumers()).toBe(1);
  });

  it('of an empty stream is over at once', async () => {
    expect((await replayDone()).count).toEqual({ handled: 0, rejected: 0 });
  });

  it('is not held up by messages that were deleted, the newest included', async () => {
    const sent = [await publish(), await publish(), await publish()];
    await manager.streams.deleteMessage('SCAN_REQUESTS', 1);
    await manager.streams.deleteMessage('SCAN_REQUESTS', 3);
    expect(await replayDone()).toEqual({ count: { handled: 1, rejected: 0 }, seen: [sent[1]] });
  });

  it('passes over what cannot be read, settling nothing', async () => {
    await connection.jetstream().publish(`scan.requested.${SITE}`, 'rubbish');
    await publish();
    expect((await replayDone()).count).toEqual({ handled: 1, rejected: 1 });
    expect(await deadLetters()).toBe(0);
    const watched = consume(() => done);
    await seenBy(watched, 1);
    await settled();
  });

  it('stops where something cannot be handled now', async () => {
    await publish();
    await expect(replay(() => Promise.resolve(retry(1, 'no database')))).rejects.toThrow('no database');
    expect(await consumers()).toBe(1);
  });
});

describe('a standing word', () => {
  const place = { site_id: SITE, site_scan_id: randomUUID() };
  const cancel = (change: Partial<ScanCancelled> = {}) => {
    const payload = {
      ...place,
      scan_id: randomUUID(),
      intent: 'stop' as const,
      requested_at: new Date().toISOString(),
      ...change,
    };
    const envelope = { id: randomUUID(), source: '/centre', time: payload.requested_at, subject: payload.scan_id };
    return encodeEvent(ScanCancelled, payload.site_id, { ...envelope, traceparent: null }, payload);
  };
  const permitted = `accounts { A: { jetstream: enabled, users: [
    { user: "centre", password: "c" },
    { user: "agent", password: "a", permissions: {
      publish: { allow: ["$JS.API.DIRECT.GET.SCAN_REQUESTS.scan.cancelled.${SITE}.>"] },
      subscribe: { allow: ["scan.cancelled.${SITE}.*", "_INBOX.>"] } } } ] } }`;
  let guarded: EmbeddedNatsServer;
  let centre: NatsConnection;
  let agent: NatsConnection;
  const open: StandingWord<typeof ScanCancelled>[] = [];

  beforeAll(async () => {
    guarded = await startTestNats(permitted);
    const url = (user: string) => guarded.url.replace('://', `://${user}:${user[0]}@`);
    centre = await connectNats({ url: url('centre'), name: 'centre' });
    agent = await connectNats({ url: url('agent'), name: 'agent' });
    await provisionStreams(await centre.jetstreamManager(), STREAMS);
  });
  afterEach(() => open.splice(0).forEach((standing) => standing.close()));
  afterAll(async () => {
    await agent.close();
    await centre.close();
    await guarded.stop();
  });

  function waitOn(of: { site_id: string; site_scan_id: string }, askEveryMs = 60_000) {
    const troubles: string[] = [];
    const standing = new StandingWord({
      connection: agent,
      event: ScanCancelled,
      place: of,
      askEveryMs,
      refuse: () => null,
      onTrouble: (reason) => troubles.push(reason),
    });
    open.push(standing);
    return { standing, troubles };
  }
  const say = (event = cancel()) => new EventPublisher(centre.jetstream()).publish(event);

  it('is heard at once by a program that may do no more than that', async () => {
    const { standing, troubles } = waitOn(place);
    await standing.ask();
    expect(standing.signal.aborted).toBe(false);
    await say(cancel({ site_scan_id: randomUUID() }));
    await say();
    await until('the word', () => standing.signal.aborted, Boolean, 1_000);
    expect(troubles).toEqual([]);
  });

  it('is known to who asks after it was said', async () => {
    await say();
    const { standing, troubles } = waitOn(place);
    await standing.ask();
    expect(standing.signal.aborted).toBe(true);
    const other = waitOn({ ...place, site_scan_id: randomUUID() });
    await other.standing.ask();
    expect(other.standing.signal.aborted).toBe(false);
    expect([...troubles, ...other.troubles]).toEqual([]);
  });

  it('of another site can be neither heard nor asked for, and not knowing it is said', async () => {
    const foreign = { ...place, site_id: randomUUID() };
    await say(cancel(foreign));
    const { standing, troubles } = waitOn(foreign, 100);
    await until(
      'both complaints',
      () => troubles.join(),
      (all) => all.includes('listened to') && all.includes('asked for'),
    );
    expect(standing.signal.aborted).toBe(false);
  });

  it('is known after a broker was away while it was said', async () => {
    const of = { ...place, site_scan_id: randomUUID() };
    const { standing } = waitOn(of);
    await standing.ask();
    await guarded.kill9();
    await guarded.restart();
    await new EventPublisher(centre.jetstream()).publishUntilStored(cancel(of), new AbortController().signal);
    await until('the word', () => standing.signal.aborted, Boolean);
  });
});

describe('JetStream as a Nest transport', () => {
  const heard: { payload: ScanRequested; delivery: Delivery }[] = [];
  let answer: () => unknown = () => done;

  @Controller()
  class Requests {
    @MessagePattern(ScanRequested.ceType)
    take(@Payload() payload: ScanRequested, @Ctx() context: JetStreamContext): unknown {
      heard.push({ payload, delivery: context.delivery });
      return answer();
    }
  }

  @Module({ controllers: [Requests] })
  class RequestsModule {}

  const start = async () => {
    heard.length = 0;
    const troubles: ConsumeTrouble[] = [];
    const strategy = new JetStreamStrategy({
      connection,
      consumer: CONSUMER,
      events: [ScanRequested, ScanStarted],
      concurrency: 1,
      drainMs: 0,
      onTrouble: (trouble) => troubles.push(trouble),
    });
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(RequestsModule, { strategy, logger: false });
    await app.listen();
    return { app, troubles };
  };

  it('gives the handler the checked payload and its delivery', async () => {
    answer = () => Promise.resolve(done);
    const { app } = await start();
    const payload = request();
    const id = await publish(payload);
    await settled();
    expect(heard).toMatchObject([{ payload, delivery: { deliveryCount: 1, streamSequence: 1, envelope: { id } } }]);
    await app.close();
  });

  it.each<[string, () => unknown, string]>([
    ['gives no outcome', () => ({ ok: true }), 'the handler of siteward.scan.requested.v1 answered with no outcome'],
    ['gives nothing', () => undefined, 'the handler of siteward.scan.requested.v1 answered with no outcome'],
    ['throws', () => Promise.reject(new Error('secret detail')), 'Internal server error'],
  ])('tries again when the handler %s', async (_, first, reason) => {
    answer = () => (heard.length === 1 ? first() : done);
    const { app, troubles } = await start();
    await publish();
    await until(
      'the second delivery',
      () => heard.length,
      (count) => count === 2,
    );
    await settled();
    expect(troubles).toMatchObject([{ what: 'retried', reason }]);
    await app.close();
  });

  it('buries what it does not know, and what nothing here handles', async () => {
    answer = () => done;
    const { app, troubles } = await start();
    const unknown = encoded();
    const headers = natsHeaders();
    for (const [name, value] of Object.entries(unknown.headers)) headers.set(name, value);
    headers.set('ce-type', 'siteward.scan.requested.v9');
    await connection.jetstream().publish(unknown.subject, unknown.body, { headers });
    await publish();
    await until('the dead letter', deadLetters, (count) => count === 1);
    await settled();
    expect(troubles).toMatchObject([{ what: 'rejected', reason: 'unknown event type siteward.scan.requested.v9' }]);
    expect(heard).toHaveLength(1);
    await app.close();
  });
});
