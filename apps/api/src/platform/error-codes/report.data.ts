import { bad, missing, type ErrorCodeEntry } from './entry.js';

/** About reading what came of scans. */
export const REPORT_ERRORS = {
  scan_not_found: missing({
    title: 'There is no such scan',
    message: 'There is no scan with this id.',
    meaning: 'No scan of your tenant has the given id.',
    remedy: 'List the scans to see which there are.',
  }),
  link_invalid: {
    type: 'permission_error',
    status: 403,
    title: 'The link is not one of ours',
    message: 'The signature of the link does not fit the link.',
    meaning: 'The address was changed, cut off or made up, or the signature belongs to another report.',
    remedy: 'Take the whole address from the json_url of the report, and change nothing in it.',
  },
  link_expired: bad(410, {
    title: 'The link has expired',
    message: 'The link has expired; read the report again to get a new one.',
    meaning: 'Links to files are good for a limited time, and the time of this one is over.',
    remedy: 'Read the report, and take the new address from its json_url.',
  }),
  too_many_streams: {
    type: 'rate_limit_error',
    status: 429,
    title: 'Too many open streams',
    message: 'Your tenant has too many streams of events open; close one and try again.',
    meaning: 'Every open stream holds a connection, so each tenant may have only some of them at a time.',
    remedy: 'Close streams that nobody follows any more, and let one stream serve all who look at the same scan.',
  },
} as const satisfies Record<string, ErrorCodeEntry>;
