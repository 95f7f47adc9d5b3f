import { missing, type ErrorCodeEntry } from './entry.js';

/** About reading what came of scans. */
export const REPORT_ERRORS = {
  scan_not_found: missing({
    title: 'There is no such scan',
    message: 'There is no scan with this id.',
    meaning: 'No scan of your tenant has the given id.',
    remedy: 'List the scans to see which there are.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
