import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import { ScanPhase } from '../model/scan.js';
import { attemptOf } from './attempt-of.js';

export const ScanProgress = defineEvent({
  type: 'scan.progress',
  version: 1,
  stream: 'SCAN_RESULTS',
  summary: 'How far a running site scan has come',
  payload: (object) =>
    object({
      ...attemptOf,
      /** Rises by one with each progress message of an attempt; an older one changes nothing. */
      sequence: z.int().min(1),
      phase: ScanPhase,
      /** Of the whole site scan, 0 to 100. */
      percent: z.number().min(0).max(100),
      /** Hosts that will have a result in this attempt, as far as is known, and those whose result is published. */
      hosts: object({ found: z.int().min(0), done: z.int().min(0) }).optional(),
      at: z.iso.datetime(),
    }),
});
export type ScanProgress = PayloadOf<typeof ScanProgress>;
