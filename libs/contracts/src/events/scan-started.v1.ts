import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import { attemptOf } from './attempt-of.js';

export const ScanStarted = defineEvent({
  type: 'scan.started',
  version: 1,
  stream: 'SCAN_RESULTS',
  summary: 'An agent has taken a request and begins',
  payload: (object) =>
    object({
      ...attemptOf,
      started_at: z.iso.datetime(),
      agent: object({
        name: z.string().min(1).max(128),
        version: z.string().max(64),
        nmap_version: z.string().max(64).nullable(),
      }),
    }),
});
export type ScanStarted = PayloadOf<typeof ScanStarted>;
