import { defineEvent, type PayloadOf } from '../define-event.js';
import { Reason } from '../model/scan.js';
import { scanRequest } from './scan-requested.v1.js';

/**
 * The centre opened a site scan and asked nobody, because the site could not be asked. No agent takes it; it is in the stream
 * so that a replay knows that this site was due and was not scanned.
 */
export const ScanNotStarted = defineEvent({
  type: 'scan.not_started',
  version: 1,
  stream: 'SCAN_REQUESTS',
  summary: 'A site was due to be scanned and was not asked, with the reason',
  payload: (object) => object({ ...scanRequest, reason: Reason }),
});
export type ScanNotStarted = PayloadOf<typeof ScanNotStarted>;
