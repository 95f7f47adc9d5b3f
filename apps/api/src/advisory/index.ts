/** What is known about vulnerabilities, and whom they affect. */
export { AdvisoryModule } from './advisory.module.js';
export { judgeAffected, type AffectedBecause, type AffectedVerdict, type RunningBuild } from './affected.js';
export { type AdvisoryReference, referencesOf, referencesOfRecord } from './advisory-references.js';
export { type AffectedRange, formatRange } from './affected-range.js';
export {
  compareAnswers,
  formatBounds,
  type Hit,
  hitsOf,
  isGeneralPurpose,
  type KnownProduct,
  type MatchBecause,
  type MatchClass,
  readAdvisory,
  type ReadAdvisory,
  systemOfNmap,
  systemOfTail,
} from './applies/index.js';
export { FeedError } from './feeds/feed-error.js';
export { FeedList } from './feeds/feed-list.service.js';
export { FETCHED_FEEDS, type FetchedFeed, isFetched } from './feeds/feed-schedule.js';
export { Bundles } from './feeds/files/bundles.service.js';
export { ImportFiles } from './feeds/files/import-files.service.js';
export { type Tally } from './feeds/row-tally.js';
export { type FeedReport, SyncFeeds, type SyncWish } from './feeds/sync-feeds.service.js';
export { parseCvssVector } from './cvss-vector.js';
export { type KnownExploited } from './known-exploited.data.js';
export {
  aliasesOf,
  type Cpe,
  type CpeValue,
  faultOfName,
  formatCpe23,
  formatProductName,
  parseCpe,
} from './names/index.js';
export { priorityOf, type Reach } from './priority.js';
export type {
  AdvisoryRecord,
  Configuration,
  Criterion,
  CvssScore,
  DistributionFix,
  KnownAdvisory,
  ProductName,
  RecordSource,
} from './record/advisory-record.js';
export { RouterOsAdvisories } from './routeros-advisories.read-model.js';
export { type RouterOsAdvisory, type SourceGrade } from './routeros-advisory.js';
export {
  compareRouterOsVersions,
  formatRouterOsVersion,
  parseRouterOsChannel,
  parseRouterOsVersion,
  type RouterOsVersion,
} from './routeros-version.js';
export { AdvisoryChanges, type Reassessment } from './store/advisory-changes.read-model.js';
export { ADVISORIES_CHANGED, AdvisoryStore } from './store/advisory.store.js';
export { FeedStates } from './store/feed-states.read-model.js';
export { type AppliedSync, type Changed, type FeedName, type FeedSync, type SyncCounts } from './store/feed-sync.js';
export { KnownAdvisories } from './store/known-advisories.read-model.js';
export { type Lookup, lookupKey, lookupsByKey, lookupsOf } from './store/lookup.js';
export { type ScoreGiver } from './score-choice.js';
export {
  type CleanVersion,
  cleanVersion,
  compareDebianVersions,
  compareVersions,
  type DistributionTail,
  distributionTailOf,
  RANGE_IN_WORDS,
} from './versions/index.js';
