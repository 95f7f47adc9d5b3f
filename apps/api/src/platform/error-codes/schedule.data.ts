import { missing, impossible, type ErrorCodeEntry } from './entry.js';

/** About schedules. */
export const SCHEDULE_ERRORS = {
  schedule_not_found: missing({
    title: 'There is no such schedule',
    message: 'There is no schedule with this id.',
    meaning: 'No schedule of your tenant has the given id. It may have been deleted.',
    remedy: 'List the schedules to see which there are.',
  }),
  site_not_in_schedule: impossible({
    title: 'The site is not part of the schedule',
    message: 'The site is not part of the schedule.',
    meaning: 'Both exist, but the schedule does not scan this site, so it has no configuration for it.',
    remedy: 'Add the site to the schedule, or use a schedule that has it.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
