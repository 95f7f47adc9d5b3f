import { z } from 'zod';
import { GivenId, ScanProfile } from '../model/scan.js';
import { ReportedSite } from './reported-site.js';
import { ScanProgressView, ScanState } from './scan-standing.js';

const Count = z.int().min(0);
const Score = z.number().min(0).max(10);
const Percent = z.number().min(0).max(100);
const Moment = z.iso.datetime();

/**
 * A scan in figures, which are of open findings: what people have accepted or mitigated is counted beside. Advisories below
 * `min_cvss` are left out and counted; unscored ones are never left out.
 */
export const ScanReportSummary = z.object({
  id: z.uuid(),
  scan_schedule_id: GivenId,
  scan_id: z.string().describe('For people: three groups of three characters.'),
  kind: z.string().describe('Who asked for it: `single_ip`, `multiple_ips` or `scheduled`.'),
  profile: ScanProfile,
  state: ScanState,
  running: z.boolean(),
  progress: ScanProgressView,
  targets: Count.describe('How many sites.'),
  requested_at: Moment,
  started_at: Moment.nullable().describe('Null before the first site has begun.'),
  finished_at: Moment.nullable().describe('Null while there is a site that has not ended.'),
  runtime: z.string().describe('The time from the first start to the last end in words, e.g. `2 hours 15 minutes`.'),
  duration_cumulative: Count.describe('Minutes, summed over the sites.'),
  duration_absolute: Count.describe('Minutes from the first start to the last end.'),
  min_cvss: Score,
  warning_threshold: Score,
  average_score: Score.nullable().describe('Mean over all scored instances; null when there is none.'),
  highest_score: Score.nullable(),
  cve_count: Count.describe('Instances: one CVE on two hosts is two.'),
  unique_cves: Count,
  cve_repeat_ratio: z.number().min(1).nullable().describe('Instances per CVE; null when there is none.'),
  open_ports: Count,
  unique_ports: Count,
  hosts_scanned: Count.describe('Hosts that answered, the router included when it could be read.'),
  hosts_with_cves: Count,
  sites_with_cves: Count,
  failed_checks: Count,
  warnings_count: Count.describe('Open findings at or above the `warning_threshold`, failed checks included.'),
  accepted_count: Count.describe('Findings that would count were they not accepted, or mitigated.'),
  mitigated_count: Count,
  findings_below_min_cvss: Count.describe('Advisories left out because of `min_cvss`.'),
  findings_unclear: Count.describe(
    'Advisories nobody can decide, because nobody said which versions they affect; not part of the counts above.',
  ),
  percentage_done: Percent.describe('Of the sites, those that have ended, in whatever way.'),
  percentage_failed: Percent,
  care: z
    .string()
    .nullable()
    .describe(
      'How the scan was slowed for the load of the routers, in words; null while no agent has said, and when none watches.',
    ),
  json_url: z
    .url()
    .describe('The whole report as a file: a signed address that needs no token and is good for a while.'),
  pdf_url: z.url().nullable(),
  log_url: z.string().nullable(),
});
export type ScanReportSummary = z.infer<typeof ScanReportSummary>;

/** A scan with everything that was seen and found, site by site. */
export const ScanReport = z.object({
  ...ScanReportSummary.shape,
  truncated: z
    .boolean()
    .describe('Whether hosts or findings were left out because there are too many; the file of `json_url` has all.'),
  sites: z.array(ReportedSite),
});
export type ScanReport = z.infer<typeof ScanReport>;
