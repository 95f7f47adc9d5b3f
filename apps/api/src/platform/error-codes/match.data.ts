import { missing, type ErrorCodeEntry } from './entry.js';

/** About findings, their status and what to do about them. */
export const MATCH_ERRORS = {
  device_not_found: missing({
    title: 'There is no such device',
    message: 'There is no device like this.',
    meaning:
      'No device of your tenant has the given id or MAC address. Devices are known once a scan has seen their MAC.',
    remedy: 'List the devices to see which there are.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
