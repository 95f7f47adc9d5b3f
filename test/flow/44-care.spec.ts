import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ScanRequested } from '#contracts';
import { requestMessage, scanRequested } from '../support/attempt.js';
import { Lab, type LabSite, NO_LAB_BECAUSE } from '../support/lab.js';
import { LabCentre } from '../support/lab-centre.js';
import { runningIds } from '../support/lab-processes.js';
import { profiles, RouterOsSimulator } from '../support/routeros-simulator/index.js';
import { type SiteAgent, type SiteAgentOptions, startSiteAgent } from '../support/site-agent.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const suite = NO_LAB_BECAUSE === null ? describe : describe.skip;
const because = NO_LAB_BECAUSE === null ? '' : ` - SKIPPED: ${NO_LAB_BECAUSE}`;

const SERVER = '10.77.0.11';
const PRINTER = '10.77.0.12';
const CONTROLLER = '10.77.0.13';
const DRIVE = '10.77.0.14';
/** It greets: nmap waits six seconds for a greeting from whoever has none. */
const SSH = { 22: 'SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u1' };
const ROUTER_USER = { user: 'siteward', password: 'siteward' };
const TRACKING = '/ip/firewall/connection/tracking';
const base = profiles.v7_16.hardened.with(TRACKING, { 'total-entries': '500', 'max-entries': '100000' });
const withLoad = (cpu: number) => base.with('/system/resource', { 'cpu-load': String(cpu) });

suite(`an agent takes care of its site${because}`, () => {
  let lab: Lab;
  let centre: LabCentre;
  let site: LabSite;
  const agents: SiteAgent[] = [];
  const routers: RouterOsSimulator[] = [];

  beforeAll(async () => {
    centre = await LabCentre.start();
    lab = await Lab.start();
    site = await lab.addSite(centre.nats, [
      { address: SERVER, mac: '00:0C:29:A1:00:11', banners: SSH },
      { address: PRINTER, mac: '00:0C:29:A1:00:12', banners: { ...SSH, 9100: 'raw', 515: 'lpd' } },
      { address: CONTROLLER, mac: '00:0C:29:A1:00:13', banners: { ...SSH, 20000: 'dnp' } },
      { address: DRIVE, mac: '00:0E:8C:A1:00:14', banners: SSH },
    ]);
  });
  afterEach(async () => {
    await Promise.all(agents.splice(0).map((agent) => agent.stop()));
    await Promise.all(routers.splice(0).map((router) => router.stop()));
  });
  afterAll(async () => {
    for (const started of [lab, centre] as ({ stop(): Promise<void> } | undefined)[]) await started?.stop();
  });

  async function begin(change: Partial<ScanRequested>, options: Partial<SiteAgentOptions> = {}) {
    const siteId = randomUUID();
    await centre.addSite(siteId);
    const request = scanRequested({ site_id: siteId, targets: [SERVER], ...change });
    const callsBefore = (await site.nmapCalls()).length;
    await centre.ask(request);
    agents.push(await startSiteAgent({ siteId, nats: centre.nats, nmapPath: site.nmapPath, ...options }));
    const calls = async () => (await site.nmapCalls()).slice(callsBefore);
    const ended = async () => ({ finished: await centre.finished(request, 90_000), hosts: centre.hosts(request) });
    return { request, calls, ended };
  }

  async function scan(change: Partial<ScanRequested>, options: Partial<SiteAgentOptions> = {}) {
    const { calls, ended } = await begin(change, options);
    return { ...(await ended()), calls: await calls() };
  }

  async function router(cpu: number) {
    const started = await RouterOsSimulator.start({ profile: withLoad(cpu) });
    routers.push(started);
    const environment = { ROUTER_LOAD_EVERY_MS: '200' };
    return { started, options: { router: { host: started.host, port: started.port, ...ROUTER_USER }, environment } };
  }

  it('goes by its own limits, which a request can only lower', async () => {
    const bound = await scan({ max_packets_per_second: 1_000_000 });
    expect(bound.calls[0]).toContain('--max-rate 2000 --max-parallelism 300 --max-hostgroup 16 ');
    const lowered = await scan({ max_packets_per_second: 700 });
    expect(lowered.calls[0]).toContain('--max-rate 700 ');
    const own = { MAX_PACKETS_PER_SECOND: '600', HOSTS_AT_ONCE: '2', PROBES_AT_ONCE: '7' };
    const few = await scan(
      { targets: [SERVER, PRINTER, CONTROLLER], max_packets_per_second: 700 },
      { environment: own },
    );
    const looks = few.calls.filter((call) => call.includes('-sS') && !call.includes('-sV'));
    expect(looks).toHaveLength(2);
    expect(looks[0]).toContain('--max-rate 600 --max-parallelism 7 --max-hostgroup 2 ');
    expect(few.finished.care).toBeUndefined();
  });

  it('starts slowly at a busy router, and speaks of it', async () => {
    const { options } = await router(75);
    const { calls, finished } = await scan({ targets: [SERVER, PRINTER] }, options);
    expect(calls[0]).toContain('--max-rate 500 --max-parallelism 75 --max-hostgroup 4 ');
    expect(finished).toMatchObject({
      outcome: 'completed',
      care: { router_load_read: true, peak_cpu_percent: 75, peak_connections_percent: 1, paused_s: 0 },
    });
  });

  it('goes by the connections the router tracks as well', async () => {
    const { started, options } = await router(5);
    started.setProfile(base.with(TRACKING, { 'total-entries': '75000' }).with('/system/resource', { 'cpu-load': '5' }));
    const { calls } = await scan({}, options);
    expect(calls[0]).toContain('--max-rate 500 ');
  });

  it('sends nothing while the router is at its limit, and begins when it is not', async () => {
    const { started, options } = await router(97);
    const { request, calls, ended } = await begin({}, options);
    await until(
      'the load to be read again',
      () => loadReadings(started),
      (count) => count > 8,
    );
    expect(await calls()).toEqual([]);
    expect(centre.hosts(request)).toEqual([]);
    started.setProfile(withLoad(3));
    const { finished, hosts } = await ended();
    expect(finished).toMatchObject({ outcome: 'completed', care: { peak_cpu_percent: 97 } });
    expect(finished.care?.paused_s).toBeGreaterThan(0);
    expect(hosts).toMatchObject([{ address: SERVER, outcome: 'complete' }]);
    expect((await calls())[0]).toContain('--max-rate 500 '); // faster step by step
  });

  it('halts an nmap that runs, and loses nothing by it', async () => {
    const { started, options } = await router(3);
    const { ended } = await begin({ max_packets_per_second: 40 }, options);
    const pid = await until(
      'nmap to run',
      () => runningIds('nmap', '-sS', SERVER, '--max-rate 40').at(-1),
      (id) => id !== undefined,
    );
    started.setProfile(withLoad(100));
    await until(
      'nmap to stand still',
      () => stateOf(pid!),
      (state) => state === 'T',
    );
    const { tcpSegments } = await site.touched(SERVER);
    const readings = loadReadings(started);
    await until(
      'the load to be read again',
      () => loadReadings(started),
      (count) => count > readings + 8,
    );
    expect((await site.touched(SERVER)).tcpSegments).toBe(tcpSegments);
    expect(stateOf(pid!)).toBe('T');

    started.setProfile(withLoad(3));
    const { finished, hosts } = await ended();
    expect(finished).toMatchObject({ outcome: 'completed', care: { peak_cpu_percent: 100 } });
    expect(hosts).toMatchObject([{ outcome: 'complete', ports: [{ port: 22, service: { product: 'OpenSSH' } }] }]);
  });

  it('can be stopped while it stands still', async () => {
    const { started, options } = await router(3);
    const { request, ended } = await begin({ max_packets_per_second: 40 }, options);
    const find = () => runningIds('nmap', '-sS', SERVER, '--max-rate 40').at(-1);
    const pid = await until('nmap to run', find, (id) => id !== undefined);
    started.setProfile(withLoad(100));
    await until(
      'nmap to stand still',
      () => stateOf(pid!),
      (state) => state === 'T',
    );
    await centre.cancel(request);
    expect((await ended()).finished.outcome).toBe('stopped');
    expect(find()).toBeUndefined();
  });

  it('says why there is a gap when the time was over before the router had any', async () => {
    const { options } = await router(99);
    const deadline = new Date(Date.now() + 6_000).toISOString();
    const { finished, calls } = await scan({ targets: [], target_networks: ['10.77.0.0/28'], deadline }, options);
    expect(finished.outcome).not.toBe('completed');
    expect(finished.reason).toMatch(/the scan stood still for \d+ s because the router was busy/);
    expect(calls).toEqual([]);
  });

  it('goes at its usual pace when the load cannot be read', async () => {
    const { started, options } = await router(99);
    started.setProfile(base.deny('/system/resource').without(TRACKING));
    const { calls, finished } = await scan({}, options);
    expect(calls[0]).toContain('--max-rate 2000 ');
    expect(finished.care).toMatchObject({ peak_cpu_percent: null, paused_s: 0 });
  });

  it('leaves fragile ports alone, and never says they were looked at', async () => {
    const { calls, hosts, finished } = await scan({ targets: [PRINTER, CONTROLLER], profile: 'standard' });
    const asked = calls.filter((call) => call.includes('-sV')).map((call) => / -p (\S+) /.exec(call)?.[1]);
    expect(asked).toEqual(['22', '22']);
    const [printer, controller] = [PRINTER, CONTROLLER].map((address) =>
      hosts.find((host) => host.address === address),
    );
    expect(printer).toMatchObject({ outcome: 'complete', ports: [{ port: 22 }, { port: 515 }, { port: 9100 }] });
    const raw = printer?.ports.find(({ port }) => port === 9100)?.service;
    expect(raw).toMatchObject({ method: 'table', version: null, extra_info: expect.stringContaining('not asked') });
    expect(controller).toMatchObject({
      outcome: 'partial',
      reason: 'Not asked for versions, so as not to disturb an industrial device: 20000',
      ports: [{ port: 22, service: { product: 'OpenSSH' } }, { port: 20000 }],
    });
    expect(finished).toMatchObject({ outcome: 'partial', reason: expect.stringContaining('industrial') });
    const gentle = calls.find((call) => call.includes('-sV') && call.includes(CONTROLLER));
    expect(gentle).toContain('--version-intensity 2 ');
    expect(gentle).toContain('--max-rate 100 --max-parallelism 1 --max-hostgroup 1 ');
  });

  it('knows a fragile device by the maker of its network interface, and scans it by itself', async () => {
    const { calls, hosts } = await scan({ targets: [], target_networks: ['10.77.0.8/29'] });
    const looks = calls.filter((call) => call.includes('-sS') && !call.includes('-sV'));
    expect(looks).toHaveLength(2);
    expect(looks[1]).toMatch(new RegExp(`--max-rate 100 --max-parallelism 1 --max-hostgroup 1 .* -- ${DRIVE}$`));
    expect(looks[0]).not.toContain(DRIVE);
    expect(hosts.find(({ address }) => address === DRIVE)).toMatchObject({
      outcome: 'complete',
      ports: [{ port: 22 }],
    });
  });

  it('treats all alike when it is told to', async () => {
    const environment = { FRAGILE_DEVICES: 'scan' };
    const { request, calls, ended } = await begin({ targets: [PRINTER, DRIVE] }, { environment });
    const versions = async () => (await calls()).filter((call) => call.includes('-sV'));
    const [first] = await until('versions to be asked for', versions, ({ length }) => length > 0, 60_000);
    expect(first).toMatch(/ -sV --version-intensity 7 --allports .* --max-rate 2000 .* -p 22,515,9100 /);
    expect((await calls())[0]).toMatch(new RegExp(`${PRINTER} ${DRIVE}$`));
    await centre.cancel(request); // a service that never answers takes nmap minutes
    expect((await ended()).finished.outcome).toBe('stopped');
  });

  it('says when the router stops letting it in while it scans', async () => {
    const { started, options } = await router(3);
    const { ended } = await begin({ max_packets_per_second: 60 }, options);
    await until(
      'nmap to run',
      () => runningIds('nmap', '-sS', SERVER, '--max-rate 60').length,
      (count) => count > 0,
    );
    started.setFaults({ login: 'bare-trap' }); // as with a password that was changed
    const { finished, hosts } = await ended();
    expect(finished).toMatchObject({ outcome: 'partial' });
    expect(finished.reason).toMatch(/the router could no longer be asked .*refused the login/);
    expect(hosts).toMatchObject([{ outcome: 'complete' }]);
  });

  it.each<[string, Partial<ScanRequested>]>([
    ['the internet by name', { targets: ['8.8.8.8', '1.1.1.1', '203.0.113.9'], allowed_networks: ['0.0.0.0/0'] }],
    [
      'the internet as a network',
      { targets: [], target_networks: ['8.8.0.0/16', '1.0.0.0/8', '203.0.113.0/24'], allowed_networks: ['0.0.0.0/0'] },
    ],
    [
      'loopback by way of everything',
      { targets: ['127.0.0.1', '0.0.0.0'], allowed_networks: ['0.0.0.0/0', '0.0.0.0/1'] },
    ],
    ['many and one', { targets: ['224.0.0.1', '255.255.255.255', '240.0.0.1'], allowed_networks: ['0.0.0.0/0'] }],
    [
      'a site next door',
      { targets: ['10.78.0.1'], target_networks: ['10.78.0.0/24'], allowed_networks: ['10.0.0.0/8'] },
    ],
    ['what is excluded', { targets: [SERVER], exclusions: ['10.77.0.0/16'] }],
  ])('does not scan %s, whoever asks', async (_, wanted) => {
    const { calls, hosts, finished } = await scan(wanted, { allowedNetworks: ['10.77.0.0/24'] });
    expect(calls).toEqual([]);
    expect(hosts.filter(({ outcome }) => outcome !== 'refused')).toEqual([]);
    expect(finished.outcome).not.toBe('completed');
  });

  it('scans no more than its own networks when all there is is asked for', async () => {
    const everything = { targets: [], target_networks: ['0.0.0.0/0'], allowed_networks: ['0.0.0.0/0'] };
    const { calls, finished } = await scan(everything, { allowedNetworks: ['10.77.0.8/30'] });
    expect(calls.length).toBeGreaterThan(0);
    const places = calls.flatMap((call) => call.split(' -- ')[1]?.split(' ') ?? []);
    expect(places.filter((place) => !/^10\.77\.0\.(8|9|10|11)(\/30)?$/.test(place))).toEqual([]);
    expect(finished.discovery).toMatchObject([{ network: '0.0.0.0/0', addresses: 4, complete: false }]);
  });

  it.each<[string, object]>([
    ['an address in IPv6', { targets: ['::ffff:10.77.0.11'] }],
    ['a network in IPv6', { target_networks: ['::ffff:10.77.0.0/120'] }],
    ['an option of nmap', { targets: ['--script=vuln'] }],
    [
      'too many addresses',
      { targets: Array.from({ length: 5000 }, (_, index) => `10.77.${index >> 8}.${index & 255}`) },
    ],
    ['too many exclusions', { exclusions: Array<string>(5000).fill('10.77.0.0/24') }],
    ['nothing that is allowed', { allowed_networks: [] }],
  ])('takes no request with %s', async (_, wrong) => {
    const siteId = randomUUID();
    await centre.addSite(siteId);
    const request = scanRequested({ site_id: siteId });
    const callsBefore = await site.nmapCalls();
    const message = requestMessage(request);
    const body = JSON.stringify({ ...(JSON.parse(message.body) as object), ...wrong });
    await centre.publish({ ...message, body });
    agents.push(await startSiteAgent({ siteId, nats: centre.nats, nmapPath: site.nmapPath }));
    await centre.settled(siteId);
    expect(await site.nmapCalls()).toEqual(callsBefore);
    expect(centre.sayings(request)).toEqual([]);
  });
});

/** How often the router was asked for its load. */
function loadReadings(router: RouterOsSimulator): number {
  const sentences = router.sessions.flatMap((session) => session.sentences);
  return sentences.filter((words) => words.includes('=.proplist=cpu-load')).length;
}

/** The letter of /proc/<pid>/stat: R, S, T and so on. */
function stateOf(pid: number): string {
  try {
    return /^\d+ \(.*\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
  } catch {
    return 'gone';
  }
}
