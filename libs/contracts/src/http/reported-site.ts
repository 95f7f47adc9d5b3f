import { z } from 'zod';
import { HostOutcome, MacSource } from '../model/host-facts.js';
import { tolerant } from '../model/object-flavour.js';
import { routerFacts, RouterOutcome, Severity, UnknownReason } from '../model/router-facts.js';
import { GivenId, SiteScanOutcome } from '../model/scan.js';
import { FindingEvidence } from './finding-evidence.js';
import { MatchClass, Priority } from './finding-terms.js';
import { ScanProgressView, ScanState } from './scan-standing.js';

const Count = z.int().min(0);
const Score = z.number().min(0).max(10);
const Load = z.int().min(0).max(100).nullable();
const Moment = z.iso.datetime();

/** What was and was not looked at. Only what was looked at can be clean. */
const Coverage = z.object({
  complete: z
    .boolean()
    .describe(
      'Every target, network and found host was looked at completely, and the router was read or there is none set up.',
    ),
  /** Addresses asked for by name. */
  targets: z.object({
    complete: z.array(z.ipv4()),
    partial: z.array(z.ipv4()),
    no_answer: z.array(z.ipv4()),
    refused: z.array(z.ipv4()),
    missing: z.array(z.ipv4()).describe('Asked for, but there is no result: not yet, or lost with the attempt.'),
  }),
  /** Networks asked for, and how each was searched. One that was not searched to its end is never clean. */
  networks: z.array(
    z.object({
      network: z.cidrv4(),
      addresses: Count.nullable().describe('Addresses looked at; null while nobody has said.'),
      live: Count.nullable().describe('Hosts found there; null while nobody has said.'),
      complete: z.boolean().describe('Every address was looked at.'),
    }),
  ),
  hosts: z
    .object({ complete: Count, partial: Count, no_answer: Count, refused: Count })
    .describe('All hosts of the site with a result, however they were asked for, by outcome.'),
  router: z.union([RouterOutcome, z.literal('missing')]),
  version_unknown: z
    .array(z.ipv4())
    .describe('Hosts that run RouterOS in a version nobody told: not matched, so not clean either.'),
  matching: z
    .object({
      advisory_version: z.string().describe('The state of all feeds at that moment.'),
      products: Count.describe('Products with a version, one per host and version.'),
      products_without_version: Count.describe('Products whose version nobody told: not matched, so not clean either.'),
      advisories_not_yet_matched: Count.describe(
        'CVEs that name a vendor of these products, and of which nobody has said yet whom they affect.',
      ),
    })
    .nullable()
    .describe('How what was seen was held against advisories, over all parts; null before that.'),
});

/** How the scan was slowed for the load of the site's router. */
const Care = z.object({
  summary: z.string().describe('The rest in words.'),
  router_load_read: z.boolean().describe('Whether the router could be asked for its load.'),
  peak_cpu_percent: Load.describe('The highest that was read of its processor; null when it did not say.'),
  peak_connections_percent: Load.describe('How full its connection table was at most; null when it did not say.'),
  slowed_s: Count.describe('For how many seconds the scan went slower than it might, and for how many it stood still.'),
  paused_s: Count,
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
      method: z.enum(['probed', 'table']).describe('`table`: only a guess from the port number.'),
      cpes: z.array(z.string()),
    })
    .nullable(),
});

export const ReportedHost = z.object({
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
  started_at: Moment,
  ended_at: Moment,
  ports: z.array(ReportedPort),
});

const FindingStatus = z.enum(['open', 'accepted', 'mitigated']);

/** The rule that took a finding out of the counts: it stays visible with what it hides. */
const FindingDecision = z.object({
  id: z.uuid(),
  status: z.enum(['accepted', 'mitigated']),
  justification: z.string(),
  decided_by: z.string(),
  decided_at: Moment,
  expires_at: Moment.nullable(),
  scope: z
    .enum(['site', 'all_sites'])
    .describe('`site`: for the device at this site; `all_sites`: wherever the device turns up.'),
});

export const ReportedFinding = z.object({
  id: z.uuid(),
  kind: z.enum(['advisory', 'check']),
  reference: z.string().describe('The CVE id or the check id.'),
  title: z.string(),
  severity: z.string(),
  score: Score.nullable(),
  vector: z.string().nullable(),
  score_source: z
    .enum(['nvd', 'cna', 'cisa'])
    .nullable()
    .describe('Who gave the score; null when nobody did, and for RouterOS advisories, whose table does not say.'),
  score_version: z.enum(['2.0', '3.0', '3.1', '4.0']).nullable().describe('Of CVSS; scores of two are not comparable.'),
  match_class: MatchClass,
  confidence: z.int().min(0).max(100),
  known_exploited: z.boolean(),
  priority: Priority,
  epss: z.number().min(0).max(1).nullable().describe('That it is exploited within 30 days, when it was matched.'),
  ports: z.array(z.string()).describe('Where what it is about answers, as `22/tcp`.'),
  warning: z.boolean().describe('Open, and at or above the `warning_threshold` of the scan.'),
  compliance_tags: z
    .array(z.string())
    .describe('Frameworks the finding matters to, by stated rules; no word on whether a network conforms.'),
  status: FindingStatus,
  decision: FindingDecision.nullable().describe('What somebody decided about it; null while it is open.'),
  address: z.string().nullable(),
  device_id: z.uuid().nullable(),
  explanation: z.string(),
  evidence: FindingEvidence,
  remedy: z.string().nullable(),
  found_at: Moment,
});

/** A site that was paused and resumed was scanned in several parts. */
const ReportedPart = z.object({
  site_scan_id: z.uuid(),
  state: ScanState,
  reason: z.string().nullable(),
  attempt: Count,
  opened_at: Moment,
  started_at: Moment.nullable(),
  finished_at: Moment.nullable(),
});

/** A site of a scan: judged by its newest part, with the hosts and findings of all its parts. */
export const ReportedSite = z.object({
  site_id: GivenId,
  site_scan_id: z.uuid().describe('Of the newest part, and so are the fields after it unless they say otherwise.'),
  state: ScanState,
  outcome: SiteScanOutcome.nullable(),
  reason: z.string().nullable().describe('Why it did not end as `completed`, or was not even begun.'),
  attempt: Count,
  agent: z.object({ name: z.string(), nmap_version: z.string().nullable() }).nullable(),
  progress: ScanProgressView.describe('Over all parts.'),
  deadline: Moment,
  started_at: Moment.nullable().describe('Of the first part.'),
  finished_at: Moment.nullable(),
  parts: z.array(ReportedPart).describe('Oldest first.'),
  care: Care.nullable().describe('Over all parts; null while the agent has not said, and when it does not watch.'),
  coverage: Coverage.describe('Over all parts: of each address the newest result counts.'),
  router: ReportedRouter.nullable(),
  hosts_total: Count.describe(
    'How many hosts and findings there are, whether they are listed here or left out as too many.',
  ),
  findings_total: Count,
  hosts: z.array(ReportedHost),
  findings: z.array(ReportedFinding),
});
export type ReportedSite = z.infer<typeof ReportedSite>;
export type ReportedHost = z.infer<typeof ReportedHost>;
export type ReportedFinding = z.infer<typeof ReportedFinding>;

/** What a router said of itself, with the keys in the order of the model. */
export const ReportedRouterFacts = routerFacts(tolerant);
