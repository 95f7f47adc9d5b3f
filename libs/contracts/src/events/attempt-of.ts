import { z } from 'zod';
import { Attempt, GivenId } from '../model/scan.js';

/** What every result says of where it belongs. */
export const attemptOf = {
  scan_id: z.uuid(),
  site_scan_id: z.uuid(),
  site_id: GivenId,
  attempt: Attempt,
};
