import { type HostOutcome, ReportedSite, ScanReportSummary } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import type { AdvisoryFinding, CheckFinding, Stated } from '../match/index.js';
import type { ScanView, SiteScanView } from '../request/index.js';
import { siteReport } from './detail.js';
import type { ReportFigures } from './report-figures.js';
import type { SiteRows } from './reported-rows.js';
import { sitesOf } from './scan-standing.js';
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
  target_networks: [],
  state: 'completed',
  outcome: 'completed',
  reason: null,
  attempt: 1,
  agent_name: 'agent-1',
  nmap_version: '7.93',
  phase: null,
  percent: 100,
  hosts_found: null,
  hosts_done: null,
  discovery: null,
  care: null,
  opened_at: at('11:59:00'),
  deadline: at('13:00:00'),
  started_at: at('12:00:00'),
  finished_at: at('12:35:00'),
  last_heard_at: at('12:35:00'),
  cancel_intent: null,
  cancel_requested_at: null,
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
  site_scans: [site()],
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
  score_source: null,
  score_version: null,
  priority: 20,
  epss: null,
  ports: ['80/tcp'],
  status: 'open',
  decision: null,
  evidence_key: 'key',
  explanation: 'Because.',
  evidence: {
    matcher: 'routeros', searched_by: 'RouterOS 6.48.6', found: '6.48.6', source: 'ftp_banner', because: 'in_range',
    range: '<6.49', fixed_versions: ['6.49'], upgrade_to: ['6.49'], fix_note: null, component: 'www', precondition: 'none',
    exposure: 'unknown', published: null, source_grade: 'nvd', disputed: false, table_version: '1',
    exploitation: {
      kev_added: null, kev_due: null, ransomware: null, required_action: null,
      epss: null, epss_percentile: null, epss_scored_on: null,
    },
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
const FIGURES: ReportFigures = {
  average_score: 7.9,
  highest_score: 9.8,
  cve_count: 4,
  unique_cves: 3,
  open_ports: 4,
  unique_ports: 3,
  hosts_scanned: 2,
  hosts_with_cves: 2,
  sites_with_cves: 1,
  failed_checks: 1,
  warnings_count: 2,
  accepted_count: 5,
  mitigated_count: 6,
  findings_below_min_cvss: 7,
  findings_unclear: 8,
};

describe('summariseScan', () => {
  it('has every field of both generations of the interface', () => {
    expect(summariseScan(scan(), FIGURES, URL)).toEqual({
      id: uuid('a'),
      scan_schedule_id: uuid('c'),
      scan_id: 'ABC-DEF-GHI',
      kind: 'single_ip',
      profile: 'standard',
      state: 'completed',
      running: false,
      progress: {
        percent: 100,
        phase: null,
        hosts_found: null,
        hosts_done: null,
        last_heard_at: '2026-11-23T12:35:00.000Z',
      },
      targets: 1,
      requested_at: '2026-11-23T11:59:00.000Z',
      started_at: '2026-11-23T12:00:00.000Z',
      finished_at: '2026-11-23T12:35:00.000Z',
      runtime: '35 minutes',
      duration_cumulative: 35,
      duration_absolute: 35,
      min_cvss: 4,
      warning_threshold: 7,
      ...FIGURES,
      cve_repeat_ratio: 1.33,
      percentage_done: 100,
      percentage_failed: 0,
      care: null,
      json_url: URL,
      pdf_url: null,
      log_url: null,
    });
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
    expect(summariseScan(scan({ site_scans: [failed, running] }), FIGURES, URL)).toMatchObject({
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

  it('counts a site once that was paused and resumed, and judges it by its newest part', () => {
    const paused = site({ state: 'stopped', outcome: 'stopped', cancel_intent: 'pause', finished_at: at('12:10:00') });
    const resumed = site({ id: uuid('3'), started_at: at('12:20:00'), finished_at: at('12:50:00') });
    expect(summariseScan(scan({ site_scans: [paused] }), FIGURES, URL)).toMatchObject({ state: 'paused', running: false, targets: 1, finished_at: null, percentage_done: 0 }); // prettier-ignore
    expect(summariseScan(scan({ site_scans: [paused, resumed] }), FIGURES, URL)).toMatchObject({
      state: 'completed',
      targets: 1,
      started_at: '2026-11-23T12:00:00.000Z',
      finished_at: '2026-11-23T12:50:00.000Z',
      duration_cumulative: 40,
      duration_absolute: 50,
      percentage_done: 100,
    });
  });

  it('has nothing to say of a scan nobody has taken yet', () => {
    const waiting = site({ state: 'pending', attempt: 0, percent: 0, started_at: null, finished_at: null, last_heard_at: null, agent_name: null, outcome: null }); // prettier-ignore
    const nothing = { ...FIGURES, average_score: null, highest_score: null, cve_count: 0, unique_cves: 0 };
    const summary = summariseScan(scan({ site_scans: [waiting] }), nothing, URL);
    expect(summary).toMatchObject({ state: 'pending', running: false, started_at: null, runtime: '0 seconds', cve_repeat_ratio: null, percentage_done: 0 }); // prettier-ignore
    expect(ScanReportSummary.parse(summary)).toEqual(summary);
  });
});

const ALL_HOSTS = [host('10.77.0.9'), host('10.77.0.12')];
/** What the read models give of these hosts. */
const rowsOf = ({ hosts = ALL_HOSTS, ...change }: Partial<SiteRows> = {}): SiteRows => ({
  router: router(),
  outcomes: new Map(hosts.map(({ address, outcome }) => [address, outcome])),
  outcomeCounts: countsOf(hosts.map(({ outcome }) => outcome)),
  routerOsHosts: hosts,
  match: null,
  hosts,
  findings: [],
  findingsTotal: 0,
  ...change,
});
const countsOf = (outcomes: readonly HostOutcome[]) => {
  const count = (wanted: HostOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    complete: count('complete'),
    partial: count('partial'),
    no_answer: count('no_answer'),
    refused: count('refused'),
  };
};

describe('siteReport', () => {
  const reported = (rows: Partial<SiteRows> = {}, siteScans = [site()]) =>
    siteReport(sitesOf({ site_scans: siteScans })[0]!, rowsOf(rows), scan());

  it('never calls clean what was not looked at', () => {
    const hosts = [host('10.77.0.9', { outcome: 'no_answer', reason: 'no answer' })];
    expect(reported({ hosts, router: null }).coverage).toEqual({
      complete: false,
      targets: { complete: [], partial: [], no_answer: ['10.77.0.9'], refused: [], missing: ['10.77.0.12'] },
      networks: [],
      hosts: { complete: 0, partial: 0, no_answer: 1, refused: 0 },
      router: 'missing',
      version_unknown: [],
      matching: null,
    });
  });

  it.each<[Partial<SiteRows>, boolean]>([
    [{}, true],
    [{ router: router({ outcome: 'not_configured', facts: null, checks: [] }) }, true],
    [{ router: router({ outcome: 'partial' }) }, false],
    [{ router: router({ outcome: 'login_refused', facts: null }) }, false],
    [{ router: null }, false],
    [{ hosts: [host('10.77.0.9'), host('10.77.0.12', { outcome: 'partial' })] }, false],
    [{ hosts: [host('10.77.0.9'), host('10.77.0.12', { outcome: 'refused' })] }, false],
    [{ hosts: [host('10.77.0.9')] }, false],
  ])('%#: is complete only when every address asked for was', (rows, complete) => {
    expect(reported(rows).coverage.complete).toBe(complete);
  });

  describe('of whole networks', () => {
    const NETWORK = '10.77.0.0/24';
    const searched = (change: { complete?: boolean; addresses?: number; live?: number } = {}) => [
      { network: NETWORK, addresses: 254, live: 2, complete: true, ...change },
    ];
    const networkScan = (change: Partial<SiteScanView> = {}) =>
      site({ targets: [], target_networks: [NETWORK], discovery: searched(), ...change });

    it.each<[string, SiteScanView[], Partial<SiteRows>, boolean]>([
      ['searched to its end', [networkScan()], {}, true],
      ['an address that is nobody\'s is no gap', [networkScan()], { hosts: [...ALL_HOSTS, host('10.77.0.77', { outcome: 'no_answer' })] }, true], // prettier-ignore
      ['not searched to its end', [networkScan({ discovery: searched({ complete: false }) })], {}, false],
      ['nobody has said how it was searched', [networkScan({ discovery: null })], {}, false],
      ['another network was not searched', [networkScan({ target_networks: [NETWORK, '10.78.0.0/24'] })], {}, false],
      ['found hosts without a result', [networkScan({ state: 'partial', outcome: 'partial' })], {}, false],
      ['a host that was not looked at completely', [networkScan()], { hosts: [host('10.77.0.9', { outcome: 'partial' })] }, false], // prettier-ignore
    ])('%s', (_what, siteScans, rows, complete) => {
      expect(reported(rows, siteScans).coverage.complete).toBe(complete);
    });

    it('shows how each network was searched, over all parts', () => {
      const paused = networkScan({ state: 'stopped', cancel_intent: 'pause', discovery: searched({ complete: false, addresses: 100 }) }); // prettier-ignore
      const resumed = networkScan({ id: uuid('3'), discovery: searched({ addresses: 253, live: 1 }) });
      expect(reported({}, [paused]).coverage).toMatchObject({ complete: false, networks: searched({ complete: false, addresses: 100 }) }); // prettier-ignore
      const { coverage, parts, site_scan_id, state } = reported({}, [paused, resumed]);
      expect(coverage).toMatchObject({ complete: true, networks: searched({ addresses: 253, live: 2 }) });
      expect({ site_scan_id, state }).toEqual({ site_scan_id: uuid('3'), state: 'completed' });
      expect(parts.map((part) => part.state)).toEqual(['paused', 'completed']);
    });
  });

  it('names hosts whose RouterOS version is not known, unless the router answered for them', () => {
    const ssh = { name: 'ssh', product: 'MikroTik RouterOS sshd', version: null, extra_info: null, hostname: null, os_type: null, device_type: null, tunnel: null, method: 'probed' as const, confidence: 10, cpes: ['cpe:/o:mikrotik:routeros'] }; // prettier-ignore
    const ports = [open(22, { service: ssh })];
    const hosts = [host('10.77.0.1', { ports }), host('10.77.0.9', { ports })];
    expect(reported({ hosts }).coverage.version_unknown).toEqual(['10.77.0.9']);
    expect(reported({ hosts, router: null }).coverage.version_unknown).toEqual(['10.77.0.1', '10.77.0.9']);
  });

  it('tells of each check: passed by number, failed with evidence, unknown with the reason', () => {
    expect(reported().router?.checks).toEqual({
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
    [advisory('CVE-1', 9.8, { status: 'accepted' }), false],
    [failedCheck(), true],
    [failedCheck({ severity: 'medium' }), false],
    [failedCheck({ severity: 'critical' }), true],
  ])('%#: warns at the threshold and above, of what is open', (finding, warning) => {
    expect(reported({ findings: [finding] }).findings[0]!.warning).toBe(warning);
  });

  it('shows what somebody decided, and for how long and where it holds', () => {
    const decision = {
      ...{ id: uuid('9'), site_id: null, mac: '00:0C:29:A1:00:11', reference: 'CVE-1', status: 'accepted' as const },
      ...{ justification: 'Reached by nobody.', evidence_keys: ['key'], created_by: 'user-1' },
      ...{ created_at: at('10:00:00'), expires_at: at('23:00:00') },
    };
    const finding = advisory('CVE-1', 9.8, { status: 'accepted', decision });
    expect(reported({ findings: [finding] }).findings[0]).toMatchObject({
      status: 'accepted',
      decision: {
        id: uuid('9'),
        status: 'accepted',
        justification: 'Reached by nobody.',
        decided_by: 'user-1',
        decided_at: '2026-11-23T10:00:00.000Z',
        expires_at: '2026-11-23T23:00:00.000Z',
        scope: 'all_sites',
      },
    });
  });

  it('lists targets by number, ports by number', () => {
    const hosts = [
      host('10.77.0.9', { ports: [open(443), open(53, { protocol: 'udp' }), open(53)] }),
      host('10.77.0.12'),
    ];
    const { hosts: listed, coverage } = reported({ hosts });
    expect(coverage.targets.complete).toEqual(['10.77.0.9', '10.77.0.12']);
    expect(listed[0]!.ports.map(({ port, protocol }) => `${port}/${protocol}`)).toEqual([
      '53/tcp',
      '53/udp',
      '443/tcp',
    ]);
  });

  it('is what the contract says, to the byte, in whatever order the database keeps keys', () => {
    const backwards = <T extends object>(object: T): T => Object.fromEntries(Object.entries(object).reverse()) as T;
    const findings = [advisory('CVE-1', 9.8), failedCheck()];
    const again = {
      router: router({ facts: backwards(facts) }),
      findings: findings.map((one) => ({ ...one, evidence: backwards(one.evidence) }) as typeof one),
    };
    const report = reported({ findings });
    expect(JSON.stringify(reported(again))).toBe(JSON.stringify(report));
    expect(JSON.stringify(ReportedSite.parse(report))).toBe(JSON.stringify(report));
  });
});
