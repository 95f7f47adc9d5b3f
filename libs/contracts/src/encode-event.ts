import type { z } from 'zod';
import type { EventDeclaration, EventPlace } from './define-event.js';
import { type Envelope, fromHeaders, sentenceOf, toHeaders } from './envelope.js';

/** A message as it goes over the wire: where to, which headers, what body (JSON text). */
export interface EncodedEvent {
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Encodes an event for one site.
 * @throws {Error} when the payload is not exactly what was declared, is about another site, or no reader would accept the
 * envelope: a mistake of ours, found before it is sent.
 */
export function encodeEvent<Payload extends z.ZodObject>(
  event: EventDeclaration<Payload>,
  siteId: string,
  envelope: Omit<Envelope, 'type'>,
  payload: z.output<Payload>,
): EncodedEvent {
  const built = `${event.ceType} as built is not as declared`;
  const checked = event.publish.safeParse(payload);
  if (!checked.success) throw new Error(`${built}: ${sentenceOf(checked.error)}`);
  if (checked.data.site_id !== siteId) throw new Error(`${built}: it is about another site than it is sent for`);
  const headers = toHeaders({ ...envelope, type: event.ceType });
  const read = fromHeaders(headers);
  if (!read.ok) throw new Error(`${built}: ${read.reason}`);
  return { subject: event.subjectFor(placeOf(checked.data)), headers, body: JSON.stringify(checked.data) };
}

export type EventReading =
  | { readonly ok: true; readonly event: EventDeclaration; readonly envelope: Envelope; readonly payload: unknown }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a message as one of the events we know, tolerant of a newer sender's additions. Never throws.
 *
 * The site in the payload must be the site of the subject: the subject is what the broker's permissions guard, so a
 * payload that names another site is forged or broken.
 */
export function decodeEvent(
  known: readonly EventDeclaration[],
  message: { subject: string; headers: Readonly<Record<string, string>>; body: string },
): EventReading {
  const read = fromHeaders(message.headers);
  if (!read.ok) return read;
  const event = known.find((candidate) => candidate.ceType === read.envelope.type);
  if (event === undefined) return { ok: false, reason: `unknown event type ${read.envelope.type}` };
  const parsed = event.consume.safeParse(parseJson(message.body));
  if (!parsed.success) return { ok: false, reason: `${event.ceType}: ${sentenceOf(parsed.error)}` };
  if (event.subjectFor(placeOf(parsed.data)) !== message.subject) {
    return { ok: false, reason: `${event.ceType}: the site in the payload is not the site of the subject` };
  }
  return { ok: true, event, envelope: read.envelope, payload: parsed.data };
}

/** Where a payload belongs. What it does not say becomes an empty word, which is in no subject. */
function placeOf(payload: Readonly<Record<string, unknown>>): EventPlace {
  const { site_id, site_scan_id } = payload;
  return {
    site_id: typeof site_id === 'string' ? site_id : '',
    site_scan_id: typeof site_scan_id === 'string' ? site_scan_id : '',
  };
}

/** The value of a JSON text, or undefined when it is none: every payload schema then says that an object is missing. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
