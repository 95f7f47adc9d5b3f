import type { AdvisoryStore } from '../store/advisory.store.js';
import type { AppliedSync, FeedState } from '../store/feed-sync.js';
import type { FeedClient } from './http/feed-client.js';
import type { Wait } from './http/patience.js';
import type { Tally } from './row-tally.js';

/** What a sync needs of the world: everything that takes time or touches anything. */
export interface SyncContext {
  readonly client: FeedClient;
  readonly store: Pick<AdvisoryStore, 'apply' | 'recordUnchanged'>;
  /** How the feed stands; null when it was never tried. */
  readonly state: FeedState | null;
  readonly now: () => Date;
  readonly wait: Wait;
  /** Where downloads wait that are not all here yet. */
  readonly folder: string;
}

/** How a feed came in. */
export type SyncOutcome =
  | { readonly kind: 'applied'; readonly applied: AppliedSync; readonly tally: Tally }
  /** The source says that it has nothing new. */
  | { readonly kind: 'unchanged' };

/** One feed of one source. */
export type SyncSource = (context: SyncContext) => Promise<SyncOutcome>;
