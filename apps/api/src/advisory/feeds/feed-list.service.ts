import type { AdvisoryFeed, AdvisoryFeeds } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import type { ReadTx } from '../../platform/database/index.js';
import { FeedStates } from '../store/feed-states.read-model.js';
import { FEED_NAMES, type FeedName, type FeedState } from '../store/feed-sync.js';
import { KnownAdvisories } from '../store/known-advisories.read-model.js';
import { UnmatchedCves } from './cve5/unmatched-cves.read-model.js';
import { FEED_FACTS } from './feed-facts.data.js';
import { isFetched, nextSyncAt, standingOf } from './feed-schedule.js';

/** How all feeds stand, as it is shown. */
@Injectable()
export class FeedList {
  constructor(
    private readonly states: FeedStates,
    private readonly advisories: KnownAdvisories,
    private readonly unmatched: UnmatchedCves,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'feeds'>,
  ) {}

  async all(now: Date, tx: ReadTx): Promise<AdvisoryFeeds> {
    const states = new Map((await this.states.all(tx)).map((state) => [state.feed, state]));
    const unmatched = await this.unmatched.bySource(tx);
    return {
      advisory_version: await this.advisories.version(tx),
      automatic: this.config.feeds.enabled,
      feeds: FEED_NAMES.map((name) => ({
        ...this.shown(name, states.get(name) ?? null, now),
        records_without_products: unmatched.get(name) ?? 0,
      })),
    };
  }

  private shown(name: FeedName, state: FeedState | null, now: Date) {
    const url = isFetched(name) ? this.config.feeds.urls[name] : null;
    const isFetchedByItself = this.config.feeds.enabled && url !== null;
    return {
      name,
      ...FEED_FACTS[name],
      // The host alone: the rest of an address of a mirror may hold what only operators should see.
      source: url === null ? null : new URL(url).origin,
      state: standingOf(name, state, now),
      ...(state === null ? NEVER_TRIED : historyOf(state)),
      next_sync_at: isFetchedByItself && isFetched(name) ? nextSyncAt(name, state, now).toISOString() : null,
    };
  }
}

type History = Pick<
  AdvisoryFeed,
  'version' | 'origin' | 'last_success_at' | 'last_attempt_at' | 'last_error' | 'records'
>;

const NEVER_TRIED: History = {
  version: null,
  origin: null,
  last_success_at: null,
  last_attempt_at: null,
  last_error: null,
  records: 0,
};

function historyOf({ version, origin, lastGoodAt, lastAttemptAt, lastError, counts }: FeedState): History {
  return {
    version,
    origin,
    last_success_at: lastGoodAt?.toISOString() ?? null,
    last_attempt_at: lastAttemptAt.toISOString(),
    last_error: lastError,
    records: counts?.total ?? 0,
  };
}
