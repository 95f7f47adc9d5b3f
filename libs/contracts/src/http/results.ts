import { z } from 'zod';
import { GivenId } from '../model/scan.js';
import { ReportedFinding, ReportedHost } from './reported-site.js';
import { ScanProgressView, ScanState } from './scan-standing.js';

/** The newest scan of a schedule, by its sites. The three lists together give the percentages of the report. */
export const LatestScanStatus = z.object({
  scan_id: z.uuid(),
  state: ScanState,
  running: z.boolean(),
  percent: z.number().min(0).max(100),
  last_heard_at: z.iso.datetime().nullable().describe('When an agent of any site was last heard of.'),
  targets: z.array(GivenId).describe('The sites of the scan.'),
  scanned: z.array(GivenId).describe('Those that have ended, in whatever way, after they had begun.'),
  failed: z.array(GivenId).describe('Those that ended as failed, those that never began included.'),
});
export type LatestScanStatus = z.infer<typeof LatestScanStatus>;

/** Before the first scan there is nothing to tell: an empty list, as the older API has it. */
export const LatestScanStatusAnswer = z.union([LatestScanStatus, z.array(z.never()).max(0)]);
export type LatestScanStatusAnswer = z.infer<typeof LatestScanStatusAnswer>;

/** A host of a scan, with the site it is at. */
export const ScanHost = z.object({ site_id: GivenId, ...ReportedHost.shape });
export type ScanHost = z.infer<typeof ScanHost>;

/** A finding of a scan, with the site it was made at. */
export const ScanFinding = z.object({ site_id: GivenId, ...ReportedFinding.shape });
export type ScanFinding = z.infer<typeof ScanFinding>;

/** The `data` of an event that stays: it has an `id`, and a stream can be resumed after it. */
export const ScanEventMessage = z.object({
  scan_id: z.uuid(),
  sequence: z.int().min(1),
  type: z.string(),
  at: z.iso.datetime(),
  site_scan_id: z.uuid().nullable(),
  payload: z.record(z.string(), z.unknown()),
});
export type ScanEventMessage = z.infer<typeof ScanEventMessage>;

/** The `data` of the passing event `progress`, and of the last event, `end`. */
export const ScanProgressMessage = z.object({
  scan_id: z.uuid(),
  state: ScanState,
  ...ScanProgressView.shape,
  sites: z.array(z.object({ site_id: GivenId, state: ScanState, ...ScanProgressView.shape })),
});
export type ScanProgressMessage = z.infer<typeof ScanProgressMessage>;
