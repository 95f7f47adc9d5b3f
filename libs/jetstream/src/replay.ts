import { decodeEvent, type EventDeclaration, type StreamName } from '#contracts';
import type { JsMsg, NatsConnection } from 'nats';
import type { Delivery } from './delivery.js';
import { messageOf } from './message.js';
import type { Outcome } from './outcome.js';

export interface ReplayOptions {
  readonly stream: StreamName;
  readonly events: readonly EventDeclaration[];
  readonly handle: (event: EventDeclaration, payload: unknown, delivery: Delivery) => Promise<Outcome>;
}

/** What a replay went through. */
export interface ReplayCount {
  readonly handled: number;
  /** Messages that cannot be handled; they went to the dead letters when they were new. */
  readonly rejected: number;
}

/**
 * Goes through all that a stream holds at this moment, oldest first, settling nothing.
 * @throws when a message cannot be handled now; what was handled before it stays handled.
 */
export async function replayStream(connection: NatsConnection, options: ReplayOptions): Promise<ReplayCount> {
  const consumer = await connection.jetstream().consumers.get(options.stream);
  const count = { handled: 0, rejected: 0 };
  try {
    let left = (await consumer.info()).num_pending;
    if (left === 0) return count;
    for await (const message of await consumer.consume()) {
      count[await replayMessage(message, options)] += 1;
      left -= 1;
      // The newest may have been deleted since: then nothing is pending although we still expect some.
      if (left === 0 || message.info.pending === 0) break;
    }
    return count;
  } finally {
    await consumer.delete();
  }
}

async function replayMessage(message: JsMsg, options: ReplayOptions): Promise<keyof ReplayCount> {
  const reading = decodeEvent(options.events, messageOf(message));
  if (!reading.ok) return 'rejected';
  const never = new AbortController().signal;
  const delivery = {
    envelope: reading.envelope,
    deliveryCount: 1,
    streamSequence: message.seq,
    signal: never,
    stopping: never,
  };
  const outcome = await options.handle(reading.event, reading.payload, delivery);
  if (outcome.kind === 'retry' || outcome.kind === 'abandon') throw new Error(`replay cannot go on: ${outcome.reason}`);
  return outcome.kind === 'done' ? 'handled' : 'rejected';
}
