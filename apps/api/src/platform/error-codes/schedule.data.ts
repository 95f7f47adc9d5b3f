import { conflicting, impossible, missing, type ErrorCodeEntry } from './entry.js';

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
  thresholds_invalid: impossible({
    title: 'The thresholds do not fit together',
    message: "The 'min_cvss' parameter has to be below 'warning_threshold'.",
    meaning: 'Findings below min_cvss are left out of reports, so a warning has to begin above it.',
    remedy: 'Lower min_cvss or raise warning_threshold.',
  }),
  subnet_outside_site: impossible({
    title: 'A subnet is outside the networks of its site',
    message: 'A subnet lies outside the networks of its site.',
    meaning: 'A schedule scans only inside the networks that were set for a site. The message names the subnet.',
    remedy: 'Correct the subnet, or add its network to the site.',
  }),
  schedule_too_large: impossible({
    title: 'The schedule covers too much',
    message: 'The schedule covers more addresses than one scan can look at.',
    meaning: 'The addresses or the subnets of one site, or of all sites together, are more than a scan takes.',
    remedy: 'Use the subnets that are in use rather than all of a large network, or several schedules.',
  }),
  nothing_to_scan: impossible({
    title: 'The exclusions leave nothing to scan',
    message: 'The exclusions leave nothing to scan.',
    meaning: 'Every address that the schedule covers at a site is also excluded.',
    remedy: 'Take the site out of the schedule, or exclude less.',
  }),
  blackout_invalid: impossible({
    title: 'A blackout ends before it starts',
    message: 'A blackout has to end after it starts.',
    meaning: 'The ends_at of the named blackout is not after its starts_at.',
    remedy: 'Correct the two moments; mind their offsets.',
  }),
  precondition_failed: {
    ...conflicting({
      title: 'It was changed in the meantime',
      message: "What the 'If-Match' header names is not what is there now: it was changed in the meantime.",
      meaning: 'Somebody changed it after you read it. Nothing was done, so that no change is lost.',
      remedy: 'Read it again, make your change to what is there now, and send it with the new ETag.',
    }),
    status: 412,
  },
} as const satisfies Record<string, ErrorCodeEntry>;
