import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import { checkResult, routerFacts, RouterOutcome } from '../model/router-facts.js';
import { Reason } from '../model/scan.js';
import { attemptOf } from './attempt-of.js';

export const ScanRouterChecked = defineEvent({
  type: 'scan.router_checked',
  version: 1,
  stream: 'SCAN_RESULTS',
  summary: 'What the site router said of itself and which checks it failed',
  payload: (object) =>
    object({
      ...attemptOf,
      /** Where the router was asked, without credentials: `host:port`; null when none is configured. */
      endpoint: z.string().max(300).nullable(),
      outcome: RouterOutcome,
      /** Why the outcome is not `complete`; null when it is. */
      reason: Reason.nullable(),
      facts: routerFacts(object).nullable(),
      checks: z.array(checkResult(object)).max(200),
      checked_at: z.iso.datetime(),
    }),
});
export type ScanRouterChecked = PayloadOf<typeof ScanRouterChecked>;
export type RouterFacts = NonNullable<ScanRouterChecked['facts']>;
export type CheckResult = ScanRouterChecked['checks'][number];
