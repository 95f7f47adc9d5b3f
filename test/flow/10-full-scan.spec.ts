import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportedSite, ScanReport } from '#contracts';
import { Lab, NO_LAB_BECAUSE } from '../support/lab.js';
import { startSystem, type System, type TestSite } from '../support/system.js';
import { ensureBuilt } from '../../tools/bootstrap/build.mjs';

const ENDS = ['completed', 'partial', 'failed'] as const;
const ROUTER = { host: '10.77.0.1', port: 8728, user: 'siteward', password: 'siteward' };
const MACS = {
  router: 'D4:CA:6D:00:00:01',
  intranet: '00:0C:29:A1:00:11',
  servers: 'B8:27:EB:A1:00:12',
  absent: '00:11:32:A1:00:99',
  oldRouter: '4C:5E:0C:B2:00:11',
};

const suite = NO_LAB_BECAUSE === null ? describe : describe.skip;
const because = NO_LAB_BECAUSE === null ? '' : ` - SKIPPED: ${NO_LAB_BECAUSE}`;

suite(`two sites with the same addresses, real programs, agents inside the sites${because}`, () => {
  let system: System;
  let lab: Lab;
  let first: TestSite;
  let second: TestSite;
  let reports: Record<'intranet' | 'servers' | 'absent' | 'other', ScanReport>;

  // On its own: on a busy machine the build alone takes as long as everything after it may.
  beforeAll(ensureBuilt, 300_000);

  beforeAll(async () => {
    system = await startSystem();
    lab = await Lab.start();
    first = await system.centre.provisionSite();
    second = await system.centre.provisionSite({ tenantId: first.tenantId });
    await raiseSites();
    reports = await scanEverything();
  }, 120_000);

  afterAll(async () => {
    // Also when one of them never came up.
    for (const started of [lab, system] as ({ stop(): Promise<void> } | undefined)[]) await started?.stop();
  });

  async function raiseSites(): Promise<void> {
    const arp = { '10.77.0.11': MACS.intranet, '10.77.0.99': MACS.absent };
    const here = await lab.addSite(system.nats, [
      { address: '10.77.0.1', mac: MACS.router, router: { profile: 'v7_16', arp } },
      {
        address: '10.77.0.11',
        mac: MACS.intranet,
        banners: { 22: 'SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u1' },
        web: { 80: 'nginx/1.18.0' },
      },
      { address: '10.77.0.12', mac: MACS.servers, daemons: ['nats-server', 'postgres'] },
    ]);
    const there = await lab.addSite(system.nats, [
      { address: '10.77.0.11', mac: MACS.oldRouter, banners: { 21: '220 branch FTP server (MikroTik 6.40.7) ready' } },
    ]);
    await here.startAgent({ siteId: first.siteId, name: 'agent-here', router: ROUTER });
    await there.startAgent({ siteId: second.siteId, name: 'agent-there', router: ROUTER });
  }

  async function scanEverything(): Promise<typeof reports> {
    const scan = async (site: TestSite, address: string) => {
      const id = await system.centre.requestScan(site, address);
      return system.centre.waitForScan(site.tenantId, id, ENDS, 90_000);
    };
    const [intranet, servers, absent, other] = await Promise.all([
      scan(first, '10.77.0.11'),
      scan(first, '10.77.0.12'),
      scan(first, '10.77.0.99'),
      scan(second, '10.77.0.11'),
    ]);
    return { intranet, servers, absent, other };
  }

  const siteOf = ({ sites }: ScanReport): ReportedSite => sites[0]!;
  const servicesOf = (report: ScanReport) =>
    siteOf(report).hosts.flatMap(({ ports }) =>
      ports.map(({ port, state, service }) => [port, state, service?.product ?? null, service?.version ?? null]),
    );

  it('everything that could be looked at was looked at', () => {
    expect(reports.intranet).toMatchObject({ state: 'completed', percentage_failed: 0 });
    expect(siteOf(reports.intranet)).toMatchObject({ agent: { name: 'agent-here' }, attempt: 1, reason: null });
    expect(siteOf(reports.intranet).coverage).toMatchObject({ complete: true, router: 'complete' });
    expect(servicesOf(reports.intranet)).toEqual([
      [22, 'open', 'OpenSSH', '8.4p1 Debian 5+deb11u1'],
      [80, 'open', 'nginx', '1.18.0'],
    ]);
  });

  it('real programs are found for what they are', () => {
    expect(reports.servers.state).toBe('completed');
    const [postgres, nats] = servicesOf(reports.servers);
    expect(postgres).toEqual([5432, 'open', 'PostgreSQL DB', expect.anything()]);
    expect(nats).toEqual([8081, 'open', expect.stringMatching(/^NATS/), expect.anything()]);
  });

  it('the router tells about itself and fails the checks it has to fail', () => {
    const { router } = siteOf(reports.intranet);
    expect(router).toMatchObject({ outcome: 'complete', endpoint: '10.77.0.1:8728' });
    expect(router?.facts).toMatchObject({ version: expect.stringMatching(/^7\.16/), arp_entries: 2 });
    expect(router?.checks.failed.map(({ id }) => id)).toContain('mgmt.plain-telnet');
    expect(reports.intranet.failed_checks).toBeGreaterThan(5);
    expect(reports.intranet.cve_count).toBeGreaterThan(0);
  });

  it('an address with nothing behind it is no clean address', () => {
    const { absent } = reports;
    expect(absent.state).toBe('partial');
    expect(siteOf(absent).reason).toMatch(/did not answer/);
    expect(siteOf(absent).hosts).toMatchObject([{ address: '10.77.0.99', outcome: 'no_answer', ports: [] }]);
    expect(siteOf(absent).coverage).toMatchObject({ complete: false, targets: { no_answer: ['10.77.0.99'] } });
  });

  it('a router that is off makes the scan partial, and what was seen is kept', () => {
    const { other } = reports;
    expect(other.state).toBe('partial');
    expect(siteOf(other).reason).toMatch(/router could not be reached/);
    expect(siteOf(other).router).toMatchObject({ outcome: 'unreachable', facts: null });
    expect(siteOf(other).router?.reason).toMatch(/10\.77\.0\.1:8728/);
    expect(servicesOf(other)).toEqual([[21, 'open', 'MikroTik router ftpd', '6.40.7']]);
    const winbox = siteOf(other).findings.find(({ reference }) => reference === 'CVE-2018-14847');
    expect(winbox).toMatchObject({ address: '10.77.0.11', known_exploited: true });
  });

  it('the same address at two sites is two devices, each with its own MAC, seen by nmap on the wire', async () => {
    const [here] = siteOf(reports.intranet).hosts;
    const [there] = siteOf(reports.other).hosts;
    expect(here).toMatchObject({ address: '10.77.0.11', mac: MACS.intranet, mac_source: 'nmap' });
    expect(there).toMatchObject({ address: '10.77.0.11', mac: MACS.oldRouter, mac_source: 'nmap' });
    expect(here?.device_id).not.toBe(there?.device_id);
    expect(JSON.stringify(reports.intranet)).not.toMatch(/6\.40\.7|4C:5E:0C/);
    expect(JSON.stringify(reports.other)).not.toMatch(/OpenSSH|nginx|agent-here/);
    const rows = await system.centre.query<{ site_id: string; mac: string; address: string }>(
      `SELECT site_id, mac, address FROM devices WHERE address LIKE '10.77.0.1_' ORDER BY mac`,
    );
    expect(rows).toEqual([
      { site_id: first.siteId, mac: MACS.intranet, address: '10.77.0.11' },
      { site_id: second.siteId, mac: MACS.oldRouter, address: '10.77.0.11' },
      { site_id: first.siteId, mac: MACS.servers, address: '10.77.0.12' },
    ]);
  });
});
