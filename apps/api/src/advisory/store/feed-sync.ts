import type {
  AdvisoryRecord,
  DistributionFix,
  ExploitPrediction,
  KnownExploitedEntry,
  ProductName,
} from '../record/advisory-record.js';

/** Where advisories come from, in the order in which they are shown. */
export const FEED_NAMES = ['nvd', 'cve5', 'overlay', 'routeros', 'kev', 'epss', 'debian'] as const;
export type FeedName = (typeof FEED_NAMES)[number];

/** What one feed is made of. */
export interface FeedItems {
  /** `source` of a record has to be the name of its feed. */
  readonly nvd: AdvisoryRecord;
  readonly cve5: AdvisoryRecord;
  readonly overlay: AdvisoryRecord;
  readonly kev: KnownExploitedEntry;
  readonly epss: ExploitPrediction;
  readonly debian: DistributionFix;
  /** The table itself is in the source; these are the products it speaks of. */
  readonly routeros: ProductName;
}

/** How the content came here. `shipped`: with the product, and replaced by whatever comes otherwise. */
export type FeedOrigin = 'sync' | 'import' | 'shipped';

/** What is kept for a feed and means something to nobody else, such as the end of its last window. */
export type FeedCursor = Readonly<Record<string, string | number | boolean | null>>;

/** One sync of one feed, as it is to come into force: all of it, or nothing. */
export interface FeedSync<Feed extends FeedName = FeedName> {
  readonly feed: Feed;
  /** The feed's own word for this state: a date, a catalogue version, a digest. A function is asked after the last item. */
  readonly version: string | (() => string);
  readonly origin: FeedOrigin;
  /**
   * `replace`: what is not among the items goes. `merge`: items are added to what is there or take the place of their
   * predecessor; a rejected record removes it.
   */
  readonly mode: 'replace' | 'merge';
  readonly items: AsyncIterable<FeedItems[Feed]> | Iterable<FeedItems[Feed]>;
  /** Kept with the state; `keep` leaves the one of the sync before. A function is asked after the last item. */
  readonly cursor: FeedCursor | 'keep' | null | (() => FeedCursor | null);
  readonly at: Date;
}

/** How many items did what. */
export interface SyncCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** All that is in force for the feed afterwards. */
  readonly total: number;
}

/** What changed: few enough to be listed, or `'all'` of them may have. */
export type Changed = readonly string[] | 'all';

/** What came into force. */
export interface AppliedSync {
  /** The advisory version since; the one before, when the sync brought nothing new. */
  readonly advisoryVersion: string;
  readonly changed: boolean;
  readonly counts: SyncCounts;
  /** `vendor:product` of records that are new, gone or say something else. */
  readonly products: Changed;
  /** CVE ids of which only exploitation (KEV, EPSS) or a distribution's word changed. */
  readonly rescored: Changed;
}

/** How a feed stands. All that was ever tried is here; a feed nobody tried is not. */
export interface FeedState {
  readonly feed: FeedName;
  /** Of what is in force; null when nothing is. */
  readonly version: string | null;
  readonly origin: FeedOrigin | null;
  readonly lastGoodAt: Date | null;
  readonly lastAttemptAt: Date;
  /** Why the last attempt failed; null when it did not. */
  readonly lastError: string | null;
  /** Of the last good sync. */
  readonly counts: SyncCounts | null;
  readonly cursor: FeedCursor | null;
}
