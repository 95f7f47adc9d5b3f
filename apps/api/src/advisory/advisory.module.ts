import { Module } from '@nestjs/common';
import { UnmatchedCves } from './feeds/cve5/unmatched-cves.read-model.js';
import { FeedList } from './feeds/feed-list.service.js';
import { FeedMetrics } from './feeds/feed-metrics.js';
import { FeedSources } from './feeds/feed-sources.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FeedsWorker } from './feeds/feeds.worker.js';
import { Bundles } from './feeds/files/bundles.service.js';
import { ImportFiles } from './feeds/files/import-files.service.js';
import { InForce } from './feeds/files/in-force.read-model.js';
import { ShippedAdvisories } from './feeds/shipped-advisories.service.js';
import { SyncFeeds } from './feeds/sync-feeds.service.js';
import { RouterOsAdvisories } from './routeros-advisories.read-model.js';
import { ShippedSetLoader } from './shipped/shipped-set.service.js';
import { AdvisoryChanges } from './store/advisory-changes.read-model.js';
import { AdvisoryStore } from './store/advisory.store.js';
import { FeedStates } from './store/feed-states.read-model.js';
import { KnownAdvisories } from './store/known-advisories.read-model.js';

const DOORS = [RouterOsAdvisories, AdvisoryStore, FeedStates, KnownAdvisories, AdvisoryChanges, SyncFeeds, FeedList];

@Module({
  controllers: [FeedsController],
  providers: [
    ...DOORS,
    UnmatchedCves,
    InForce,
    Bundles,
    ImportFiles,
    FeedSources,
    FeedMetrics,
    ShippedAdvisories,
    ShippedSetLoader,
    FeedsWorker,
  ],
  exports: DOORS,
})
export class AdvisoryModule {}
