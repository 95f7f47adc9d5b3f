import type { EncodedEvent } from '#contracts';
import type { MsgHdrs } from 'nats';

/** What the client's several kinds of messages have in common. Asking for the headers may throw. */
export interface ReceivedMessage {
  readonly subject: string;
  readonly headers?: MsgHdrs | undefined;
  string(): string;
}

/** A message in the contracts' terms: of a repeated header, the first value counts. */
export function messageOf(message: ReceivedMessage): EncodedEvent {
  const headers: Record<string, string> = {};
  for (const [name, values] of headersOf(message)) headers[name] = values[0] ?? '';
  return { subject: message.subject, headers, body: message.string() };
}

/**
 * The headers of a message; none when they cannot be read. The client reads them when they are first asked for, and
 * throws when a value holds a line break, which the server lets anybody publish.
 */
export function headersOf(message: Pick<ReceivedMessage, 'headers'>): Iterable<[string, string[]]> {
  try {
    return message.headers ?? [];
  } catch {
    return [];
  }
}
