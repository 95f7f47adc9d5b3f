import type { FeedName, FeedState } from '../store/feed-sync.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Feeds that are fetched, the quick ones first; the CVE list is asked about what NVD left open. */
export const FETCHED_FEEDS = ['kev', 'epss', 'nvd', 'cve5', 'debian'] as const satisfies readonly FeedName[];
export type FetchedFeed = (typeof FETCHED_FEEDS)[number];

interface Rhythm {
  /** From one good sync to the next. NIST asks for no more than one in two hours. */
  readonly everyMs: number;
  /** Older than this, what is in force is called stale. */
  readonly staleAfterMs: number;
}

const RHYTHMS: Readonly<Record<FetchedFeed, Rhythm>> = {
  nvd: { everyMs: 2 * HOUR_MS, staleAfterMs: 2 * DAY_MS },
  cve5: { everyMs: 6 * HOUR_MS, staleAfterMs: 3 * DAY_MS },
  kev: { everyMs: 6 * HOUR_MS, staleAfterMs: 2 * DAY_MS },
  epss: { everyMs: 8 * HOUR_MS, staleAfterMs: 3 * DAY_MS },
  debian: { everyMs: DAY_MS, staleAfterMs: 4 * DAY_MS },
};

const FIRST_RETRY_MS = 15 * MINUTE_MS;
const LAST_RETRY_MS = 6 * HOUR_MS;
/** Part of the time to the next sync that is left to chance, so that not everybody asks at the full hour. */
const JITTER = 0.1;

/** What the schedule looks at. */
export type Standing = Pick<FeedState, 'lastGoodAt' | 'lastAttemptAt' | 'lastError' | 'origin'>;

export function isFetched(feed: FeedName): feed is FetchedFeed {
  return FETCHED_FEEDS.some((fetched) => fetched === feed);
}

/**
 * When a feed is fetched next. A feed that fails is tried again after a quarter of the time it has failed for, between 15 minutes and 6 hours: a
 * machine without the internet asks four times a day.
 * @param state null when it was never tried
 */
export function nextSyncAt(feed: FetchedFeed, state: Standing | null, now: Date): Date {
  if (state === null || (state.origin === 'shipped' && state.lastError === null)) return now;
  const { lastGoodAt, lastAttemptAt, lastError } = state;
  if (lastError !== null || lastGoodAt === null) {
    const failingMs = lastGoodAt === null ? LAST_RETRY_MS * 4 : lastAttemptAt.getTime() - lastGoodAt.getTime();
    return after(lastAttemptAt, Math.min(Math.max(failingMs / 4, FIRST_RETRY_MS), LAST_RETRY_MS));
  }
  return after(lastGoodAt, RHYTHMS[feed].everyMs);
}

/** The same moment in every replica: the chance is in the moment it counts from. */
function after(from: Date, ms: number): Date {
  const chance = (from.getTime() % 997) / 997;
  return new Date(from.getTime() + ms * (1 + JITTER * chance));
}

export type FeedStanding = 'fresh' | 'stale' | 'failing' | 'never';

/** How a feed stands: whether there is anything in force, how old that is, and whether the last attempt went well. */
export function standingOf(feed: FeedName, state: FeedState | null, now: Date): FeedStanding {
  if (state?.lastError != null) return 'failing';
  if (state?.lastGoodAt == null || state.version === null) return 'never';
  if (!isFetched(feed)) return 'fresh';
  return now.getTime() - state.lastGoodAt.getTime() > RHYTHMS[feed].staleAfterMs ? 'stale' : 'fresh';
}
