import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import { GivenId } from '../model/scan.js';

/**
 * The centre ends one site scan. The agent that is at it stops nmap, publishes what it has and finishes as `stopped`; one
 * that takes the request later finishes at once. The last message of the subject stays readable, so nobody has to have listened.
 */
export const ScanCancelled = defineEvent({
  type: 'scan.cancelled',
  version: 1,
  stream: 'SCAN_REQUESTS',
  perSiteScan: true,
  summary: 'The centre asks a site to end one of its scans and to keep what was found',
  payload: (object) =>
    object({
      scan_id: z.uuid(),
      site_scan_id: z.uuid(),
      site_id: GivenId,
      /** `stop`: for good; `pause`: what is left will be asked for again as another site scan. The same to an agent. */
      intent: z.enum(['stop', 'pause']),
      requested_at: z.iso.datetime(),
    }),
});
export type ScanCancelled = PayloadOf<typeof ScanCancelled>;
