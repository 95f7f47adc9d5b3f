import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import { Reason, SiteScanOutcome } from '../model/scan.js';
import { attemptOf } from './attempt-of.js';

export const ScanFinished = defineEvent({
  type: 'scan.finished',
  version: 1,
  stream: 'SCAN_RESULTS',
  summary: 'The last word of an attempt; says how many results belong to it, so that none can be missing unnoticed',
  payload: (object) =>
    object({
      ...attemptOf,
      outcome: SiteScanOutcome,
      /** Why the outcome is not `completed`; null when it is. */
      reason: Reason.nullable(),
      /** How many `scan.host_observed` and `scan.router_checked` messages of this attempt were published. */
      results: object({ hosts: z.int().min(0), routers: z.int().min(0).max(1) }),
      started_at: z.iso.datetime(),
      finished_at: z.iso.datetime(),
    }),
});
export type ScanFinished = PayloadOf<typeof ScanFinished>;
