import { type HostFacts, type PortFacts, ScanReport } from '#contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AdvisoryRecord, AdvisoryStore, type FeedSync } from '../../apps/api/src/advisory/index.js';
import { finishedScan, ftpHost, routerAt } from '../support/finished-scan.js';
import { startSystem, type System, type TestSite } from '../support/system.js';

const AT = new Date('2026-11-25T12:00:00Z');
const MAC = { address: '00:0C:29:A1:00:50', source: 'nmap' as const, vendor: 'VMware' };

let system: System;
let site: TestSite;

const apply = (sync: Partial<FeedSync> & Pick<FeedSync, 'feed' | 'items'>) =>
  system.centre.app
    .get(AdvisoryStore, { strict: false })
    .apply({ version: 'test', origin: 'import', mode: 'replace', cursor: null, at: AT, ...sync });

beforeAll(async () => {
  system = await startSystem();
  await apply({ feed: 'nvd', items: RECORDS });
  await apply({ feed: 'kev', items: [{ cve: 'CVE-2021-41773', addedOn: '2021-11-03', dueOn: '2021-11-17', ransomware: true, requiredAction: 'Apply updates.' }] }); // prettier-ignore
  await apply({ feed: 'epss', items: [{ cve: 'CVE-2021-41773', probability: 0.94, percentile: 0.999, scoredOn: '2026-11-24' }, { cve: 'CVE-2018-14847', probability: 0.9, percentile: 0.99, scoredOn: '2026-11-24' }] }); // prettier-ignore
  await apply({ feed: 'debian', items: [{ distribution: 'debian', release: 'bookworm', sourcePackage: 'openssh', cve: 'CVE-2024-6387', status: 'fixed', fixedVersion: '1:9.2p1-2+deb12u3' }] }); // prettier-ignore
});

afterAll(async () => {
  await system.stop();
});

beforeEach(async () => {
  site = await system.centre.provisionSite();
});

function record(
  cve: string,
  criteria: readonly [string, string?][],
  more: Partial<AdvisoryRecord> = {},
): AdvisoryRecord {
  // prettier-ignore
  const lines = criteria.map(([name, endExcluding]) => ({
    vulnerable: true,
    criteria: `cpe:2.3:${name}`,
    bounds: endExcluding === undefined ? {} : { endExcluding },
  }));
  const nodes = [{ operator: 'OR' as const, negate: false, criteria: lines }];
  return {
    cve,
    source: 'nvd',
    state: 'active',
    published: '2024-07-01T12:00:00Z',
    modified: null,
    description: `In the product of ${cve} an attacker reads what is not his. More follows.`,
    scores: [
      { source: 'nvd@nist.gov', type: 'primary', version: '3.1', score: 7.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' }, // prettier-ignore
      { source: 'cna@example.org', type: 'secondary', version: '4.0', score: 9.3, vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' }, // prettier-ignore
    ],
    cwes: ['CWE-22'],
    references: ['https://example.org/advisory'],
    configurations: lines.length === 0 ? [] : [{ operator: 'OR', negate: false, nodes }],
    ...more,
  };
}

const RECORDS: readonly AdvisoryRecord[] = [
  record('CVE-2024-6387', [['a:openbsd:openssh:*:*:*:*:*:*:*:*', '9.8']]),
  record('CVE-2021-41773', [['a:apache:http_server:2.4.49:*:*:*:*:*:*:*']]),
  record('CVE-2021-23017', [['a:f5:nginx:*:*:*:*:*:*:*:*', '1.20.1']], { scores: [] }),
  // Our own table says that 6.40.8 is repaired; taken by itself this record would not.
  record('CVE-2018-14847', [['o:mikrotik:routeros:*:*:*:*:*:*:*:*', '6.42.1']]),
  record('CVE-2030-0001', [['o:mikrotik:routeros:*:*:*:*:*:*:*:*', '6.49']]),
  record('CVE-2030-0002', [], { description: 'A flaw in the resolver of Apache that nobody has analysed.' }),
  record('CVE-2030-0003', [['a:openbsd:openssh:*:*:*:*:*:*:*:*', '99']], { state: 'rejected' }),
  record('CVE-2030-0004', [['a:samba:samba:*:*:*:*:*:*:*:*', '4.10']]),
  record('CVE-2030-0005', [['a:openssl:openssl:*:*:*:*:*:*:*:*', '1.1.1']]),
];

const service = (port: number, product: string, version: string | null, cpes: readonly string[]): PortFacts => ({
  protocol: 'tcp',
  port,
  state: 'open',
  reason: 'syn-ack',
  service: {
    name: 'service',
    product,
    version,
    extra_info: null,
    hostname: null,
    os_type: null,
    device_type: null,
    tunnel: null,
    method: 'probed',
    confidence: 10,
    cpes: [...cpes],
  },
});
const openssh = (version: string, port = 22) =>
  service(port, 'OpenSSH', version, [`cpe:/a:openbsd:openssh:${version.split(' ')[0]}`]);
const apache = (version: string) => service(80, 'Apache httpd', version, [`cpe:/a:apache:http_server:${version}`]);
const nginx = (version: string | null, port = 8080) => service(port, 'nginx', version, ['cpe:/a:igor_sysoev:nginx']);
const host = (ports: readonly PortFacts[], change: Partial<HostFacts> = {}): Partial<HostFacts> => ({
  address: '10.77.0.50',
  mac: MAC,
  hostnames: [],
  scanned_tcp_ports: '1-1024,8080',
  ports: [...ports],
  ...change,
});

async function reportOf(scanId: string) {
  const { body } = await system.centre.get(site.tenantId, `/scans/cve/${scanId}`);
  return ScanReport.parse(body).sites[0]!;
}

async function scanned(ports: readonly PortFacts[]) {
  return reportOf(await finishedScan(system, site, { router: routerAt('7.30 (stable)'), hosts: [host(ports)] }));
}

const ofHost = ({ findings }: Awaited<ReturnType<typeof reportOf>>) =>
  findings.filter(({ address, kind }) => kind === 'advisory' && address === '10.77.0.50');

describe('the products of a host', () => {
  it('are found under all their names, with what decided, the score that counts and what is known of attacks', async () => {
    const findings = ofHost(await scanned([apache('2.4.49'), nginx('1.18.0'), openssh('9.3p1')]));
    expect(findings.map(({ reference }) => reference)).toEqual(['CVE-2021-41773', 'CVE-2024-6387', 'CVE-2021-23017']);
    const [exploited, ssh, unscored] = findings;
    expect(exploited).toMatchObject({
      match_class: 'definite',
      confidence: 80,
      known_exploited: true,
      epss: 0.94,
      ports: ['80/tcp'],
      score: 7.5,
      score_source: 'nvd',
      score_version: '3.1',
      explanation: 'Apache httpd 2.4.49 on 80/tcp: version 2.4.49 is named as affected.',
      evidence: {
        matcher: 'products',
        found: 'Apache httpd 2.4.49',
        criteria: 'cpe:2.3:a:apache:http_server:2.4.49:*:*:*:*:*:*:*',
        exploitation: { kev_added: '2021-11-03', ransomware: true, epss_scored_on: '2026-11-24' },
        weaknesses: ['CWE-22'],
      },
    });
    expect(exploited!.priority).toBeGreaterThan(78);
    expect(ssh).toMatchObject({
      remedy: 'Upgrade OpenSSH to 9.8 or later.',
      evidence: { range: '< 9.8', alias: null },
    });
    expect(ssh!.evidence).toMatchObject({ scores: [{ version: '3.1' }, { version: '4.0', score: 9.3 }] });
    expect(unscored).toMatchObject({ severity: 'unscored', score: null, evidence: { alias: 'f5:nginx' } });
  });

  it('of a distribution are judged by its tracker where that speaks of them, and doubted where it does not', async () => {
    const at = async (version: string) => ofHost(await scanned([openssh(version)]));
    expect(await at('9.2p1 Debian 2+deb12u3')).toEqual([]);
    expect(await at('9.2p1 Debian 2+deb12u2')).toMatchObject([{ match_class: 'definite', confidence: 95 }]);
    const [doubted] = await at('8.9p1 Ubuntu 3ubuntu0.6');
    expect(doubted).toMatchObject({ match_class: 'possible', confidence: 45 });
    expect(doubted!.explanation).toContain('it is a package of Ubuntu jammy, which may have repaired it');
  });

  it('that keep their version to themselves are counted, and so is what nobody has analysed yet', async () => {
    const report = await scanned([nginx(null), apache('2.4.60')]);
    expect(ofHost(report)).toEqual([]);
    expect(report.coverage.matching).toMatchObject({
      products: 1,
      products_without_version: 1,
      advisories_not_yet_matched: 1,
    });
    expect(Number(report.coverage.matching!.advisory_version)).toBeGreaterThan(0);
  });

  it('include RouterOS for what our own table does not know, which otherwise knows best', async () => {
    const scanId = await finishedScan(system, site, { hosts: [ftpHost('6.40.8')] });
    const references = (await reportOf(scanId)).findings.map(({ reference }) => reference);
    expect(references).toContain('CVE-2030-0001');
    expect(references).not.toContain('CVE-2018-14847');
    const older = await reportOf(await finishedScan(system, site, { atSeconds: 600, hosts: [ftpHost('6.40.7')] }));
    expect(older.findings.filter(({ reference }) => reference === 'CVE-2018-14847')).toMatchObject([
      { evidence: { matcher: 'routeros', exploitation: { epss: 0.9 } }, epss: 0.9, ports: ['21/tcp'] },
    ]);
  });

  it('can be mitigated by what the records say', async () => {
    const { status, body } = await system.centre.get(site.tenantId, '/scans/cve/mitigation/CVE-2021-41773');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { known_exploited: true, kev_added: '2021-11-03', kev_due_date: '2021-11-17' },
    });
    const { mitigation, references } = body as { mitigation: string; references: { url: string }[] };
    expect(mitigation).toContain('CWE\\-22'.replace('\\', ''));
    expect(mitigation).toContain('Its use by ransomware is known.');
    expect(references.map(({ url }) => url)).toContain('https://example.org/advisory');
    expect((await system.centre.get(site.tenantId, '/scans/cve/mitigation/CVE-2030-0003')).status).toBe(404);
  });
});

describe('a finding at a port', () => {
  const openCves = async () => {
    const { status, body } = await system.centre.post(site.tenantId, '/scans/cve/mac-address/cves', { mac_addresses: [MAC.address] }); // prettier-ignore
    expect({ status, body }).toMatchObject({ status: 200 });
    const { cves } = body as unknown as { cves: { cve_id: string; current: boolean }[] };
    return cves.filter(({ current }) => current).map(({ cve_id }) => cve_id);
  };
  const look = (atSeconds: number, ports: readonly PortFacts[], change: Partial<HostFacts> = {}) =>
    finishedScan(system, site, { atSeconds, hosts: [host(ports, change)] });
  const closed = (port: number): PortFacts => ({ protocol: 'tcp', port, state: 'closed', reason: 'reset', service: null }); // prettier-ignore
  const filtered = (port: number): PortFacts => ({ ...closed(port), state: 'filtered', reason: 'no-response' });
  const moved = { address: '10.77.0.51' };

  it.each<[string, boolean, PortFacts[], Partial<HostFacts>]>([
    ['the port was not looked at', true, [], { scanned_tcp_ports: '1-21,23-1024' }],
    ['the look was not complete', true, [], { outcome: 'partial', reason: 'the deadline' }],
    ['the port is filtered now', true, [filtered(22)], {}],
    ['the service keeps its version to itself', true, [{ ...openssh('9.9'), service: { ...openssh('9.9').service!, version: null } }], {}], // prettier-ignore
    ['the service only says from which version on it is', true, [openssh('8.0 or later')], {}],
    ['the service only names its branch', true, [openssh('10.X')], {}],
    ['the service shows no number', true, [openssh('unknown')], {}],
    ['the service was only guessed', true, [{ ...openssh('9.9'), service: { ...openssh('9.9').service!, method: 'table' } }], {}], // prettier-ignore
    ['the same version answers', true, [openssh('9.3p1')], {}],
    ['the port was found closed at another address', true, [], moved],
    ['the port was looked at and is closed', false, [], { scanned_tcp_ports: '80,22,443' }],
    ['the port is told to be closed', false, [closed(22)], { scanned_tcp_ports: '' }],
    ['a repaired version answers', false, [openssh('9.8p1')], { scanned_tcp_ports: '22' }],
    ['a repaired version answers at another address', false, [openssh('9.8p1')], moved],
    ['another product answers', false, [service(22, 'Dropbear sshd', null, [])], {}],
  ])('when %s, stands: %s', async (_, stands, ports, change) => {
    await look(0, [openssh('9.3p1')]);
    expect(await openCves()).toEqual(['CVE-2024-6387']);
    await look(600, ports, change);
    expect(await openCves()).toEqual(stands ? ['CVE-2024-6387'] : []);
  });

  const samba = (version: string) => service(445, 'Samba smbd', version, ['cpe:/a:samba:samba']);
  const web = (extra: string | null): PortFacts => ({ ...apache('2.4.6'), service: { ...apache('2.4.6').service!, extra_info: extra } }); // prettier-ignore

  const [SMB, SSL] = ['CVE-2030-0004', 'CVE-2030-0005'];
  const [old, newer] = [web('(Unix) OpenSSL/1.0.2k'), web('(Unix) OpenSSL/3.0.1')];
  it.each<[string, string | null, PortFacts[]]>([
    ['Samba is shown as what every newer one is shown as', SMB, [samba('4.9.5'), samba('4.6.2')]],
    ['Samba is shown between two versions', SMB, [samba('4.9.5'), samba('3.X - 4.X')]],
    ['Samba is newer', null, [samba('4.9.5'), samba('4.17.1')]],
    ['Apache names its OpenSSL no more', SSL, [old, web(null)]],
    ['Apache names the OpenSSL of before', SSL, [web('OpenSSL/1.0.2k'), web('OpenSSL/1.0.2k PHP/8.3.1')]],
    ['Apache names a newer OpenSSL', null, [old, newer]],
    ['another server answers', null, [old, nginx('1.25.0', 80)]],
  ])('when %s, there stands %s', async (_, standing, [before, after]) => {
    await look(0, [before!]);
    expect(await openCves()).toEqual([before!.service!.product === 'Samba smbd' ? SMB : SSL]);
    await look(600, [after!]);
    expect(await openCves()).toEqual(standing === null ? [] : [standing]);
  });

  it('stands as long as one of its ports was not looked at', async () => {
    await look(0, [openssh('9.3p1'), openssh('9.3p1', 2222)], { scanned_tcp_ports: '1-3000' });
    await look(600, [openssh('9.8p1')], { scanned_tcp_ports: '1-1024' });
    expect(await openCves()).toEqual(['CVE-2024-6387']);
    await look(1200, [openssh('9.8p1'), openssh('9.8p1', 2222)], { scanned_tcp_ports: '1-3000' });
    expect(await openCves()).toEqual([]);
  });
});
