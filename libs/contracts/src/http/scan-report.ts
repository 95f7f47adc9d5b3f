import { z } from 'zod';
import { HostOutcome, MacSource } from '../model/host-facts.js';
import { tolerant } from '../model/object-flavour.js';
import { routerFacts, RouterOutcome, Severity, UnknownReason } from '../model/router-facts.js';
import { GivenId, ScanPhase, SiteScanOutcome } from '../model/scan.js';

const Count = z.int().min(0);
const Score = z.number().min(0).max(10);
const Percent = z.number().min(0).max(100);
const Moment = z.iso.datetime();

/** Where a scan, or its part at one site, stands. The last four are ends. */
export const ScanState = z.enum(['pending', 'running', 'processing', 'completed', 'partial', 'failed', 'stopped']);
export type ScanState = z.infer<typeof ScanState>;

const Progress = z.object({
  /** Of the whole, 0 to 100; 100 once everything has ended. */
  percent: Percent,
  phase: ScanPhase.nullable(),
  last_heard_at: Moment.nullable(),
});

/** A scan in figures. Advisories below `min_cvss` are left out and counted; unscored ones are never left out. */
export const ScanReportSummary = z.object({
  id: z.uuid(),
  scan_schedule_id: GivenId,
  /** For people: three groups of three characters. */
  scan_id: z.string(),
  state: ScanState,
  running: z.boolean(),
  progress: Progress,
  /** How many sites. */
  targets: Count,
  requested_at: Moment,
  /** Null before the first site has begun. */
  started_at: Moment.nullable(),
  /** Null while there is a site that has not ended. */
  finished_at: Moment.nullable(),
  /** The time from the first start to the last end in words, e.g. `2 hours 15 minutes`. */
  runtime: z.string(),
  /** Minutes, summed over the sites. */
  duration_cumulative: Count,
  /** Minutes from the first start to the last end. */
  duration_absolute: Count,
  min_cvss: Score,
  warning_threshold: Score,
  /** Mean over all scored instances; null when there is none. */
  average_score: Score.nullable(),
  highest_score: Score.nullable(),
  /** Instances: one CVE on two hosts is two. */
  cve_count: Count,
  unique_cves: Count,
  /** Instances per CVE; null when there is none. */
  cve_repeat_ratio: z.number().min(1).nullable(),
  open_ports: Count,
  unique_ports: Count,
  /** Hosts that answered, the router included when it could be read. */
  hosts_scanned: Count,
  hosts_with_cves: Count,
  sites_with_cves: Count,
  failed_checks: Count,
  /** Advisories left out because of `min_cvss`. */
  findings_below_min_cvss: Count,
  /** Advisories nobody can decide, because nobody said which versions they affect; not part of the counts above. */
  findings_unclear: Count,
  /** Of the sites, those that have ended, in whatever way. */
  percentage_done: Percent,
  percentage_failed: Percent,
  json_url: z.url(),
  pdf_url: z.url().nullable(),
  log_url: z.string().nullable(),
});
export type ScanReportSummary = z.infer<typeof ScanReportSummary>;

/** What was and was not looked at. Only what was looked at can be clean. */
const Coverage = z.object({
  /** Every target was looked at completely, and the router was read or there is none set up. */
  complete: z.boolean(),
  targets: z.object({
    complete: z.array(z.ipv4()),
    partial: z.array(z.ipv4()),
    no_answer: z.array(z.ipv4()),
    refused: z.array(z.ipv4()),
    /** Asked for, but there is no result: not yet, or lost with the attempt. */
    missing: z.array(z.ipv4()),
  }),
  router: z.union([RouterOutcome, z.literal('missing')]),
  /** Hosts that run RouterOS in a version nobody told: not matched, so not clean either. */
  version_unknown: z.array(z.ipv4()),
});

const ReportedRouter = z.object({
  outcome: RouterOutcome,
  reason: z.string().nullable(),
  endpoint: z.string().nullable(),
  device_id: z.uuid().nullable(),
  checked_at: Moment,
  facts: routerFacts(tolerant).nullable(),
  checks: z.object({
    passed: Count,
    failed: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        severity: Severity,
        asked: z.string().nullable(),
        found: z.string().nullable(),
        remedy: z.string(),
      }),
    ),
    unknown: z.array(
      z.object({ id: z.string(), title: z.string(), reason: UnknownReason.nullable(), detail: z.string().nullable() }),
    ),
  }),
});

const ReportedPort = z.object({
  protocol: z.string(),
  port: z.int(),
  state: z.string(),
  service: z
    .object({
      name: z.string(),
      product: z.string().nullable(),
      version: z.string().nullable(),
      extra_info: z.string().nullable(),
      tunnel: z.string().nullable(),
      /** `table`: only a guess from the port number. */
      method: z.enum(['probed', 'table']),
      cpes: z.array(z.string()),
    })
    .nullable(),
});

const ReportedHost = z.object({
  address: z.ipv4(),
  outcome: HostOutcome,
  reason: z.string().nullable(),
  mac: z.string().nullable(),
  mac_source: MacSource.nullable(),
  vendor: z.string().nullable(),
  hostnames: z.array(z.string()),
  device_id: z.uuid().nullable(),
  scanned_tcp_ports: z.string(),
  ports_truncated: z.boolean(),
  ports: z.array(ReportedPort),
});

const AdvisoryEvidence = z.object({
  matcher: z.literal('routeros'),
  searched_by: z.string(),
  found: z.string(),
  source: z.string(),
  because: z.string(),
  range: z.string().nullable(),
  fixed_versions: z.array(z.string()),
  upgrade_to: z.array(z.string()),
  fix_note: z.string().nullable(),
  component: z.string(),
  precondition: z.string(),
  exposure: z.string(),
  published: z.string().nullable(),
  source_grade: z.string(),
  disputed: z.boolean(),
  table_version: z.string(),
});

const CheckEvidence = z.object({
  matcher: z.literal('checks'),
  asked: z.string(),
  found: z.string(),
  check_version: z.int(),
});

/** Why a finding was made. Parsing puts the keys in this order, whatever order they were stored in. */
export const FindingEvidence = z.discriminatedUnion('matcher', [AdvisoryEvidence, CheckEvidence]);

const ReportedFinding = z.object({
  id: z.uuid(),
  kind: z.enum(['advisory', 'check']),
  /** The CVE id or the check id. */
  reference: z.string(),
  title: z.string(),
  severity: z.string(),
  score: Score.nullable(),
  vector: z.string().nullable(),
  /** `definite`, `possible` or `unclear`. */
  match_class: z.enum(['definite', 'possible', 'unclear']),
  confidence: z.int().min(0).max(100),
  known_exploited: z.boolean(),
  /** At or above the `warning_threshold` of the scan. */
  warning: z.boolean(),
  status: z.enum(['open', 'accepted', 'mitigated']),
  address: z.string().nullable(),
  device_id: z.uuid().nullable(),
  explanation: z.string(),
  evidence: FindingEvidence,
  remedy: z.string().nullable(),
  found_at: Moment,
});

const ReportedSite = z.object({
  site_scan_id: z.uuid(),
  site_id: GivenId,
  state: ScanState,
  outcome: SiteScanOutcome.nullable(),
  reason: z.string().nullable(),
  attempt: Count,
  agent: z.object({ name: z.string(), nmap_version: z.string().nullable() }).nullable(),
  progress: Progress,
  deadline: Moment,
  started_at: Moment.nullable(),
  finished_at: Moment.nullable(),
  coverage: Coverage,
  router: ReportedRouter.nullable(),
  hosts: z.array(ReportedHost),
  findings: z.array(ReportedFinding),
});
export type ReportedSite = z.infer<typeof ReportedSite>;

/** A scan with everything that was seen and found, site by site. */
export const ScanReport = z.object({ ...ScanReportSummary.shape, sites: z.array(ReportedSite) });
export type ScanReport = z.infer<typeof ScanReport>;

/** What a router said of itself, with the keys in the order of the model. */
export const ReportedRouterFacts = routerFacts(tolerant);
