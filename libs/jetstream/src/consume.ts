import { type ConsumerDeclaration, decodeEvent, type EventDeclaration, type EventReading } from '#contracts';
import { type Consumer, type JetStreamClient, type JsMsg, millis, type NatsConnection } from 'nats';
import { jetStreamOf } from './api-prefix.js';
import { eitherAborts, pause, unlessAborted } from './abort-signals.js';
import type { ConsumeTrouble, Delivery } from './delivery.js';
import { type HeldMessage, holdLease } from './lease.js';
import { messageOf } from './message.js';
import { abandon, type Outcome, outcomeOfError, reject } from './outcome.js';
import { settle } from './settle.js';

export interface ConsumeOptions {
  readonly consumer: ConsumerDeclaration;
  /** The events this consumer understands; anything else is a dead letter. */
  readonly events: readonly EventDeclaration[];
  /** How many messages are worked on at once. No more are pulled: a parked message's ack_wait is already running. */
  readonly concurrency: number;
  /** Resolves when another message may be taken; rejects when the signal aborts. */
  readonly untilReady?: ((signal: AbortSignal) => Promise<void>) | undefined;
  readonly handle: (event: EventDeclaration, payload: unknown, delivery: Delivery) => Promise<Outcome>;
  readonly onTrouble: (trouble: ConsumeTrouble) => void;
}

/** How long one pull waits for a message; also how long a pull that a restarted server forgot is missed. */
const PULL_EXPIRES_MS = 5_000;
const PULL_RETRY_MS = 500;

/** Pulls messages of one durable consumer, has them handled, and settles them. */
export class PullConsumer {
  private readonly stopping = new AbortController();
  private readonly giveUp = new AbortController();
  private readonly lanes: Promise<void>[] = [];
  private readonly pulls = new Set<{ readonly since: number }>();
  private readonly jetStream: JetStreamClient;
  private consumer: Promise<Consumer> | null = null;
  /** What the server goes by; the declaration is what it was made with. */
  private ackWaitMs: number;

  constructor(
    private readonly connection: NatsConnection,
    private readonly options: ConsumeOptions,
  ) {
    this.jetStream = jetStreamOf(connection);
    this.ackWaitMs = options.consumer.ackWaitMs;
  }

  start(): void {
    for (let lane = 0; lane < this.options.concurrency; lane++) this.lanes.push(this.runLane());
  }

  /** How long the oldest pull has been open, in ms; 0 when none is. They end after a few seconds, message or not. */
  get longestPullMs(): number {
    return Math.max(0, ...[...this.pulls].map(({ since }) => performance.now() - since));
  }

  /**
   * Two-phase drain: first no more messages are taken, then those in work get `graceMs` to end by themselves; after that
   * their signal aborts and they end as they can.
   */
  async stop(graceMs: number): Promise<void> {
    this.stopping.abort();
    const timer = setTimeout(() => this.giveUp.abort(new Error('the program is stopping')), graceMs);
    await Promise.all(this.lanes);
    clearTimeout(timer);
  }

  private async runLane(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const message = await this.pull();
      if (message !== null) await this.work(message);
    }
  }

  private async pull(): Promise<JsMsg | null> {
    try {
      await this.options.untilReady?.(this.stopping.signal);
      return await this.next();
    } catch (error) {
      if (this.stopping.signal.aborted) return null;
      this.consumer = null;
      this.trouble('pull_failed', null, error instanceof Error ? error.message : String(error));
      await pause(PULL_RETRY_MS, this.stopping.signal);
      return null;
    }
  }

  private async next(): Promise<JsMsg | null> {
    const pull = { since: performance.now() };
    this.pulls.add(pull);
    try {
      const consumer = await (this.consumer ??= this.findConsumer());
      return await unlessAborted(consumer.next({ expires: PULL_EXPIRES_MS }), this.stopping.signal, (late) =>
        late?.nak(),
      );
    } finally {
      this.pulls.delete(pull);
    }
  }

  private async findConsumer(): Promise<Consumer> {
    const { stream, durable } = this.options.consumer;
    const consumer = await this.jetStream.consumers.get(stream, durable);
    const { config } = await consumer.info(true);
    this.ackWaitMs = millis(config.ack_wait ?? 0) || this.options.consumer.ackWaitMs;
    return consumer;
  }

  private async work(message: JsMsg): Promise<void> {
    const reading = decodeEvent(this.options.events, messageOf(message));
    const outcome = reading.ok ? await this.handle(message, reading) : reject(reading.reason);
    const eventId = reading.ok ? reading.envelope.id : null;
    if (outcome.kind === 'reject') this.trouble('rejected', message.subject, outcome.reason, eventId);
    if (outcome.kind === 'retry') this.trouble('retried', message.subject, outcome.reason, eventId);
    if (outcome.kind === 'abandon') this.trouble('abandoned', message.subject, outcome.reason, eventId);
    try {
      await settle(this.jetStream, message, outcome);
    } catch (error) {
      this.trouble('not_settled', message.subject, error instanceof Error ? error.message : String(error), eventId);
    }
  }

  private async handle(message: JsMsg, reading: EventReading & { ok: true }): Promise<Outcome> {
    const lease = holdLease(this.connection, message as JsMsg & HeldMessage, this.ackWaitMs);
    const give = eitherAborts(lease.signal, this.giveUp.signal);
    const delivery: Delivery = {
      envelope: reading.envelope,
      deliveryCount: message.info.deliveryCount,
      streamSequence: message.info.streamSequence,
      signal: give.signal,
      stopping: this.giveUp.signal,
    };
    const outcome = await this.outcomeOf(reading, delivery);
    // Read before release: also an error of the handler is nothing to tell the broker about a message no longer ours.
    const lost = !lease.isHeld();
    lease.release();
    give.forget();
    return lost ? abandon('the lease was lost; somebody else has the message') : outcome;
  }

  private async outcomeOf(reading: EventReading & { ok: true }, delivery: Delivery): Promise<Outcome> {
    try {
      return await this.options.handle(reading.event, reading.payload, delivery);
    } catch (error) {
      return outcomeOfError(error, delivery.deliveryCount);
    }
  }

  private trouble(
    what: ConsumeTrouble['what'],
    subject: string | null,
    reason: string,
    eventId: string | null = null,
  ): void {
    this.options.onTrouble({ what, subject, reason, eventId });
  }
}
