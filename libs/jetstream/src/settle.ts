import type { JetStreamClient, JsMsg } from 'nats';
import { publishDeadLetter } from './dead-letter.js';
import type { Outcome } from './outcome.js';

const DEAD_LETTER_RETRY_MS = 5_000;

/**
 * The one place where an outcome becomes ack, nak or term.
 * A `done` is confirmed by the server: without the confirmation the message comes again, which handlers allow for.
 */
export async function settle(jetStream: JetStreamClient, message: JsMsg, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'done':
      await message.ackAck();
      return;
    case 'retry':
      message.nak(outcome.afterMs);
      return;
    case 'reject':
      await buryOrRetry(jetStream, message, outcome.reason);
      return;
    case 'abandon':
      return;
  }
}

async function buryOrRetry(jetStream: JetStreamClient, message: JsMsg, reason: string): Promise<void> {
  try {
    await publishDeadLetter(jetStream, message, reason);
  } catch (error) {
    message.nak(DEAD_LETTER_RETRY_MS);
    throw error;
  }
  message.term();
}
