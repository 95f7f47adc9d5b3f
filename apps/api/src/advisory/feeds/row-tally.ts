import { FeedError } from './feed-error.js';

/** One row of a feed, read or not. */
export type Row<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'skipped'; readonly what: string; readonly reason: string };

export interface Tally {
  readonly read: number;
  readonly skipped: number;
  /** The first of the skipped rows, in words. */
  readonly samples: readonly string[];
}

const MAX_SAMPLES = 5;
const MAX_SAMPLE_LENGTH = 200;

export const read = <T>(value: T): Row<T> => ({ kind: 'read', value });
export const skipped = (what: string, reason: string): Row<never> => ({ kind: 'skipped', what, reason });

/** Counts what was read of a feed. A few bad rows are skipped; a feed of bad rows is none. */
export class RowTally {
  #read = 0;
  #skipped = 0;
  readonly #samples: string[] = [];

  /** The value of a row that could be read, else undefined. */
  take<T>(row: Row<T>): T | undefined {
    if (row.kind === 'read') {
      this.#read += 1;
      return row.value;
    }
    this.#skipped += 1;
    if (this.#samples.length < MAX_SAMPLES) {
      this.#samples.push(`${row.what}: ${row.reason}`.slice(0, MAX_SAMPLE_LENGTH));
    }
    return undefined;
  }

  get tally(): Tally {
    return { read: this.#read, skipped: this.#skipped, samples: [...this.#samples] };
  }

  /** Throws when half of the rows or more could not be read, or when there was none at all. */
  requireMostlyRead(what: string): void {
    if (this.#read > this.#skipped) return;
    const rows = this.#read + this.#skipped;
    const why = rows === 0 ? 'it has no rows' : `${this.#skipped} of ${rows} rows cannot be read`;
    const sample = this.#samples[0];
    throw new FeedError('mostly_broken', `${what}: ${why}${sample === undefined ? '' : ` (${sample})`}`);
  }
}
