import type { LatestScanStatus, ScanFinding, ScanHost, ScanReport, ScanReportSummary } from '#contracts';
import { streamText } from './event-stream.js';

const SCAN_ID = '0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d';
const SITE_ID = '9c3c1392-7f36-4240-85f2-273573c0384a';
const SITE_SCAN_ID = '0199a2c4-5d1f-7d42-8a11-2f6f0d9b7c55';

const PROGRESS = {
  percent: 100,
  phase: null,
  hosts_found: 2,
  hosts_done: 2,
  last_heard_at: '2026-11-23T12:35:10.000Z',
} as const;

const CARE =
  "The scan slowed down for 3 minutes and paused for 42 seconds because of the router's load: its CPU was at up to 97 %.";

export const EXAMPLE_SUMMARY: ScanReportSummary = {
  id: SCAN_ID,
  scan_schedule_id: '9c43cc95-f313-49a3-b632-524f7a24503b',
  scan_id: 'ABC-DEF-GHJ',
  kind: 'scheduled',
  profile: 'standard',
  state: 'completed',
  running: false,
  progress: PROGRESS,
  targets: 1,
  requested_at: '2026-11-23T12:00:00.000Z',
  started_at: '2026-11-23T12:00:10.000Z',
  finished_at: '2026-11-23T12:35:10.000Z',
  runtime: '35 minutes',
  duration_cumulative: 35,
  duration_absolute: 35,
  min_cvss: 4,
  warning_threshold: 7,
  average_score: 9.8,
  highest_score: 9.8,
  cve_count: 1,
  unique_cves: 1,
  cve_repeat_ratio: 1,
  open_ports: 1,
  unique_ports: 1,
  hosts_scanned: 1,
  hosts_with_cves: 1,
  sites_with_cves: 1,
  failed_checks: 0,
  warnings_count: 1,
  accepted_count: 0,
  mitigated_count: 0,
  findings_below_min_cvss: 2,
  findings_unclear: 0,
  percentage_done: 100,
  percentage_failed: 0,
  care: CARE,
  json_url: `https://siteward.example/scans/cve/${SCAN_ID}/report.json?expires=1795615500&signature=jvW1Y2Nl3b7v3iCzqGkTz8rQ0mJr3f1xw5yS6uK9dAE`,
  pdf_url: null,
  log_url: null,
};

export const EXAMPLE_HOST: ScanHost = {
  site_id: SITE_ID,
  address: '192.168.1.55',
  outcome: 'complete',
  reason: null,
  mac: '48:8F:5A:12:34:56',
  mac_source: 'nmap',
  vendor: 'Routerboard.com',
  hostnames: ['ap-hall.lan'],
  device_id: '5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b',
  scanned_tcp_ports: '1-1024',
  ports_truncated: false,
  started_at: '2026-11-23T12:10:00.000Z',
  ended_at: '2026-11-23T12:11:30.000Z',
  ports: [
    {
      protocol: 'tcp',
      port: 21,
      state: 'open',
      service: {
        name: 'ftp',
        product: 'MikroTik router ftpd',
        version: '6.40.7',
        extra_info: null,
        tunnel: null,
        method: 'probed',
        cpes: [],
      },
    },
  ],
};

export const EXAMPLE_FINDING: ScanFinding = {
  site_id: SITE_ID,
  id: 'f3b0c4c2-7d64-5a7e-8e7a-1a2b3c4d5e6f',
  kind: 'advisory',
  reference: 'CVE-2018-14847',
  title: 'Winbox lets anybody read files, and with them the passwords',
  severity: 'critical',
  score: 9.1,
  vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
  score_source: null,
  score_version: '3.1',
  match_class: 'definite',
  confidence: 70,
  known_exploited: true,
  priority: 86.9,
  epss: 0.94,
  ports: ['21/tcp'],
  warning: true,
  compliance_tags: ['PCI-DSS', 'NIST'],
  status: 'open',
  decision: null,
  address: '192.168.1.55',
  device_id: '5a1c61f5-6f57-5d6e-9d3c-0b8f6f1d2c3b',
  explanation: 'RouterOS 6.40.7, learnt from the FTP banner, which is in the affected range >=6.29 <6.40.8.',
  evidence: {
    matcher: 'routeros',
    searched_by: 'the version in the FTP banner',
    found: '6.40.7',
    source: 'ftp_banner',
    because: 'in_range',
    range: '>=6.29 <6.40.8',
    fixed_versions: ['6.40.8', '6.42.1'],
    upgrade_to: ['6.40.8 (long-term)'],
    fix_note: null,
    component: 'winbox',
    precondition: 'none',
    exposure: 'unknown',
    published: '2018-08-02',
    source_grade: 'vendor',
    disputed: false,
    exploitation: {
      kev_added: '2021-12-01',
      kev_due: '2022-06-01',
      ransomware: false,
      required_action: 'Apply updates per vendor instructions.',
      epss: 0.94,
      epss_percentile: 0.999,
      epss_scored_on: '2026-11-23',
    },
    table_version: '2026-11-01',
  },
  remedy: 'Upgrade RouterOS to 6.40.8 (long-term) or later.',
  found_at: '2026-11-23T12:11:30.000Z',
};

const { site_id: _host, ...HOST } = EXAMPLE_HOST;
const { site_id: _finding, ...FINDING } = EXAMPLE_FINDING;

export const EXAMPLE_REPORT: ScanReport = {
  ...EXAMPLE_SUMMARY,
  truncated: false,
  sites: [
    {
      site_id: SITE_ID,
      site_scan_id: SITE_SCAN_ID,
      state: 'completed',
      outcome: 'completed',
      reason: null,
      attempt: 1,
      agent: { name: 'branch-office-1', nmap_version: '7.93' },
      progress: PROGRESS,
      deadline: '2026-11-23T14:00:00.000Z',
      started_at: '2026-11-23T12:00:10.000Z',
      finished_at: '2026-11-23T12:35:10.000Z',
      parts: [
        {
          site_scan_id: SITE_SCAN_ID,
          state: 'completed',
          reason: null,
          attempt: 1,
          opened_at: '2026-11-23T12:00:00.000Z',
          started_at: '2026-11-23T12:00:10.000Z',
          finished_at: '2026-11-23T12:35:10.000Z',
        },
      ],
      care: {
        summary: CARE,
        router_load_read: true,
        peak_cpu_percent: 97,
        peak_connections_percent: null,
        slowed_s: 180,
        paused_s: 42,
      },
      coverage: {
        complete: true,
        targets: { complete: [], partial: [], no_answer: [], refused: [], missing: [] },
        networks: [{ network: '192.168.1.0/24', addresses: 254, live: 1, complete: true }],
        hosts: { complete: 1, partial: 0, no_answer: 0, refused: 0 },
        router: 'not_configured',
        version_unknown: [],
        matching: {
          advisory_version: '17',
          products: 1,
          products_without_version: 0,
          advisories_not_yet_matched: 0,
        },
      },
      router: null,
      hosts_total: 1,
      findings_total: 1,
      hosts: [HOST],
      findings: [FINDING],
    },
  ],
};

export const EXAMPLE_STATUS: LatestScanStatus = {
  scan_id: SCAN_ID,
  state: 'completed',
  running: false,
  percent: 100,
  last_heard_at: PROGRESS.last_heard_at,
  targets: [SITE_ID],
  scanned: [SITE_ID],
  failed: [],
};

/** What a client receives of a scan that is over but for its end. */
export const EXAMPLE_EVENTS = [
  {
    event: 'site_finished',
    id: 17,
    data: {
      scan_id: SCAN_ID,
      sequence: 17,
      type: 'site_finished',
      at: '2026-11-23T12:35:10.000Z',
      site_scan_id: SITE_SCAN_ID,
      payload: { site_id: SITE_ID, outcome: 'completed' },
    },
  },
  {
    event: 'end',
    data: {
      scan_id: SCAN_ID,
      state: 'completed',
      ...PROGRESS,
      sites: [{ site_id: SITE_ID, state: 'completed', ...PROGRESS }],
    },
  },
]
  .map(streamText)
  .join('');
