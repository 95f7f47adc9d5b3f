import { z } from 'zod';
import { Id } from './single-ip-scan.js';

/** Most addresses one request may ask for. */
export const MAX_ADDRESSES_PER_SCAN = 256;
/** Longer than any way to write an address. What is longer is refused by its form; what is shorter is judged and named. */
export const MAX_ADDRESS_LENGTH = 64;

/** The parameter of the routes of one schedule. */
export const ScheduleRunParams = z.strictObject({
  scanScheduleId: Id.meta({ description: 'The schedule.', example: '9c43cc95-f313-49a3-b632-524f7a24503b' }),
});

/** The parameter of the routes that act on one scan. */
export const ScanControlParams = z.strictObject({
  scan_id: Id.meta({ description: 'The scan.', example: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d' }),
});

/** The body of `POST /scans/cve/scan/multiple-ips`. The addresses are judged one by one, so that all bad ones are named. */
export const MultipleIpsScanBody = z.strictObject({
  schedule_id: Id.meta({ description: 'The schedule whose settings the scan is made with.' }),
  site_id: Id.meta({ description: 'The site the addresses are in; has to belong to the schedule.' }),
  ips: z
    .array(z.string().max(MAX_ADDRESS_LENGTH).meta({ description: 'An IPv4 address.', example: '192.168.1.101' }))
    .min(1)
    .max(MAX_ADDRESSES_PER_SCAN)
    .meta({ description: 'All of them are scanned, or none. One that is given twice is scanned once.' }),
});
export type MultipleIpsScanBody = z.output<typeof MultipleIpsScanBody>;

/** The 202 answer to it. */
export const MultipleIpsScanResponse = z.strictObject({
  scan_id: z.uuid(),
  scan_site_id: z.uuid().meta({ description: 'The part of the scan at the site.' }),
  target_ips: z.array(z.ipv4()).meta({ description: 'What is scanned, each address once, in the order given.' }),
  status: z.literal('pending'),
  created_at: z.iso.datetime(),
  message: z.string(),
});
export type MultipleIpsScanResponse = z.output<typeof MultipleIpsScanResponse>;

const startedSite = z.strictObject({
  scan_site_id: z.uuid(),
  site_id: z.guid(),
  status: z.enum(['pending', 'failed']).meta({ description: '`failed`: the site was not asked; `reason` says why.' }),
  reason: z.string().nullable(),
});
export type StartedSite = z.output<typeof startedSite>;

/** The 202 answer to starting a schedule at once. */
export const ScheduledScanResponse = z.strictObject({
  scan_id: z.uuid(),
  short_id: z.string().meta({ description: 'For people.', example: 'ABC-DEF-GHJ' }),
  schedule_id: z.guid(),
  status: z.literal('pending'),
  site_scans: z.array(startedSite),
  created_at: z.iso.datetime(),
  message: z.string(),
});
export type ScheduledScanResponse = z.output<typeof ScheduledScanResponse>;

const controlledSite = z.strictObject({ scan_site_id: z.uuid(), site_id: z.guid() });

/** What a scan that was asked to stop, pause or go on does now. */
export const ControlledStatus = z.enum(['pending', 'processing', 'stopping', 'stopped', 'pausing', 'paused']);
export type ControlledStatus = z.output<typeof ControlledStatus>;

/** The 202 answer to cancel, pause and resume. */
export const ScanControlResponse = z.strictObject({
  scan_id: z.uuid(),
  status: ControlledStatus.meta({
    description:
      '`stopping` and `pausing`: the sites below are ending what they do; `stopped` and `paused`: nothing was going on ' +
      'any more; `processing`: all results had arrived, only matching them is left; `pending`: it goes on.',
  }),
  site_scans: z.array(controlledSite).meta({ description: 'The parts of the scan this concerns.' }),
  message: z.string(),
});
export type ScanControlResponse = z.output<typeof ScanControlResponse>;

/** The 202 answer to stopping a schedule. */
export const StoppedScheduleResponse = z.strictObject({
  schedule_id: z.guid(),
  status: z.literal('stopping'),
  scans: z.array(ScanControlResponse).meta({ description: 'The scans that end, paused ones among them.' }),
  message: z.string(),
});
export type StoppedScheduleResponse = z.output<typeof StoppedScheduleResponse>;
