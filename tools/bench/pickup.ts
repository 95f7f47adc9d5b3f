import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ScanRequested, siteRequestsConsumer } from '#contracts';
import { connectNats, done, JetStreamStrategy, type NatsConnection } from '#jetstream';
import { AckPolicy, type JsMsg, StorageType } from 'nats';
import pg from 'pg';
import { alternate } from './alternate.js';
import { type Centre, startCentre } from './centre.js';
import { type Figure, pairedFigure } from './figure.js';
import type { BenchOptions } from './options.js';
import type { Stage } from './stage.js';
import { quantile } from './statistics.js';

const REQUESTS_PER_ROUND = { full: 60, quick: 10 };
/** Between two requests, so that each one meets an idle system. */
const PAUSE_MS = 10;

/** From the 202 answer to the call of the agent's handler, request by request on an idle system. */
export async function benchPickUp(stage: Stage, { rounds, quick }: BenchOptions): Promise<Figure[]> {
  const connection = await connectNats({ url: stage.natsUrl, name: 'siteward-bench' });
  const centre = await startCentre(stage, ['10.1.0.0/16']);
  const agent = await listenAsAgent(connection, centre.siteId);
  const floor = await startFloor(connection, await stage.createDatabase());
  const count = quick ? REQUESTS_PER_ROUND.quick : REQUESTS_PER_ROUND.full;
  const product = () => repeat(count, () => pickUp(centre, agent.calledAt));
  await product();
  await repeat(count, floor.once);
  const rounded = await alternate(rounds, product, () => repeat(count, floor.once));
  await Promise.all([agent.stop(), floor.stop()]);
  await centre.stop();
  await connection.close();
  const p = (share: number) =>
    rounded.map((pair) => ({ product: quantile(pair.product, share), floor: quantile(pair.floor, share) }));
  const ratio = { of: 'ratio', limit: 'at_most', value: 2 } as const;
  const time = { of: 'product', limit: 'at_most', value: 10 } as const;
  return [
    pairedFigure({ name: 'pick-up p50', unit: 'ms', goals: [ratio, time] }, p(0.5)),
    pairedFigure({ name: 'pick-up p99', unit: 'ms', goals: [ratio] }, p(0.99)),
  ];
}

async function repeat(count: number, once: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) {
    await delay(PAUSE_MS);
    samples.push(await once());
  }
  return samples;
}

async function pickUp(centre: Centre, calledAt: (scanId: string) => Promise<number>): Promise<number> {
  const scanId = await centre.requestScan('10.1.1.1');
  const answeredAt = performance.now();
  return (await calledAt(scanId)) - answeredAt;
}

/** The product's own transport in this process, where the clock is the same as the client's. */
async function listenAsAgent(connection: NatsConnection, siteId: string) {
  const arrivals = new Arrivals();
  const strategy = new JetStreamStrategy({
    connection,
    consumer: siteRequestsConsumer(siteId),
    events: [ScanRequested],
    concurrency: 1,
    drainMs: 0,
    onTrouble: (trouble) => console.error(trouble),
  });
  strategy.addHandler(ScanRequested.ceType, (request: ScanRequested) => {
    arrivals.note(request.scan_id, performance.now());
    return Promise.resolve(done);
  });
  await new Promise<void>((resolve) => {
    strategy.listen(resolve);
  });
  return { calledAt: (scanId: string) => arrivals.of(scanId), stop: () => strategy.close() };
}

/** When what arrived; whoever asks too early waits. */
class Arrivals {
  private readonly times = new Map<string, number>();
  private readonly waiting = new Map<string, (at: number) => void>();

  note(id: string, at: number): void {
    this.times.set(id, at);
    this.waiting.get(id)?.(at);
  }

  of(id: string): Promise<number> {
    const at = this.times.get(id);
    return at === undefined ? new Promise((resolve) => this.waiting.set(id, resolve)) : Promise.resolve(at);
  }
}

/** One insert that is committed, one message that the stream confirms, its delivery to a pull consumer. */
async function startFloor(connection: NatsConnection, databaseUrl: string) {
  const stream = `FLOOR_${randomUUID()}`;
  const subject = `bench.floor.${randomUUID()}`;
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name: stream, subjects: [subject], storage: StorageType.File });
  await manager.consumers.add(stream, { durable_name: 'floor', ack_policy: AckPolicy.Explicit });
  const jetStream = connection.jetstream();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const arrivals = new Arrivals();
  const messages = await (await jetStream.consumers.get(stream, 'floor')).consume({ max_messages: 1 });
  const reading = readInto(messages, arrivals);
  const body = 'x'.repeat(600); // about the size of a request
  const once = async () => {
    const id = randomUUID();
    const startedAt = performance.now();
    await client.query('INSERT INTO outbox (event_id, subject, headers, payload) VALUES ($1, $2, $3, $4)', [
      id,
      subject,
      '{}',
      JSON.stringify(body),
    ]);
    await jetStream.publish(subject, JSON.stringify({ id, body }), { msgID: id });
    return (await arrivals.of(id)) - startedAt;
  };
  const stop = async () => {
    await messages.close();
    await Promise.all([reading, client.end()]);
  };
  return { once, stop };
}

async function readInto(messages: AsyncIterable<JsMsg>, arrivals: Arrivals): Promise<void> {
  for await (const message of messages) {
    arrivals.note(message.json<{ id: string }>().id, performance.now());
    await message.ackAck();
  }
}
