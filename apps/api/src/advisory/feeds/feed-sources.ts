import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig, type FeedsConfig } from '../../config/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import type { FeedState } from '../store/feed-sync.js';
import { MOST_AT_ONCE, syncCve5 } from './cve5/cve5-sync.js';
import { UnmatchedCves } from './cve5/unmatched-cves.read-model.js';
import { DEBIAN_FEED } from './debian/debian-tracker.js';
import { EPSS_FEED } from './epss/epss-feed.js';
import { FeedError } from './feed-error.js';
import type { FetchedFeed } from './feed-schedule.js';
import { syncFile } from './file-sync.js';
import { KEV_FEED } from './kev/kev-feed.js';
import { NvdSync } from './nvd-sync/nvd-sync.js';
import type { SyncSource } from './sync-context.js';

/** Where feeds are fetched, and how. */
@Injectable()
export class FeedSources {
  constructor(
    private readonly unmatched: UnmatchedCves,
    private readonly unitOfWork: UnitOfWork,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'feeds'>,
  ) {}

  get settings(): FeedsConfig {
    return this.config.feeds;
  }

  /**
   * How the feed is fetched; null when it is switched off.
   * @param nvdPageRows rows of a page of NVD; its own limit when not given
   */
  of(feed: FetchedFeed, state: FeedState | null, nvdPageRows?: number): SyncSource | null {
    const address = this.settings.urls[feed];
    if (address === null) return null;
    switch (feed) {
      case 'nvd':
        return async (context) => {
          const apiKey = await keyIn(this.settings.nvdKeyFile);
          const source = { url: address, apiKey, ...(nvdPageRows !== undefined && { pageRows: nvdPageRows }) };
          return new NvdSync(source, context).run();
        };
      case 'cve5':
        return async (context) => syncCve5(address, await this.unmatchedSince(state?.lastGoodAt ?? null), context);
      case 'kev':
        return (context) => syncFile(KEV_FEED, address, context);
      case 'epss':
        return (context) => syncFile(EPSS_FEED, address, context);
      case 'debian':
        return (context) => syncFile(DEBIAN_FEED, address, context);
    }
  }

  private unmatchedSince(since: Date | null): Promise<readonly string[]> {
    return this.unitOfWork.run((tx) => this.unmatched.toAsk(since, MOST_AT_ONCE, tx));
  }
}

async function keyIn(file: string | null): Promise<string | null> {
  if (file === null) return null;
  const key = await readFile(file, 'utf8').catch(() => '');
  if (/^[\w-]{8,100}$/.test(key.trim())) return key.trim();
  throw new FeedError('refused', 'FEED_NVD_KEY_FILE holds no key of NVD, or cannot be read.');
}
