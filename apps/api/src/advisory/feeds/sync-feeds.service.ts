import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { AdvisoryStore } from '../store/advisory.store.js';
import { FeedStates } from '../store/feed-states.read-model.js';
import type { AppliedSync, FeedState } from '../store/feed-sync.js';
import { FeedError } from './feed-error.js';
import { type FetchedFeed, nextSyncAt } from './feed-schedule.js';
import { FeedSources } from './feed-sources.js';
import type { FeedClientLimits } from './http/feed-answer.js';
import { FeedClient } from './http/feed-client.js';
import type { Wait } from './http/patience.js';
import type { Tally } from './row-tally.js';

/** How one feed went. */
export type FeedReport =
  | { readonly kind: 'applied'; readonly applied: AppliedSync; readonly tally: Tally }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly error: string; readonly known: boolean }
  /** Switched off, in work elsewhere, not yet to be asked again, or asked to stop. */
  | { readonly kind: 'off' | 'busy' | 'stopped' }
  | { readonly kind: 'not_due'; readonly dueAt: Date };

/** What a spec sets otherwise. */
export interface SyncPace {
  readonly limits?: FeedClientLimits;
  readonly wait?: Wait;
  readonly nvdPageRows?: number;
}

export interface SyncWish extends SyncPace {
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Also when its time has not come. */
  readonly force?: boolean;
}

const LIMITS: FeedClientLimits = { answerMs: 60_000, silenceMs: 60_000, totalMs: 1_800_000 };

/** Brings feeds up to date, one replica at a time for each. What was in force stays so when that fails, and the state says why. */
@Injectable()
export class SyncFeeds {
  constructor(
    private readonly store: AdvisoryStore,
    private readonly states: FeedStates,
    private readonly sources: FeedSources,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whether feeds are to be fetched without being asked to. */
  get isAutomatic(): boolean {
    return this.sources.settings.enabled;
  }

  async sync(feed: FetchedFeed, wish: SyncWish): Promise<FeedReport> {
    const report = await this.store.whileAlone(feed, () => this.syncAlone(feed, wish));
    return report ?? { kind: 'busy' };
  }

  private async syncAlone(feed: FetchedFeed, wish: SyncWish): Promise<FeedReport> {
    const state = await this.unitOfWork.run((tx) => this.states.of(feed, tx));
    const source = this.sources.of(feed, state, wish.nvdPageRows);
    if (source === null) return { kind: 'off' };
    const dueAt = nextSyncAt(feed, state, wish.now());
    if (wish.force !== true && dueAt > wish.now()) return { kind: 'not_due', dueAt };
    try {
      return await source(this.contextOf(state, wish));
    } catch (error) {
      if (wish.signal.aborted) return { kind: 'stopped' };
      return await this.failed(feed, error, wish.now());
    }
  }

  private contextOf(state: FeedState | null, { now, signal, limits = LIMITS, wait }: SyncWish) {
    const { folder, allowHttp } = this.sources.settings;
    return {
      client: new FeedClient({ limits, allowHttp, signal }),
      store: this.store,
      state,
      now,
      wait: wait ?? ((ms: number) => delay(ms, undefined, { signal })),
      folder,
    };
  }

  private async failed(feed: FetchedFeed, error: unknown, at: Date): Promise<FeedReport> {
    const words = error instanceof Error ? error.message : String(error);
    await this.store.recordFailure(feed, words, at);
    return { kind: 'failed', error: words, known: error instanceof FeedError };
  }
}
