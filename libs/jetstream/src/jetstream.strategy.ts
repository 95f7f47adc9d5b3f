import type { ConsumerDeclaration, EventDeclaration } from '#contracts';
import { BaseRpcContext, type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { NatsConnection } from 'nats';
import { lastValueFrom } from 'rxjs';
import { PullConsumer } from './consume.js';
import type { ConsumeTrouble, Delivery } from './delivery.js';
import { isOutcome, type Outcome, reject } from './outcome.js';

export interface JetStreamStrategyOptions {
  readonly connection: NatsConnection;
  readonly consumer: ConsumerDeclaration;
  readonly events: readonly EventDeclaration[];
  readonly concurrency: number;
  /** How long messages in work may take to end when the program is asked to stop. */
  readonly drainMs: number;
  /** Resolves when another message may be taken; rejects when the signal aborts. At once when absent. */
  readonly untilReady?: (signal: AbortSignal) => Promise<void>;
  readonly onTrouble: (trouble: ConsumeTrouble) => void;
}

/** What `@Ctx()` gives a handler. */
export class JetStreamContext extends BaseRpcContext<[Delivery]> {
  get delivery(): Delivery {
    return this.getArgs()[0];
  }
}

/**
 * JetStream as a Nest transport. Nest's own NATS transport is core NATS: at most once, no consumers, no settling.
 *
 * Handlers are declared with `@MessagePattern(Event.ceType)`, get the checked payload and a {@link JetStreamContext}, and
 * answer with an {@link Outcome}.
 */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  private readonly consumer: PullConsumer;

  constructor(private readonly options: JetStreamStrategyOptions) {
    super();
    this.consumer = new PullConsumer(options.connection, {
      consumer: options.consumer,
      events: options.events,
      concurrency: options.concurrency,
      untilReady: options.untilReady,
      handle: (event, payload, delivery) => this.route(event, payload, delivery),
      onTrouble: options.onTrouble,
    });
  }

  listen(callback: () => void): void {
    this.consumer.start();
    callback();
  }

  async close(): Promise<void> {
    await this.consumer.stop(this.options.drainMs);
  }

  /** How long the oldest question for a message has been open, in ms. */
  get longestPullMs(): number {
    return this.consumer.longestPullMs;
  }

  on(): void {
    throw new Error('This transport has no events of its own to listen to; see onTrouble');
  }

  unwrap<T>(): T {
    return this.options.connection as T;
  }

  private async route(event: EventDeclaration, payload: unknown, delivery: Delivery): Promise<Outcome> {
    const handler = this.getHandlerByPattern(event.ceType);
    if (handler === null) return reject(`nothing here handles ${event.ceType}`);
    const answers = this.transformToObservable(await handler(payload, new JetStreamContext([delivery])));
    const answer: unknown = await lastValueFrom(answers, { defaultValue: undefined });
    if (!isOutcome(answer)) throw new Error(`the handler of ${event.ceType} answered with no outcome`);
    return answer;
  }
}
