export { controlAnswer } from './control-answer.js';
export { RESUME_SCAN } from './execution.operations.js';
export { OpenScan } from './open-scan.service.js';
export { type RequestHeaders, traceparentOf } from './request-headers.js';
export { RequestModule } from './request.module.js';
export { RunGate } from './run-gate.js';
export { resumeOf } from './scan-control.js';
export { SCAN_EVENTS, type ScanEvent, ScanEventsReadModel } from './scan-events.read-model.js';
export {
  endOfUnstopped,
  givenUpAt,
  hasAllResults,
  overdueBefore,
  reasonForGivingUp,
  type ResultCount,
  standingOf,
  unstoppedBefore,
} from './scan-lifecycle.js';
export { ScanFiguresReadModel } from './scan-figures.read-model.js';
export { scanRequestOf } from './scan-requests.js';
export { type ScanFilter, ScansReadModel, type ScanView, type SiteScanView } from './scans.read-model.js';
export { ScansStore } from './scans.store.js';
export { type RequestedPart, type RequestedScan, SiteScanParts } from './site-scan-parts.store.js';
export { type Heard, type LockedSiteScan, type ObservedSiteScan, SiteScans } from './site-scans.store.js';
export { TellSites } from './tell-sites.js';
