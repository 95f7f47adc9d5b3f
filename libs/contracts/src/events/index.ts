import type { EventDeclaration } from '../define-event.js';
import { ScanCancelled } from './scan-cancelled.v1.js';
import { ScanFinished } from './scan-finished.v1.js';
import { ScanHostObserved } from './scan-host-observed.v1.js';
import { ScanNotStarted } from './scan-not-started.v1.js';
import { ScanProgress } from './scan-progress.v1.js';
import { ScanRequested } from './scan-requested.v1.js';
import { ScanRouterChecked } from './scan-router-checked.v1.js';
import { ScanStarted } from './scan-started.v1.js';

export * from './scan-cancelled.v1.js';
export * from './scan-finished.v1.js';
export * from './scan-host-observed.v1.js';
export * from './scan-not-started.v1.js';
export * from './scan-progress.v1.js';
export { ScanRequested } from './scan-requested.v1.js';
export * from './scan-router-checked.v1.js';
export * from './scan-started.v1.js';

/** Every event there is, in the order of the flow. */
export const EVENTS: readonly EventDeclaration[] = [
  ScanRequested,
  ScanNotStarted,
  ScanCancelled,
  ScanStarted,
  ScanProgress,
  ScanRouterChecked,
  ScanHostObserved,
  ScanFinished,
];
