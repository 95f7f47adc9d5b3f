import { randomBytes } from 'node:crypto';

/** No I, O, 0 and 1: people read these ids to each other over the phone. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** How many random bytes a short id takes. */
export const SHORT_ID_BYTES = 9;

/** A human-readable id such as `ABC-DEF-GHJ` from nine random bytes. */
export function shortIdOf(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, SHORT_ID_BYTES), (byte) => LETTERS.charAt(byte % LETTERS.length));
  return [0, 3, 6].map((start) => letters.slice(start, start + 3).join('')).join('-');
}

/** A short id nobody has yet, as good as surely. */
export function newShortId(): string {
  return shortIdOf(randomBytes(SHORT_ID_BYTES));
}
