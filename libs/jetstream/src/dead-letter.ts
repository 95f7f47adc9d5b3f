import { type DEAD_LETTER_HEADERS, deadLetterSubject } from '#contracts';
import { ErrorCode, headers as natsHeaders, type JetStreamClient, type JsMsg, type MsgHdrs, NatsError } from 'nats';
import { headersOf } from './message.js';

/** Values of a header are bounded so that a reason cannot push a dead letter over the broker's limits. */
const MAX_REASON = 1000;
const TOO_LARGE: string = ErrorCode.MaxPayloadExceeded;

/** Puts a copy of the message, with the reason, into the dead-letter stream. Throws when it could not be stored. */
export async function publishDeadLetter(jetStream: JetStreamClient, message: JsMsg, reason: string): Promise<void> {
  try {
    await publish(jetStream, message, deadLetterHeaders(message, reason, 'kept'), message.data);
  } catch (error) {
    // A message that was just small enough is too large with our headers; it could never be buried.
    if (!(error instanceof NatsError) || error.code !== TOO_LARGE) throw error;
    await publish(jetStream, message, deadLetterHeaders(message, reason, 'left_out'), new Uint8Array());
  }
}

async function publish(jetStream: JetStreamClient, message: JsMsg, headers: MsgHdrs, body: Uint8Array): Promise<void> {
  const siteToken = message.subject.split('.')[2] ?? ''; // `scan.<what>.<site>`, whatever follows
  const msgID = `dead-letter:${message.info.stream}:${message.info.streamSequence}`;
  await jetStream.publish(deadLetterSubject(siteToken), body, { headers, msgID });
}

function deadLetterHeaders(message: JsMsg, reason: string, body: 'kept' | 'left_out'): MsgHdrs {
  const headers = natsHeaders();
  for (const [name, values] of headersOf(message)) {
    // The broker acts on its own headers: copied, they could expire the letter or drop it as a duplicate.
    if (name.toLowerCase().startsWith('nats-')) continue;
    for (const value of values) headers.append(name, value);
  }
  const own: Record<keyof typeof DEAD_LETTER_HEADERS, string> = {
    'dead-letter-reason': oneLine(reason),
    'dead-letter-subject': message.subject,
    'dead-letter-stream': message.info.stream,
    'dead-letter-sequence': String(message.info.streamSequence),
    'dead-letter-body': body,
    'dead-letter-time': new Date().toISOString(),
  };
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  return headers;
}

function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, MAX_REASON);
}
