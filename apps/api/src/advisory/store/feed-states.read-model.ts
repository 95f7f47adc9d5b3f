import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/index.js';
import {
  FEED_NAMES,
  type FeedCursor,
  type FeedName,
  type FeedOrigin,
  type FeedState,
  type SyncCounts,
} from './feed-sync.js';

const STATES = `
  SELECT feed, version, origin, last_good_at, last_attempt_at, last_error, counts, cursor
  FROM advisory_feeds WHERE feed = ANY ($1)`;

interface StateRow {
  readonly feed: FeedName;
  readonly version: string | null;
  readonly origin: FeedOrigin | null;
  readonly last_good_at: Date | null;
  readonly last_attempt_at: Date;
  readonly last_error: string | null;
  readonly counts: SyncCounts | null;
  readonly cursor: FeedCursor | null;
}

/** How the feeds stand. */
@Injectable()
export class FeedStates {
  /** Of all feeds that were ever tried, in the order of {@link FEED_NAMES}. */
  async all(tx: ReadTx): Promise<readonly FeedState[]> {
    const rows: StateRow[] = await tx.query(STATES, [FEED_NAMES]);
    const place = (row: StateRow) => FEED_NAMES.indexOf(row.feed);
    return rows.sort((one, other) => place(one) - place(other)).map(stateOf);
  }

  /** Null when it was never tried. */
  async of(feed: FeedName, tx: ReadTx): Promise<FeedState | null> {
    const [row]: StateRow[] = await tx.query(STATES, [[feed]]);
    return row === undefined ? null : stateOf(row);
  }
}

function stateOf(row: StateRow): FeedState {
  return {
    feed: row.feed,
    version: row.version,
    origin: row.origin,
    lastGoodAt: row.last_good_at,
    lastAttemptAt: row.last_attempt_at,
    lastError: row.last_error,
    counts: row.counts,
    cursor: row.cursor,
  };
}
