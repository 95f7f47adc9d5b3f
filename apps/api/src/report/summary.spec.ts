import { ScanReport, ScanReportSummary } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import type { AdvisoryFinding, CheckFinding, Stated } from '../match/index.js';
import type { ScanView, SiteScanView } from '../request/index.js';
import { detailScan } from './detail.js';
import type { ReportedScan } from './reported-scan.js';
import { summariseScan } from './summary.js';

const uuid = (digit: string) => `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`; // prettier-ignore
const URL = `https://api.example/scans/cve/${uuid('a')}`;
const at = (clock: string) => new Date(`2026-11-23T${clock}Z`);
const SITE = uuid('1');
const SITE_SCAN = uuid('2');

const site = (change: Partial<SiteScanView> = {}): SiteScanView => ({
  id: SITE_SCAN,
  site_id: SITE,
  targets: ['10.77.0.12', '10.77.0.9'],
  state: 'completed',
  outcome: 'completed',
  reason: null,
  attempt: 1,
  agent_name: 'agent-1',
  nmap_version: '7.93',
  phase: null,
  percent: 100,
  deadline: at('13:00:00'),
  started_at: at('12:00:00'),
  finished_at: at('12:35:00'),
  last_heard_at: at('12:35:00'),
  ...change,
});
const scan = (change: Partial<ScanView> = {}): ScanView => ({
  id: uuid('a'),
  short_id: 'ABC-DEF-GHI',
  tenant_id: uuid('b'),
  schedule_id: uuid('c'),
  kind: 'single_ip',
  profile: 'standard',
  min_cvss: 4,
  warning_threshold: 7,
  requested_at: at('11:59:00'),
  sites: [site()],
  ...change,
});
const host = (address: string, change: Partial<HostObservation> = {}): HostObservation => ({
  id: uuid('d'),
  site_scan_id: SITE_SCAN,
  site_id: SITE,
  device_id: null,
  address,
  outcome: 'complete',
  reason: null,
  mac: '00:0C:29:A1:00:11',
  mac_source: 'nmap',
  vendor: 'VMware',
  hostnames: ['printer.lan'],
  scanned_tcp_ports: '1-1024',
  ports_truncated: false,
  started_at: at('12:01:00'),
  ended_at: at('12:02:00'),
  ports: [],
  ...change,
});
const open = (
  port: number,
  change: Partial<HostObservation['ports'][number]> = {},
): HostObservation['ports'][number] => ({
  protocol: 'tcp',
  port,
  state: 'open',
  reason: 'syn-ack',
  service: null,
  ...change,
});
const facts: NonNullable<RouterObservation['facts']> = {
  identity: 'gw', version: '7.24.1 (stable)', architecture: null, board_name: null, platform: null, uptime: null,
  update_channel: 'stable', current_firmware: null, upgrade_firmware: null, packages: [], services: [], users: [],
  interfaces: [], addresses: ['10.77.0.1/24'], arp_entries: null, dhcp_leases: null,
}; // prettier-ignore
const router = (change: Partial<RouterObservation> = {}): RouterObservation => ({
  id: uuid('e'),
  site_scan_id: SITE_SCAN,
  site_id: SITE,
  device_id: null,
  endpoint: '10.77.0.1:8728',
  outcome: 'complete',
  reason: null,
  facts,
  checks: [
    { id: 'mgmt.telnet', version: 1, title: 'Telnet', severity: 'high', verdict: 'fail', evidence: { asked: '/ip/service', found: 'on' }, unknown: null, remedy: 'off' }, // prettier-ignore
    { id: 'mgmt.ftp', version: 1, title: 'FTP', severity: 'high', verdict: 'pass', evidence: null, unknown: null, remedy: 'off' }, // prettier-ignore
    { id: 'dns.open', version: 1, title: 'DNS', severity: 'high', verdict: 'unknown', evidence: null, unknown: { reason: 'no_permission', detail: 'not enough permissions' }, remedy: 'x' }, // prettier-ignore
  ],
  checked_at: at('12:00:30'),
  ...change,
});

let drawn = 0;
const advisory = (reference: string, score: number | null, change: Partial<Stated<AdvisoryFinding>> = {}): Stated<AdvisoryFinding> => ({
  id: `f0000000-0000-4000-8000-${String((drawn += 1)).padStart(12, '0')}`,
  tenant_id: uuid('b'),
  scan_id: uuid('a'),
  site_scan_id: SITE_SCAN,
  site_id: SITE,
  device_id: null,
  host_observation_id: uuid('d'),
  router_observation_id: null,
  address: '10.77.0.9',
  kind: 'advisory',
  reference,
  title: 'A flaw',
  severity: 'high',
  score,
  vector: null,
  confidence: 70,
  match_class: 'definite',
  known_exploited: false,
  status: 'open',
  decision: null,
  evidence_key: 'key',
  explanation: 'Because.',
  evidence: {
    matcher: 'routeros', searched_by: 'RouterOS 6.48.6', found: '6.48.6', source: 'ftp_banner', because: 'in_range',
    range: '<6.49', fixed_versions: ['6.49'], upgrade_to: ['6.49'], fix_note: null, component: 'www', precondition: 'none',
    exposure: 'unknown', published: null, source_grade: 'nvd', disputed: false, table_version: '1',
  },
  remedy: null,
  found_at: at('12:02:00'),
  ...change,
}); // prettier-ignore
const failedCheck = (change: Partial<Stated<CheckFinding>> = {}): Stated<CheckFinding> => ({
  ...advisory('mgmt.telnet', null),
  kind: 'check',
  severity: 'high',
  evidence: { matcher: 'checks', asked: '/ip/service', found: 'on', check_version: 1 },
  host_observation_id: null,
  router_observation_id: uuid('e'),
  address: '10.77.0.1',
  ...change,
});
const reported = (change: Partial<ReportedScan> = {}): ReportedScan => ({
  scan: scan(),
  hosts: [host('10.77.0.12'), host('10.77.0.9')],
  routers: [router()],
  findings: [],
  ...change,
});

describe('summariseScan', () => {
  it('has every field of both generations of the interface', () => {
    expect(summariseScan(reported(), URL)).toEqual({
      id: uuid('a'),
      scan_schedule_id: uuid('c'),
      scan_id: 'ABC-DEF-GHI',
      state: 'completed',
      running: false,
      progress: { percent: 100, phase: null, last_heard_at: '2026-11-23T12:35:00.000Z' },
      targets: 1,
      requested_at: '2026-11-23T11:59:00.000Z',
      started_at: '2026-11-23T12:00:00.000Z',
      finished_at: '2026-11-23T12:35:00.000Z',
      runtime: '35 minutes',
      duration_cumulative: 35,
      duration_absolute: 35,
      min_cvss: 4,
      warning_threshold: 7,
      average_score: null,
      highest_score: null,
      cve_count: 0,
      unique_cves: 0,
      cve_repeat_ratio: null,
      open_ports: 0,
      unique_ports: 0,
      hosts_scanned: 3,
      hosts_with_cves: 0,
      sites_with_cves: 0,
      failed_checks: 0,
      findings_below_min_cvss: 0,
      findings_unclear: 0,
      percentage_done: 100,
      percentage_failed: 0,
      json_url: URL,
      pdf_url: null,
      log_url: null,
    });
  });

  it('counts instances and ids, and scores only what is scored', () => {
    const findings = [
      advisory('CVE-1', 9.8),
      advisory('CVE-1', 9.8, { address: '10.77.0.12' }),
      advisory('CVE-2', 4),
      advisory('CVE-3', null),
    ];
    expect(summariseScan(reported({ findings }), URL)).toMatchObject({
      cve_count: 4,
      unique_cves: 3,
      cve_repeat_ratio: 1.33,
      average_score: 7.9,
      highest_score: 9.8,
      hosts_with_cves: 2,
      sites_with_cves: 1,
    });
  });

  it('leaves out what is below min_cvss, and counts it; an unscored one stays', () => {
    const findings = [advisory('CVE-1', 3.9), advisory('CVE-2', null)];
    const summary = summariseScan(reported({ findings }), URL);
    expect(summary).toMatchObject({
      cve_count: 1,
      findings_below_min_cvss: 1,
      average_score: null,
      highest_score: null,
    });
    const shown = detailScan(reported({ findings }), URL).sites[0]!.findings;
    expect(shown.map((finding) => finding.reference)).toEqual(['CVE-2']);
  });

  it('shows what nobody can decide without counting it as a vulnerability', () => {
    const findings = [advisory('CVE-1', 7.5, { match_class: 'unclear' })];
    expect(summariseScan(reported({ findings }), URL)).toMatchObject({ cve_count: 0, highest_score: null, hosts_with_cves: 0, findings_unclear: 1 }); // prettier-ignore
    expect(detailScan(reported({ findings }), URL).sites[0]!.findings).toHaveLength(1);
  });

  it('counts failed checks apart from vulnerabilities', () => {
    expect(summariseScan(reported({ findings: [failedCheck()] }), URL)).toMatchObject({ failed_checks: 1, cve_count: 0, hosts_with_cves: 0 }); // prettier-ignore
  });

  it('counts a router once, also when one of its addresses was scanned', () => {
    const hosts = [host('10.77.0.1'), host('10.77.0.9', { outcome: 'no_answer' })];
    const findings = [
      advisory('CVE-1', 9, { address: '10.77.0.1' }),
      advisory('CVE-2', 9, { router_observation_id: uuid('e'), host_observation_id: null, address: null }),
    ];
    expect(summariseScan(reported({ hosts, findings }), URL)).toMatchObject({ hosts_scanned: 1, hosts_with_cves: 1 });
    const unread = [router({ outcome: 'unreachable', facts: null })];
    expect(summariseScan(reported({ hosts: [], routers: unread }), URL)).toMatchObject({ hosts_scanned: 0 });
  });

  it('counts open ports over all hosts, and different ones', () => {
    const hosts = [
      host('10.77.0.9', { ports: [open(22), open(53, { protocol: 'udp' }), open(23, { state: 'closed' })] }),
      host('10.77.0.12', { ports: [open(22), open(53)] }),
    ];
    expect(summariseScan(reported({ hosts }), URL)).toMatchObject({ open_ports: 4, unique_ports: 3 });
  });

  it('goes by the sites while some are still at it', () => {
    const other = { id: uuid('3'), site_id: uuid('4') };
    const running = site({ ...other, state: 'running', percent: 30, phase: 'ports', finished_at: null, last_heard_at: at('12:10:00') }); // prettier-ignore
    const failed = site({
      state: 'failed',
      outcome: 'failed',
      finished_at: at('12:05:00'),
      last_heard_at: at('12:05:00'),
    });
    expect(summariseScan(reported({ scan: scan({ sites: [failed, running] }) }), URL)).toMatchObject({
      state: 'running',
      running: true,
      targets: 2,
      finished_at: null,
      duration_cumulative: 15,
      duration_absolute: 10,
      percentage_done: 50,
      percentage_failed: 50,
      progress: { percent: 65, phase: 'ports' },
    });
  });

  it('has nothing to say of a scan nobody has taken yet', () => {
    const waiting = site({ state: 'pending', attempt: 0, percent: 0, started_at: null, finished_at: null, last_heard_at: null, agent_name: null, outcome: null }); // prettier-ignore
    const summary = summariseScan(reported({ scan: scan({ sites: [waiting] }), hosts: [], routers: [] }), URL);
    expect(summary).toMatchObject({ state: 'pending', running: false, started_at: null, runtime: '0 seconds', percentage_done: 0 }); // prettier-ignore
    expect(ScanReportSummary.parse(summary)).toEqual(summary);
  });
});

describe('detailScan', () => {
  const part = (change: Partial<ReportedScan>) => detailScan(reported(change), URL).sites[0]!;

  it('never calls clean what was not looked at', () => {
    const hosts = [host('10.77.0.9', { outcome: 'no_answer', reason: 'no answer' })];
    expect(part({ hosts, routers: [] }).coverage).toEqual({
      complete: false,
      targets: { complete: [], partial: [], no_answer: ['10.77.0.9'], refused: [], missing: ['10.77.0.12'] },
      router: 'missing',
      version_unknown: [],
    });
  });

  it.each<[Partial<ReportedScan>, boolean]>([
    [{}, true],
    [{ routers: [router({ outcome: 'not_configured', facts: null, checks: [] })] }, true],
    [{ routers: [router({ outcome: 'partial' })] }, false],
    [{ routers: [router({ outcome: 'login_refused', facts: null })] }, false],
    [{ routers: [] }, false],
    [{ hosts: [host('10.77.0.9'), host('10.77.0.12', { outcome: 'partial' })] }, false],
    [{ hosts: [host('10.77.0.9'), host('10.77.0.12', { outcome: 'refused' })] }, false],
    [{ hosts: [host('10.77.0.9')] }, false],
  ])('%#: is complete only when everything was', (change, complete) => {
    expect(part(change).coverage.complete).toBe(complete);
  });

  it('names hosts whose RouterOS version is not known, unless the router answered for them', () => {
    const ssh = { name: 'ssh', product: 'MikroTik RouterOS sshd', version: null, extra_info: null, hostname: null, os_type: null, device_type: null, tunnel: null, method: 'probed' as const, confidence: 10, cpes: ['cpe:/o:mikrotik:routeros'] }; // prettier-ignore
    const ports = [open(22, { service: ssh })];
    const hosts = [host('10.77.0.1', { ports }), host('10.77.0.9', { ports })];
    expect(part({ hosts }).coverage.version_unknown).toEqual(['10.77.0.9']);
    expect(part({ hosts, routers: [] }).coverage.version_unknown).toEqual(['10.77.0.1', '10.77.0.9']);
  });

  it('tells of each check: passed by number, failed with evidence, unknown with the reason', () => {
    expect(part({}).router?.checks).toEqual({
      passed: 1,
      failed: [
        { id: 'mgmt.telnet', title: 'Telnet', severity: 'high', asked: '/ip/service', found: 'on', remedy: 'off' },
      ],
      unknown: [{ id: 'dns.open', title: 'DNS', reason: 'no_permission', detail: 'not enough permissions' }],
    });
  });

  it.each([
    [advisory('CVE-1', 7), true],
    [advisory('CVE-1', 6.9), false],
    [advisory('CVE-1', null), false],
    [failedCheck(), true],
    [failedCheck({ severity: 'medium' }), false],
    [failedCheck({ severity: 'critical' }), true],
  ])('%#: warns at the threshold and above', (finding, warning) => {
    expect(part({ findings: [finding] }).findings[0]!.warning).toBe(warning);
  });

  it('lists hosts and targets by number, ports by number', () => {
    const hosts = [
      host('10.77.0.12'),
      host('10.77.0.9', { ports: [open(443), open(53, { protocol: 'udp' }), open(53)] }),
    ];
    const { hosts: listed, coverage } = part({ hosts });
    expect(listed.map(({ address }) => address)).toEqual(['10.77.0.9', '10.77.0.12']);
    expect(coverage.targets.complete).toEqual(['10.77.0.9', '10.77.0.12']);
    expect(listed[0]!.ports.map(({ port, protocol }) => `${port}/${protocol}`)).toEqual([
      '53/tcp',
      '53/udp',
      '443/tcp',
    ]);
  });

  it('is what the contract says, to the byte, in whatever order the database keeps keys', () => {
    const rows = reported({ findings: [advisory('CVE-1', 9.8), failedCheck()] });
    const shuffled = structuredClone(rows);
    const backwards = <T extends object>(object: T): T => Object.fromEntries(Object.entries(object).reverse()) as T;
    const again = {
      ...shuffled,
      routers: shuffled.routers.map((one) => ({ ...one, facts: one.facts === null ? null : backwards(one.facts) })),
      findings: shuffled.findings.map((one) => ({ ...one, evidence: backwards(one.evidence) }) as typeof one),
    };
    const report = detailScan(rows, URL);
    expect(JSON.stringify(detailScan(again, URL))).toBe(JSON.stringify(report));
    expect(JSON.stringify(ScanReport.parse(report))).toBe(JSON.stringify(report));
  });
});
