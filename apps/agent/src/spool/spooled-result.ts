import type { EncodedEvent } from '#contracts';
import { z } from 'zod';
import type { Frame } from './frame.js';

/** Where a result belongs: what it is known by when the request comes again. */
const Belonging = z.object({
  siteScanId: z.string(),
  attempt: z.int(),
  /** Which result of the attempt it is: `started`, `router`, `host/<address>`, `finished`. */
  key: z.string(),
  /** Whether it is all there is to know, so that another attempt need not look again. */
  complete: z.boolean(),
  /** Until when it is of use to another attempt, once it is in the stream; ISO 8601 in UTC. */
  keepUntil: z.string(),
});
export type Belonging = z.output<typeof Belonging>;

const Label = Belonging.extend({ subject: z.string(), headers: z.record(z.string(), z.string()) });

/** A result as it lies in the spool. */
export interface SpooledResult extends Belonging {
  readonly event: EncodedEvent;
}

export function toFrame(sequence: number, { event, ...belonging }: SpooledResult): Frame {
  const { subject, headers, body } = event;
  const label = JSON.stringify({ ...belonging, subject, headers });
  return { sequence, label: Buffer.from(label, 'utf8'), body: Buffer.from(body, 'utf8') };
}

/** The result in a whole record; null when it is none of ours. */
export function fromFrame({ label, body }: Frame): SpooledResult | null {
  const read = labelOf(label);
  if (read === null) return null;
  const { subject, headers, ...belonging } = read;
  return { ...belonging, event: { subject, headers, body: body.toString('utf8') } };
}

/** What a label says; null when it says nothing we understand. */
export function labelOf(label: Buffer): z.output<typeof Label> | null {
  try {
    return Label.safeParse(JSON.parse(label.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
