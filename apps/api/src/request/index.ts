export { RequestModule } from './request.module.js';
export {
  givenUpAt,
  hasAllResults,
  overdueBefore,
  reasonForGivingUp,
  type ResultCount,
  standingOf,
} from './scan-lifecycle.js';
export { ScansReadModel, type ScanView, type SiteScanView } from './scans.read-model.js';
export { ScansStore } from './scans.store.js';
export { type LockedSiteScan, type ObservedSiteScan, SiteScans } from './site-scans.store.js';
