import { impossible, missing, type ErrorCodeEntry } from './entry.js';

/** About findings, their status and what to do about them. */
export const MATCH_ERRORS = {
  device_not_found: missing({
    title: 'There is no such device',
    message: 'There is no device like this.',
    meaning:
      'No device of your tenant has the given id or MAC address. Devices are known once a scan has seen their MAC.',
    remedy: 'List the devices to see which there are.',
  }),
  finding_not_found: missing({
    title: 'The device does not have this CVE',
    message: 'This CVE is not found on this device at present.',
    meaning:
      'The newest looks at the device do not find the CVE, so there is nothing to decide about. It may have been repaired, ' +
      'or found at another site only.',
    remedy: 'Look at the current findings of the device; scan it again if you expect the CVE there.',
  }),
  cve_not_found: missing({
    title: 'Nothing is known of this CVE',
    message: 'There is no record of this CVE.',
    meaning: 'The advisory table has no record with this CVE id. It holds the CVEs of RouterOS.',
    remedy: 'Check the id. For a CVE of another product ask its vendor.',
  }),
  expiry_in_past: impossible({
    title: 'The decision would have expired already',
    message: "The 'expires_at' parameter must be in the future.",
    meaning: 'A decision holds until its expiry. The given moment has passed, so it would never hold.',
    remedy: 'Give a moment in the future, or leave the parameter out for a decision without an end.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
