import { createHash } from 'node:crypto';

/**
 * Begins every record, so that the next whole one can be found behind a damaged one. No UTF-8 text holds the byte 0xff,
 * so no text of a scanned host can pass for the beginning of a record.
 */
const MARK = Buffer.from([0xff, 0xfe, 0x53, 0x57, 0x52, 0x45, 0x53, 0x31]);
const DIGEST_BYTES = 16;

/** Mark 8, sequence 8, length of the label 4, length of the body 4, digest of the body, digest of all before and the label. */
const AT = { sequence: 8, labelLength: 16, bodyLength: 20, bodyDigest: 24, headDigest: 40, label: 56 } as const;

/** What a record is about, and its body; both UTF-8. */
export interface Frame {
  readonly sequence: number;
  readonly label: Buffer;
  readonly body: Buffer;
}

/**
 * What is at a place of a file. `damaged`: the head is as it was written and the body is not; `torn`: the file ends before
 * the record does; `unreadable`: no head that can be trusted.
 */
export type FrameReading =
  | { readonly kind: 'whole'; readonly frame: Frame; readonly end: number }
  | { readonly kind: 'damaged'; readonly frame: Frame; readonly end: number }
  | { readonly kind: 'torn'; readonly sequence: number; readonly label: Buffer }
  | { readonly kind: 'unreadable' };

/** The record as it is written. */
export function encodeFrame({ sequence, label, body }: Frame): Buffer {
  const head = Buffer.alloc(AT.label);
  MARK.copy(head);
  head.writeBigUInt64BE(BigInt(sequence), AT.sequence);
  head.writeUInt32BE(label.length, AT.labelLength);
  head.writeUInt32BE(body.length, AT.bodyLength);
  digestOf(body).copy(head, AT.bodyDigest);
  digestOf(head.subarray(0, AT.headDigest), label).copy(head, AT.headDigest);
  return Buffer.concat([head, label, body]);
}

/** What is at this place; never throws. */
export function readFrame(bytes: Buffer, offset: number): FrameReading {
  const head = bytes.subarray(offset, offset + AT.label);
  if (head.length < AT.label || !head.subarray(0, MARK.length).equals(MARK)) return { kind: 'unreadable' };
  const labelEnd = offset + AT.label + head.readUInt32BE(AT.labelLength);
  const label = bytes.subarray(offset + AT.label, labelEnd);
  const headDigest = digestOf(head.subarray(0, AT.headDigest), label);
  if (!headDigest.equals(head.subarray(AT.headDigest, AT.label))) return { kind: 'unreadable' };
  const sequence = Number(head.readBigUInt64BE(AT.sequence));
  const end = labelEnd + head.readUInt32BE(AT.bodyLength);
  if (end > bytes.length) return { kind: 'torn', sequence, label };
  const body = bytes.subarray(labelEnd, end);
  const isWhole = digestOf(body).equals(head.subarray(AT.bodyDigest, AT.headDigest));
  return { kind: isWhole ? 'whole' : 'damaged', frame: { sequence, label, body }, end };
}

/** Where the next record with a head that can be trusted begins; null when there is none. */
export function nextFrameAfter(bytes: Buffer, offset: number): number | null {
  for (let at = bytes.indexOf(MARK, offset + 1); at !== -1; at = bytes.indexOf(MARK, at + 1)) {
    if (readFrame(bytes, at).kind !== 'unreadable') return at;
  }
  return null;
}

/** The first half of a SHA-256. */
export function digestOf(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, DIGEST_BYTES);
}
