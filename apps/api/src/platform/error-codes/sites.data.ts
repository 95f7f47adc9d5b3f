import { missing, type ErrorCodeEntry } from './entry.js';

/** About sites and their devices. */
export const SITE_ERRORS = {
  site_not_found: missing({
    title: 'There is no such site',
    message: 'There is no site with this id.',
    meaning: 'No site of your tenant has the given id. It may have been deleted.',
    remedy: 'List the sites to see which there are.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
