import { describe, expect, it } from '@jest/globals';
import type { ReportedSite, ScanReport } from '#contracts';
import { reportText } from './report-text.js';

const check = (id: string, severity: 'low' | 'critical') => ({
  id,
  severity,
  title: `Title of ${id}`,
  asked: '/x',
  found: `found by ${id}`,
  remedy: `/fix ${id}`,
});

const site = {
  reason: null,
  hosts: [
    {
      address: '127.0.0.1',
      outcome: 'complete',
      reason: null,
      mac: '00:0C:29:A1:00:11',
      vendor: 'VMware',
      hostnames: ['box.lab'],
      scanned_tcp_ports: '1-65535',
      ports: [
        {
          protocol: 'tcp',
          port: 5432,
          state: 'open',
          service: {
            name: 'postgresql',
            product: 'PostgreSQL DB',
            version: '9.6.0 or later',
            tunnel: null,
            method: 'probed',
            cpes: ['cpe:/a:postgresql:postgresql'],
          },
        },
        { protocol: 'tcp', port: 81, state: 'closed', service: null },
        {
          protocol: 'tcp',
          port: 3000,
          state: 'open',
          service: { name: 'ppp', product: null, version: null, tunnel: null, method: 'table', cpes: [] },
        },
      ],
    },
  ],
  router: {
    outcome: 'complete',
    reason: null,
    facts: { identity: 'gw', board_name: 'hAP', version: '7.16.2 (stable)', architecture: 'arm64' },
    checks: { passed: 19, failed: [check('a.low', 'low'), check('b.critical', 'critical')], unknown: [] },
  },
  findings: [
    {
      kind: 'advisory',
      reference: 'CVE-2026-86060',
      severity: 'critical',
      score: 9.2,
      match_class: 'definite',
      confidence: 95,
      priority: 88.4,
      address: '10.77.0.1',
      known_exploited: true,
      explanation: 'The device runs RouterOS 7.16.2, which is in the affected range.',
    },
    { kind: 'advisory', reference: 'CVE-2018-5951', match_class: 'unclear', confidence: 10, explanation: 'x' },
    { kind: 'check', reference: 'a.low', match_class: 'definite' },
  ],
  coverage: {
    matching: {
      advisory_version: '3',
      products: 4,
      products_without_version: 2,
      advisories_not_yet_matched: 7,
    },
  },
} as unknown as ReportedSite;

const report = {
  scan_id: 'ABC-DEF-GHJ',
  state: 'completed',
  runtime: '12 seconds',
  hosts_scanned: 2,
  open_ports: 2,
  cve_count: 1,
  highest_score: 9.2,
  failed_checks: 2,
  sites: [site],
} as unknown as ScanReport;

const textOf = (over: Partial<ReportedSite> = {}) =>
  reportText({ ...report, sites: [{ ...site, ...over }] }, { router: 'SIMULATED router' });

describe('reportText', () => {
  it('shows host, open ports, products, versions and CPEs, and no closed port', () => {
    const text = textOf();
    expect(text).toContain('Host 127.0.0.1 (box.lab): complete');
    expect(text).toMatch(/5432\/tcp +postgresql +PostgreSQL DB 9\.6\.0 or later +cpe:\/a:postgresql:postgresql/);
    expect(text).not.toContain('81/tcp');
  });
  it('does not pass a guess off as knowledge', () => {
    expect(textOf()).toMatch(/3000\/tcp +ppp +not recognised \(guess from the port number\)/);
  });
  it('says what the router is, and puts its worst fault first', () => {
    const text = textOf();
    expect(text).toContain('Router: SIMULATED router');
    expect(text.indexOf('b.critical')).toBeLessThan(text.indexOf('a.low'));
    expect(text).toContain('remedy /fix b.critical');
  });
  it('counts unclear advisories apart', () => {
    const text = textOf();
    expect(text).toContain('Findings: 1 known vulnerabilities (and 1 of which nobody has said whom they affect)');
    expect(text).toContain('EXPLOITED IN THE WILD');
    expect(text).toContain('10.77.0.1       priority 88, definite 95 %');
    expect(text).toContain('4 products were matched; 2 kept their version to themselves and were not; 7 CVEs name');
    expect(text).not.toContain('CVE-2018-5951');
  });
  it('tells why a scan is not complete', () => {
    expect(textOf({ reason: 'the router could not be reached' })).toContain('Why not completed: the router could not');
  });
  it('lets nothing from the network move the cursor', () => {
    const [host] = site.hosts;
    const hostile = { ...host!, hostnames: ['\u001b[2Jgone\r'] };
    const lines = textOf({ hosts: [hostile] }).split('\n');
    expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
    expect(lines.join()).toContain('[2Jgone');
  });
});
