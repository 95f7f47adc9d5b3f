import { randomUUID } from 'node:crypto';
import { DeviceDetail, DevicesSummary, DeviceSummary } from '#contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { after } from '../support/attempt.js';
import { expectErrorResponse } from '../support/error-response.js';
import { finishedScan, ftpHost, ROUTER_MAC, routerAt } from '../support/finished-scan.js';
import { TELNET_ON } from '../support/observed-rows.js';
import { type Answer, startSystem, type System, type TestSite } from '../support/system.js';

const MAC = '00:0C:29:A1:00:11';
const PRINTER = { address: '10.77.0.30', mac: { address: '00:0C:29:A1:00:30', source: 'nmap' as const, vendor: 'HP' }, hostnames: ['Printer.lan'], ports: [] }; // prettier-ignore

let system: System;
let site: TestSite;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(async () => {
  await system.stop();
});

beforeEach(async () => {
  site = await system.centre.provisionSite();
});

async function list(query = ''): Promise<DeviceSummary[]> {
  const answer = await system.centre.get(site.tenantId, `/devices${query}`);
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return z.array(z.strictObject(DeviceSummary.shape)).parse(answer.body);
}

async function detail(mac: string): Promise<DeviceDetail> {
  const [device] = await list(`?mac_address=${mac}`);
  const answer = await system.centre.get(site.tenantId, `/devices/${device!.id}`);
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return z.strictObject(DeviceDetail.shape).parse(answer.body);
}

function expectError(answer: Answer, status: number, code: string): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
}

const accept = (cve_id: string, mac_address = MAC) =>
  system.centre.post(site.tenantId, '/scans/cve/mac-address/cve/status', {
    mac_address,
    cve_id,
    status: 'accepted',
    justification: 'The service is filtered.',
  });

describe('GET /devices', () => {
  it('tells of every device what its newest looks say, the one seen last first', async () => {
    await finishedScan(system, site, { router: routerAt('7.24.1 (stable)'), hosts: [ftpHost('6.40.7'), PRINTER] });
    await finishedScan(system, site, { atSeconds: 3600, hosts: [ftpHost('6.40.7')] });
    const devices = await list();
    expect(devices.map(({ mac_address }) => mac_address)).toEqual([MAC, PRINTER.mac.address, ROUTER_MAC]);
    const [host, printer, router] = devices;
    expect(host).toMatchObject({
      site_id: site.siteId,
      address: '10.77.0.11',
      vendor: 'VMware',
      first_seen_at: after(60),
      last_seen_at: after(3660),
      last_complete_look_at: after(3660),
      vulnerable: true,
      routeros: { version: '6.40.7', source: 'ftp_banner', seen_at: after(3660) },
    });
    expect(host!.findings.open).toBeGreaterThan(10);
    expect(host!.highest_score).toBeGreaterThan(9);
    expect(printer).toMatchObject({
      hostname: 'Printer.lan',
      vulnerable: false,
      findings: { open: 0, accepted: 0, mitigated: 0, failed_checks: 0, unclear: 0 },
      highest_score: null,
      routeros: null,
    });
    expect(router).toMatchObject({
      routeros: { version: '7.24.1 (stable)', source: 'routeros_api' },
      vulnerable: true,
    });
    expect(router!.findings.failed_checks).toBe(1);
  });

  it('filters by site, MAC in any notation, words, and vulnerability', async () => {
    const branch = await system.centre.provisionSite({ tenantId: site.tenantId });
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7'), PRINTER] });
    await finishedScan(system, branch, { hosts: [PRINTER] });
    const count = async (query: string) => (await list(query)).length;
    expect(await count('')).toBe(3);
    expect(await count(`?site_id=${branch.siteId}`)).toBe(1);
    expect(await count('?mac_address=000c.29a1.0030')).toBe(2);
    expect(await count('?q=PRINTER')).toBe(2);
    expect(await count('?q=vmw')).toBe(1);
    expect(await count('?q=0.11')).toBe(1);
    expect(await count('?q=%25')).toBe(0);
    expect(await count('?vulnerable=true')).toBe(1);
    expect(await count('?vulnerable=false')).toBe(2);
    expect(await count(`?vulnerable=false&site_id=${branch.siteId}&q=hp`)).toBe(1);
  });

  it('pages without losing or repeating one, also through a filter', async () => {
    const macs = [1, 2, 3, 4, 5].map((n) => `00:0C:29:A1:01:0${n}`);
    const hosts = macs.map((mac, n) => ftpHost('6.40.7', { ...(n % 2 === 0 ? {} : { ports: [] }), address: `10.77.0.4${n}`, mac: { address: mac, source: 'nmap', vendor: null } })); // prettier-ignore
    await finishedScan(system, site, { hosts });
    for (const [query, wanted] of [
      ['?limit=2', 5],
      ['?limit=2&vulnerable=true', 3],
      ['?limit=1&vulnerable=false', 2],
    ] as const) {
      const read: string[] = [];
      let path: string | null = `/devices${query}`;
      while (path !== null) {
        const answer: Answer = await system.centre.get(site.tenantId, path);
        read.push(
          ...z
            .array(DeviceSummary)
            .parse(answer.body)
            .map(({ id }) => id),
        );
        path = /^<http:\/\/siteward\.test(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
      }
      expect({ query, devices: read.length, different: new Set(read).size }).toEqual({ query, devices: wanted, different: wanted }); // prettier-ignore
    }
  });

  it('calls a device vulnerable no more once all its CVEs are accepted', async () => {
    await finishedScan(system, site, { router: routerAt('7.24.2 (stable)') });
    const cves = (await detail(ROUTER_MAC)).current_findings.filter((finding) => finding.kind === 'advisory' && finding.match_class !== 'unclear'); // prettier-ignore
    expect(cves.length).toBeGreaterThan(0);
    for (const { reference } of cves) expect((await accept(reference, ROUTER_MAC)).status).toBe(201);
    expect(await list('?vulnerable=true')).toEqual([]);
    expect(await list('?vulnerable=false')).toMatchObject([{ vulnerable: false, highest_score: null, findings: { open: 0, accepted: cves.length } }]); // prettier-ignore
  });

  it.each([
    'site_id=x',
    'mac_address=x',
    'q=',
    'q=%00',
    `q=${'x'.repeat(101)}`,
    'vulnerable=yes',
    'limit=0',
    'vulnerable=true&vulnerable=false',
  ])('refuses ?%s', async (query) => {
    expectError(await system.centre.get(site.tenantId, `/devices?${query}`), 400, 'parameter_invalid');
  });
});

describe('what closes a finding', () => {
  const isOpen = async () =>
    (await detail(MAC)).current_findings.some(({ reference }) => reference === 'CVE-2018-14847');

  it('is a later complete look that does not find it again', async () => {
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    expect(await isOpen()).toBe(true);
    await finishedScan(system, site, { atSeconds: 3600, hosts: [ftpHost('7.99')] });
    expect(await isOpen()).toBe(false);
  });

  it('is no look that was cut short, and none in which RouterOS kept its version to itself', async () => {
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    const cut = ftpHost(null, { ports: [], outcome: 'partial', reason: 'cut off' });
    await finishedScan(system, site, { atSeconds: 3600, hosts: [cut] });
    await finishedScan(system, site, { atSeconds: 7200, hosts: [ftpHost(null)] });
    expect(await list()).toMatchObject([
      { vulnerable: true, last_seen_at: after(7260), last_complete_look_at: after(60) },
    ]);
  });

  it('is no scan in which the router could not be read', async () => {
    await finishedScan(system, site, { router: routerAt('7.24.1 (stable)') });
    await finishedScan(system, site, { atSeconds: 3600, router: null, hosts: [PRINTER] });
    expect(await list(`?mac_address=${ROUTER_MAC}`)).toMatchObject([
      { vulnerable: true, last_complete_look_at: after(5) },
    ]);
  });

  it('is no look by nmap at another address, for what its banner had told at the first', async () => {
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    await finishedScan(system, site, { atSeconds: 3600, hosts: [ftpHost(null, { address: '10.77.0.12', ports: [] })] });
    expect(await isOpen()).toBe(true);
  });
});

describe('GET /devices/{device_id}', () => {
  it('tells its history: addresses, host names, ports, findings and scans', async () => {
    const first = await finishedScan(system, site, { hosts: [ftpHost('6.40.7', { hostnames: ['old.lan'] })] });
    const second = await finishedScan(system, site, { atSeconds: 3600, hosts: [ftpHost('6.40.7', { address: '10.77.0.12', hostnames: ['new.lan'] })] }); // prettier-ignore
    await accept('CVE-2018-14847');
    const device = await detail(MAC);
    expect(device.addresses).toEqual([
      { address: '10.77.0.12', first_seen_at: after(3660), last_seen_at: after(3660) },
      { address: '10.77.0.11', first_seen_at: after(60), last_seen_at: after(60) },
    ]);
    expect(device.hostnames.map(({ hostname }) => hostname)).toEqual(['new.lan', 'old.lan']);
    expect(device.ports).toEqual({
      seen_at: after(3660),
      scanned_tcp_ports: '1-1024',
      open: [{ protocol: 'tcp', port: 21, service: 'ftp', product: 'MikroTik router ftpd', version: '6.40.7' }],
    });
    expect(device.scans).toEqual([
      { scan_id: second, seen_at: after(3660), as: 'host', address: '10.77.0.12', outcome: 'complete' },
      { scan_id: first, seen_at: after(60), as: 'host', address: '10.77.0.11', outcome: 'complete' },
    ]);
    expect(device.router).toBeNull();
    const winbox = device.current_findings.find(({ reference }) => reference === 'CVE-2018-14847');
    expect(winbox).toMatchObject({ status: 'accepted', scan_id: second, decision_id: expect.any(String) });
    expect(winbox!.compliance_tags).toContain('PCI-DSS');
  });

  it('tells what the router said of itself', async () => {
    await finishedScan(system, site, { router: routerAt('7.24.1 (stable)') });
    const device = await detail(ROUTER_MAC);
    expect(device.router).toEqual({
      checked_at: after(5),
      identity: 'gw',
      version: '7.24.1 (stable)',
      board_name: 'RB5009',
      architecture: 'arm64',
      update_channel: 'stable',
      uptime: '1d',
      services: [{ name: 'ssh', port: 22, disabled: false }],
    });
    expect(device.current_findings.map(({ reference }) => reference)).toEqual(expect.arrayContaining(['CVE-2026-86060', TELNET_ON.id])); // prettier-ignore
    expect(device.scans).toMatchObject([{ as: 'router', address: '10.77.0.1', outcome: 'complete' }]);
  });

  it('refuses what is no id, and knows no other', async () => {
    expectError(await system.centre.get(site.tenantId, '/devices/x'), 400, 'parameter_invalid');
    expectError(await system.centre.get(site.tenantId, `/devices/${randomUUID()}`), 404, 'device_not_found');
  });
});

describe('GET /devices/summary', () => {
  const summary = async (query = '', tenantId = site.tenantId) =>
    z.strictObject(DevicesSummary.shape).parse((await system.centre.get(tenantId, `/devices/summary${query}`)).body);

  it('tells all devices in figures, as the devices tell them one by one', async () => {
    const branch = await system.centre.provisionSite({ tenantId: site.tenantId });
    await finishedScan(system, site, { router: routerAt('7.24.1 (stable)'), hosts: [ftpHost('6.40.7'), PRINTER] });
    await finishedScan(system, branch, { hosts: [{ ...PRINTER, outcome: 'partial', reason: 'cut off' }] });
    await accept('CVE-2018-14847');
    const devices = await list();
    const figures = await summary();
    expect(figures).toMatchObject({
      devices: 4,
      vulnerable_devices: 2,
      routeros_devices: 2,
      never_completely_looked_at: 1,
      known_exploited_devices: 2,
      accepted_count: 1,
      mitigated_count: 0,
      open_cve_count: devices.reduce((sum, { findings }) => sum + findings.open, 0),
      highest_score: Math.max(...devices.flatMap(({ highest_score }) => highest_score ?? [])),
    });
    expect(Object.values(figures.by_severity).reduce((sum, count) => sum + count, 0)).toBe(figures.open_cve_count);
    expect(figures.unique_open_cves).toBeLessThanOrEqual(figures.open_cve_count);
    expect(await summary(`?site_id=${branch.siteId}`)).toMatchObject({ devices: 1, vulnerable_devices: 0, highest_score: null }); // prettier-ignore
  });

  it('is all zeros for a tenant without devices', async () => {
    expect(await summary('', randomUUID())).toMatchObject({ devices: 0, open_cve_count: 0, average_score: null });
  });
});

describe('devices', () => {
  it('are another tenant’s business for nobody else', async () => {
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    const [device] = await list();
    const stranger = randomUUID();
    expect((await system.centre.get(stranger, '/devices')).body).toEqual([]);
    expectError(await system.centre.get(stranger, `/devices/${device!.id}`), 404, 'device_not_found');
  });

  it('need a token that may view', async () => {
    const runner = await system.issuer.token(site.tenantId, { scope: 'cve:run' });
    for (const path of ['/devices', '/devices/summary', `/devices/${randomUUID()}`]) {
      expectError(await system.centre.get(site.tenantId, path, { token: null }), 401, 'token_missing');
      expectError(await system.centre.get(site.tenantId, path, { token: runner }), 403, 'scope_missing');
    }
  });
});
