import type { EncodedEvent } from '#contracts';
import type { JsMsg } from 'nats';

/** A message in the contracts' terms: of a repeated header, the first value counts. */
export function messageOf(message: JsMsg): EncodedEvent {
  const headers: Record<string, string> = {};
  for (const [name, values] of message.headers ?? []) headers[name] = values[0] ?? '';
  return { subject: message.subject, headers, body: message.string() };
}
