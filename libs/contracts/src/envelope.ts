import { z } from 'zod';

/**
 * The CloudEvents 1.0 envelope, carried in NATS headers (binary content mode of the NATS protocol binding); the payload
 * is the message body, JSON.
 */
export interface Envelope {
  /** Unique per event; also `Nats-Msg-Id` and the key of the inbox. */
  readonly id: string;
  /** `siteward.<event type>.v<version>` */
  readonly type: string;
  /** Who says it: `/sites/<site id>/agents/<agent name>` or `/centre`. */
  readonly source: string;
  /** When it happened, ISO 8601 in UTC. */
  readonly time: string;
  /** What it is about: the scan id. */
  readonly subject: string;
  /** W3C trace context of the request that started it all. */
  readonly traceparent: string | null;
}

const SPEC_VERSION = '1.0';
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The NATS headers of every message. Names are compared without case. */
export const EnvelopeHeaders = z.object({
  'ce-specversion': z.literal(SPEC_VERSION),
  'ce-id': z.uuid(),
  'ce-type': z.string().min(1).max(128),
  'ce-source': z.string().min(1).max(256),
  'ce-time': z.iso.datetime({ offset: true }),
  'ce-subject': z.string().min(1).max(128),
  'content-type': z.string().startsWith('application/json'),
  traceparent: z.string().regex(TRACEPARENT).optional().catch(undefined),
});

/** The headers of an envelope, ready to be put on a NATS message. */
export function toHeaders(envelope: Envelope): Record<string, string> {
  return {
    'ce-specversion': SPEC_VERSION,
    'ce-id': envelope.id,
    'ce-type': envelope.type,
    'ce-source': envelope.source,
    'ce-time': envelope.time,
    'ce-subject': envelope.subject,
    'content-type': 'application/json',
    ...(envelope.traceparent === null ? {} : { traceparent: envelope.traceparent }),
  };
}

export type EnvelopeReading =
  { readonly ok: true; readonly envelope: Envelope } | { readonly ok: false; readonly reason: string };

/** Reads an envelope back. Header names are compared without case, as CloudEvents asks. Never throws. */
export function fromHeaders(headers: Readonly<Record<string, string>>): EnvelopeReading {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const parsed = EnvelopeHeaders.safeParse(lower);
  if (!parsed.success) return { ok: false, reason: `not a CloudEvent: ${sentenceOf(parsed.error)}` };
  const read = parsed.data;
  return {
    ok: true,
    envelope: {
      id: read['ce-id'],
      type: read['ce-type'],
      source: read['ce-source'],
      time: read['ce-time'],
      subject: read['ce-subject'],
      traceparent: read.traceparent ?? null,
    },
  };
}

/** The complaints of a schema in one bounded line, without the values that were complained of. */
export function sentenceOf(error: z.ZodError): string {
  const complaints = error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  return complaints.join('; ').slice(0, 900);
}
