import type { CheckResult, RouterFacts, ServiceFacts } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { RouterOsAdvisories } from '../advisory/index.js';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { compareFindings, type AdvisoryFinding, type Finding, type RouterOsEvidence } from './finding.js';
import { exploitationOf } from './exploitation.js';
import { RememberedMatches } from './remembered-matches.js';
import { findingsOfSiteScan } from './findings-of-site-scan.js';
import { routerOsOfHost } from './routeros-build.js';

const siteScan = {
  id: '11111111-1111-4111-8111-111111111111',
  scan_id: '22222222-2222-4222-8222-222222222222',
  tenant_id: '33333333-3333-4333-8333-333333333333',
  site_id: '44444444-4444-4444-8444-444444444444',
};
const belongs = { site_scan_id: siteScan.id, site_id: siteScan.site_id };
const advisories = new RouterOsAdvisories();
const table = {
  version: advisories.tableVersion,
  advisories: advisories.all(),
  exploitationOf: (cve: string) => exploitationOf(undefined, advisories.exploitation(cve)),
};

const facts: RouterFacts = {
  identity: 'gw',
  version: '7.24.1 (stable)',
  architecture: 'arm64',
  board_name: 'RB5009',
  platform: 'MikroTik',
  uptime: '1d',
  update_channel: 'stable',
  current_firmware: null,
  upgrade_firmware: null,
  packages: [],
  services: [
    { name: 'ssh', port: 22, disabled: true, available_from: '' },
    { name: 'www', port: 80, disabled: false, available_from: '' },
    { name: 'www-ssl', port: 443, disabled: true, available_from: '' },
  ],
  users: [],
  interfaces: [],
  addresses: ['10.77.0.1/24', '192.0.2.9/30'],
  arp_entries: null,
  dhcp_leases: null,
};

function router(change: Partial<RouterFacts> | null, checks: CheckResult[] = []): RouterObservation {
  return {
    ...belongs,
    id: '55555555-5555-4555-8555-555555555555',
    device_id: '66666666-6666-4666-8666-666666666666',
    endpoint: '10.77.0.1:8728',
    outcome: change === null ? 'unreachable' : 'complete',
    reason: change === null ? 'no route' : null,
    facts: change === null ? null : { ...facts, ...change },
    checks,
    checked_at: new Date('2026-11-23T12:00:00Z'),
  };
}

const service: ServiceFacts = {
  name: 'ftp',
  product: 'MikroTik router ftpd',
  version: '6.48.6',
  extra_info: null,
  hostname: null,
  os_type: null,
  device_type: 'router',
  tunnel: null,
  method: 'probed',
  confidence: 10,
  cpes: [],
};
const port = (number: number, change: Partial<ServiceFacts> | null, state: 'open' | 'closed' = 'open') => ({
  protocol: 'tcp' as const,
  port: number,
  state,
  reason: 'syn-ack',
  service: change === null ? null : { ...service, ...change },
});

function host(address: string, ports: HostObservation['ports']): HostObservation {
  return {
    ...belongs,
    id: '77777777-7777-4777-8777-777777777777',
    device_id: null,
    address,
    outcome: 'complete',
    reason: null,
    mac: null,
    mac_source: null,
    vendor: null,
    hostnames: [],
    scanned_tcp_ports: '1-1024',
    ports_truncated: false,
    started_at: new Date('2026-11-23T12:01:00Z'),
    ended_at: new Date('2026-11-23T12:02:00Z'),
    ports,
  };
}

const check = (change: Partial<CheckResult>): CheckResult => ({
  id: 'mgmt.plain-telnet',
  version: 2,
  title: 'Telnet is off',
  severity: 'high',
  verdict: 'fail',
  evidence: { asked: '/ip/service', found: 'telnet is on, port 23' },
  unknown: null,
  remedy: '/ip service disable telnet',
  ...change,
});

const find = (hosts: HostObservation[], routers: RouterObservation[]) =>
  findingsOfSiteScan(
    siteScan,
    { hosts, routers },
    { table, version: '0', about: () => [], matches: new RememberedMatches() },
  );
const advisory = (
  findings: readonly Finding[],
  cve: string,
): AdvisoryFinding & { readonly evidence: RouterOsEvidence } => {
  const found = findings.find((finding) => finding.reference === cve);
  if (found?.kind !== 'advisory' || found.evidence.matcher !== 'routeros') throw new Error(`no finding for ${cve}`);
  return { ...found, evidence: found.evidence };
};

describe('the router', () => {
  it('is matched by the version it states, with all that explains the finding', () => {
    const finding = advisory(find([], [router({})]), 'CVE-2026-86060');
    expect(finding).toMatchObject({
      site_scan_id: siteScan.id,
      device_id: '66666666-6666-4666-8666-666666666666',
      router_observation_id: '55555555-5555-4555-8555-555555555555',
      host_observation_id: null,
      address: '10.77.0.1',
      severity: 'critical',
      score: 9.2,
      match_class: 'definite',
      known_exploited: true,
      found_at: new Date('2026-11-23T12:00:00Z'),
      // ssh is the way in, and it is off
      confidence: 80,
      evidence: {
        matcher: 'routeros',
        searched_by: 'RouterOS 7.24.1 (stable)',
        found: '7.24.1 (stable)',
        source: 'routeros_api',
        because: 'in_range',
        range: '>=7.24 <7.24.2',
        fixed_versions: ['6.49.21 (long-term)', '7.23.4 (long-term)', '7.24.2 (stable)', '7.25beta3'],
        upgrade_to: ['7.24.2 (stable)'],
        exposure: 'not_reachable_now',
        table_version: table.version,
      },
    });
    expect(finding.explanation).toContain('7.24.1 (stable)');
    expect(finding.explanation).toContain('>=7.24 <7.24.2');
    expect(finding.explanation).toContain('ssh, which is off at the moment');
    expect(finding.remedy).toBe(
      [
        'Upgrade to RouterOS 7.24.2 (stable) or later:',
        '/system package update set channel=stable',
        '/system package update check-for-updates',
        '/system package update install',
      ].join('\n'),
    );
  });

  it('counts as reachable when one of the services is on', () => {
    expect(advisory(find([], [router({})]), 'CVE-2026-67281').evidence.exposure).toBe('reachable');
    expect(advisory(find([], [router({ services: [] })]), 'CVE-2026-67281').evidence.exposure).toBe('unknown');
  });

  it('takes the update channel where the version names none', () => {
    const of = (update_channel: string | null) =>
      find([], [router({ version: '6.49.7', update_channel })]).map((finding) => finding.reference);
    expect(of('stable')).not.toContain('CVE-2023-30799');
    expect(of('long-term')).toContain('CVE-2023-30799');
    expect(of(null)).toContain('CVE-2023-30799');
  });

  it('is told how to do without an upgrade when there is none', () => {
    const finding = advisory(find([], [router({})]), 'CVE-2026-16347');
    expect(finding).toMatchObject({ match_class: 'possible', confidence: 75 });
    expect(finding.remedy).toContain('/ip service set api,api-ssl address=');
  });

  it('gets no commands that its RouterOS does not know', () => {
    const finding = advisory(
      find([], [router({ version: '6.42 (current)', update_channel: 'current' })]),
      'CVE-2018-14847',
    );
    expect(finding.remedy).not.toContain('set channel');
    expect(finding.evidence.upgrade_to).toEqual(['6.42.1 (stable)']);
    const old = advisory(find([], [router({ version: '5.15' })]), 'CVE-2022-45315');
    expect(old.remedy).toContain('a new major version');
  });

  it('has advisories without ranges as unclear, and nothing worse', () => {
    const newest = find([], [router({ version: '7.30 (stable)' })]);
    expect(newest.map((finding) => [finding.reference, finding.match_class]).sort()).toEqual([
      ['CVE-2018-5951', 'unclear'],
      ['CVE-2021-3014', 'unclear'],
      ['CVE-2026-14227', 'possible'],
      ['CVE-2026-16347', 'possible'],
    ]);
  });

  it.each([
    ['was not reached', router(null)],
    ['did not say its version', router({ version: null })],
    ['wrote something unreadable', router({ version: 'x86 build' })],
  ])('that %s has no findings, and none that says clean', (_, observation) => {
    expect(find([], [observation])).toEqual([]);
  });
});

describe('a host', () => {
  it('is matched by its FTP banner, with less confidence', () => {
    const findings = find([host('10.77.0.20', [port(21, {})])], []);
    expect(advisory(findings, 'CVE-2026-86060')).toMatchObject({
      address: '10.77.0.20',
      confidence: 70,
      host_observation_id: '77777777-7777-4777-8777-777777777777',
      router_observation_id: null,
      found_at: new Date('2026-11-23T12:02:00Z'),
      evidence: { source: 'ftp_banner', found: '6.48.6', exposure: 'unknown' },
    });
  });

  it.each([
    ['a name from the table of port numbers', [port(21, { method: 'table' })]],
    ['a closed port', [port(21, {}, 'closed')]],
    ['another product', [port(21, { product: 'vsftpd', version: '3.0.3' })]],
    ['no service at all', [port(21, null)]],
    ['nothing', []],
  ])('is not matched by %s', (_, ports) => {
    const observation = host('10.77.0.20', ports);
    expect(find([observation], [])).toEqual([]);
    expect(routerOsOfHost(observation)).toBe('not_routeros');
  });

  it.each([
    ['a CPE without a version', [port(22, { product: 'MikroTik RouterOS sshd', version: null, cpes: ['cpe:/o:mikrotik:routeros'] })]], // prettier-ignore
    ['a banner with an unreadable version', [port(21, { version: '6.x' })]],
    ['a banner without a version', [port(21, { version: null })]],
  ])('with %s is counted, never matched', (_, ports) => {
    const observation = host('10.77.0.20', ports);
    expect(find([observation], [])).toEqual([]);
    expect(routerOsOfHost(observation)).toBe('version_unknown');
  });

  it('is matched by a versioned CPE when there is no banner', () => {
    const cpes = ['cpe:/o:linux:linux_kernel', 'cpe:/o:mikrotik:routeros:6.40.7'];
    const findings = find(
      [host('10.77.0.20', [port(80, { product: 'MikroTik router config httpd', version: null, cpes })])],
      [],
    );
    expect(advisory(findings, 'CVE-2018-14847')).toMatchObject({ confidence: 60, evidence: { source: 'cpe' } });
  });

  it('never takes the WinBox client for RouterOS', () => {
    expect(routerOsOfHost(host('10.77.0.20', [port(8291, { product: 'MikroTik WinBox', version: '3.4', cpes: ['cpe:/a:mikrotik:winbox:3.4'] })]))).toBe('not_routeros'); // prettier-ignore
  });
});

describe('a host that is the router', () => {
  const atOwnAddress = host('192.0.2.9', [port(21, {})]);
  const elsewhere = host('10.77.0.20', [port(21, {})]);

  it('is reported once, by what the router said', () => {
    const findings = find([atOwnAddress, elsewhere], [router({})]);
    expect(findings.filter((finding) => finding.host_observation_id !== null).map((finding) => finding.address)).not.toContain('192.0.2.9'); // prettier-ignore
    const september = findings.filter((finding) => finding.reference === 'CVE-2026-86060');
    expect(september.map((finding) => finding.address).sort()).toEqual(['10.77.0.1', '10.77.0.20']);
  });

  it('speaks for itself when the router was not read', () => {
    expect(find([atOwnAddress], [router(null)]).length).toBeGreaterThan(0);
    expect(find([atOwnAddress], [router({ version: null })]).length).toBeGreaterThan(0);
  });
});

describe('checks', () => {
  it('become findings when they fail, and only then', () => {
    const checks = [
      check({}),
      check({ id: 'mgmt.default-user', verdict: 'pass', evidence: null }),
      check({ id: 'dns.open-resolver', verdict: 'unknown', evidence: null, unknown: { reason: 'no_permission', detail: 'x' } }), // prettier-ignore
    ];
    const findings = find([], [router({ version: null }, checks)]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'check',
      reference: 'mgmt.plain-telnet',
      title: 'Telnet is off',
      severity: 'high',
      score: null,
      confidence: 95,
      evidence: { matcher: 'checks', asked: '/ip/service', found: 'telnet is on, port 23', check_version: 2 },
      remedy: '/ip service disable telnet',
    });
  });
});

describe('replaying', () => {
  const hosts = [host('10.77.0.20', [port(21, {})]), host('10.77.0.3', [port(21, { version: '6.40.8' })])];
  const routers = [router({}, [check({}), check({ id: 'sys.firmware-behind', severity: 'low' })])];

  it('gives the same bytes, whatever the order in which things arrived', () => {
    const first = JSON.stringify(find(hosts, routers));
    const again = JSON.stringify(find(hosts.toReversed(), structuredClone(routers)));
    expect(again).toBe(first);
  });

  it('gives ids that are unique, and the same for every attempt', () => {
    const ids = find(hosts, routers).map((finding) => finding.id);
    expect(new Set(ids).size).toBe(ids.length);
    const later = routers.map((observation) => ({
      ...observation,
      id: '88888888-8888-4888-8888-888888888888',
      attempt: 2,
    }));
    expect(find(hosts, later).map((finding) => finding.id)).toEqual(ids);
  });

  it('lists the exploited first, then the worst', () => {
    const findings = find(hosts, routers);
    expect(findings.toSorted(compareFindings)).toEqual(findings);
    const firstQuiet = findings.findIndex((finding) => !finding.known_exploited);
    expect(findings.slice(firstQuiet).some((finding) => finding.known_exploited)).toBe(false);
    expect(firstQuiet).toBeGreaterThan(0);
  });
});

describe('the evidence key of an advisory', () => {
  const keyOf = (routers: RouterObservation[], with_ = table): string | undefined =>
    findingsOfSiteScan(
      siteScan,
      { hosts: [], routers },
      { table: with_, version: '0', about: () => [], matches: new RememberedMatches() },
    ).find(({ reference }) => reference === 'CVE-2026-86060')?.evidence_key;
  const key = keyOf([router({})]);
  const rewritten = (change: (advisory: (typeof table.advisories)[number]) => object) => ({
    ...table,
    version: 'another',
    advisories: table.advisories.map((advisory) => ({ ...advisory, ...change(advisory) })),
  });

  it('stays over a mere re-scan, another notation of the version, and other words', () => {
    expect(key).toMatch(/^[\w-]{22}$/);
    const again = { ...router({}), id: '77777777-7777-4777-8777-777777777777', checked_at: new Date() };
    expect(keyOf([again])).toBe(key);
    expect(keyOf([router({ version: '7.24.1' })])).toBe(key);
    expect(keyOf([router({ uptime: '2w', identity: 'other', board_name: 'hAP' })])).toBe(key);
    const reworded = rewritten(({ summary, component }) => ({
      summary: `In other words: ${summary}`,
      component: `${component}, as it is called now`,
      score: 9.9,
      fixNote: 'also',
      published: '2026-09-06',
    }));
    expect(keyOf([router({})], reworded)).toBe(key);
  });

  it('changes with the version, with the exposure and with the range that decided', () => {
    expect(keyOf([router({ version: '7.24 (stable)' })])).not.toBe(key);
    const sshOn = [{ name: 'ssh', port: 22, disabled: false, available_from: '' }];
    expect(keyOf([router({ services: sshOn })])).not.toBe(key);
    const narrowed = rewritten((advisory) => ({
      affected: advisory.affected.map((range) => ({ ...range, upTo: range.below })),
    }));
    expect(keyOf([router({})], narrowed)).not.toBe(key);
  });
});
