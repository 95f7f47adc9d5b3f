import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ScanRequested } from '#contracts';
import { scanRequested } from '../support/attempt.js';
import { Lab, type LabSite, NO_LAB_BECAUSE } from '../support/lab.js';
import { LabCentre } from '../support/lab-centre.js';
import { profiles, RouterOsSimulator } from '../support/routeros-simulator/index.js';
import { type SiteAgent, type SiteAgentOptions, startSiteAgent } from '../support/site-agent.js';

jest.setTimeout(120_000);

const suite = NO_LAB_BECAUSE === null ? describe : describe.skip;
const because = NO_LAB_BECAUSE === null ? '' : ` - SKIPPED: ${NO_LAB_BECAUSE}`;

const AGENT = '10.77.0.2';
const SSH = '10.77.0.11';
const OTHER = '10.77.0.12';
const SPARED = '10.77.0.40';
/** More than one batch has room for. */
const CROWD = Array.from({ length: 22 }, (_, index) => `10.77.0.${100 + index}`);
const LIVE = [AGENT, SSH, OTHER, ...CROWD];
const NETWORK = '10.77.0.0/24';
const ROUTER_USER = { user: 'siteward', password: 'siteward' };

suite(`an agent searches whole networks${because}`, () => {
  let lab: Lab;
  let centre: LabCentre;
  let site: LabSite;
  const agents: SiteAgent[] = [];
  const routers: RouterOsSimulator[] = [];

  beforeAll(async () => {
    centre = await LabCentre.start();
    lab = await Lab.start();
    site = await lab.addSite(centre.nats, [
      { address: SSH, mac: '00:0C:29:A1:00:11', banners: { 22: 'SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u1' } },
      { address: OTHER, mac: '00:0C:29:A1:00:12', banners: { 21: '220 (vsFTPd 3.0.3)' } },
      { address: SPARED, mac: '00:0C:29:A1:00:40', banners: { 22: 'SSH-2.0-OpenSSH_7.4' } },
      { address: CROWD[0]!, others: CROWD.slice(1), mac: 'B8:27:EB:A1:01:00' },
    ]);
  });
  afterEach(async () => {
    await Promise.all(agents.splice(0).map((agent) => agent.stop()));
    await Promise.all(routers.splice(0).map((router) => router.stop()));
  });
  afterAll(async () => {
    for (const started of [lab, centre] as ({ stop(): Promise<void> } | undefined)[]) await started?.stop();
  });

  /** An agent of a site of its own that scans from inside the lab. */
  async function startAgent(options: Partial<SiteAgentOptions> = {}): Promise<string> {
    const siteId = randomUUID();
    await centre.addSite(siteId);
    agents.push(await startSiteAgent({ siteId, nats: centre.nats, nmapPath: site.nmapPath, ...options }));
    return siteId;
  }

  async function scan(change: Partial<ScanRequested>, options: Partial<SiteAgentOptions> = {}) {
    const request = scanRequested({ site_id: await startAgent(options), targets: [], kind: 'scheduled', ...change });
    const callsBefore = (await site.nmapCalls()).length;
    await centre.ask(request);
    const finished = await centre.finished(request, 100_000);
    const calls = (await site.nmapCalls()).slice(callsBefore);
    return { request, finished, hosts: centre.hosts(request), calls };
  }

  async function routerThatKnows(arp: Record<string, string>, leases: readonly Record<string, string>[] = []) {
    const rows = Object.entries(arp).map(([address, complete]) => ({
      address,
      'mac-address': '00:11:32:A1:00:99',
      complete,
      disabled: 'false',
      invalid: 'false',
    }));
    const profile = profiles.v7_16.factory.with('/ip/arp', rows).with('/ip/dhcp-server/lease', leases);
    const router = await RouterOsSimulator.start({ profile });
    routers.push(router);
    return { host: router.host, port: router.port, ...ROUTER_USER };
  }

  it('finds exactly the hosts that are there, tells of them batch by batch, and does not touch what is excluded', async () => {
    const before = { spared: await site.touched(SPARED), ssh: await site.touched(SSH) };
    const { request, finished, hosts, calls } = await scan({
      target_networks: [NETWORK],
      exclusions: [`${SPARED}/32`],
    });

    expect(hosts.map(({ address }) => address).sort()).toEqual([...LIVE].sort());
    expect(hosts.filter(({ outcome }) => outcome !== 'complete')).toEqual([]);
    expect(finished).toMatchObject({ outcome: 'completed', reason: null, results: { hosts: LIVE.length, routers: 1 } });
    expect(finished.discovery).toEqual([{ network: NETWORK, addresses: 253, live: LIVE.length, complete: true }]);
    const ssh = hosts.find(({ address }) => address === SSH);
    expect(ssh).toMatchObject({ mac: { address: '00:0C:29:A1:00:11', source: 'nmap' } });
    expect(ssh?.ports).toMatchObject([{ port: 22, service: { product: 'OpenSSH' } }]);

    // The search, then ports of each of two batches; versions where something is open.
    expect(calls.filter((call) => call.includes('-sn'))).toHaveLength(1);
    expect(calls.filter((call) => call.includes('-sS') && !call.includes('-sV'))).toHaveLength(2);
    expect(calls.filter((call) => call.includes('-sn')).join()).toContain(`--exclude ${SPARED} `);
    expect(calls.filter((call) => call.split(' -- ')[1]?.includes(`${SPARED} `))).toEqual([]);
    const after = { spared: await site.touched(SPARED), ssh: await site.touched(SSH) };
    expect(after.spared).toEqual(before.spared);
    expect(after.ssh.tcpSegments - before.ssh.tcpSegments).toBeGreaterThan(100); // so the counter counts
    expect(after.ssh.neighbours).toContain(AGENT);
    expect(after.spared.neighbours).not.toContain(AGENT);

    const sayings = centre.sayings(request).map(({ type, payload }) => ({ type, ...(payload as { phase?: string }) }));
    // Progress is told at once and results by way of the disk, so the end of a batch is what tells them apart.
    const endOfSecondBatch = sayings.findLastIndex(
      ({ type, phase }) => type === 'scan.progress' && phase === 'publishing',
    );
    const heardBefore = sayings.slice(0, endOfSecondBatch).filter(({ type }) => type === 'scan.host_observed');
    expect(heardBefore).toHaveLength(16);
    expect(sayings.at(-1)?.type).toBe('scan.finished');
  });

  it('tells how far it is over the search and all batches, and never goes back', async () => {
    const { request } = await scan({ target_networks: ['10.77.0.96/27'], max_packets_per_second: 400 });
    const progress = centre.progress(request);
    const percents = progress.map(({ percent }) => percent);
    expect(percents).toEqual([...percents].sort((one, other) => one - other));
    expect(progress.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['router', 'planning', 'ports']));
    expect(progress[0]).toMatchObject({ percent: 1, hosts: { found: 0, done: 0 } });
    expect(progress.at(-1)).toMatchObject({ hosts: { found: CROWD.length, done: 16 } });
    const secondBatch = progress.filter(({ hosts }) => hosts?.done === 16);
    expect(secondBatch.length).toBeGreaterThan(1);
    for (const { percent } of secondBatch) expect(percent).toBeGreaterThanOrEqual(20 + (80 * 16) / 22 - 0.1);
  });

  it('keeps to the rate in every run', async () => {
    const { calls } = await scan({ target_networks: ['10.77.0.8/29'], max_packets_per_second: 700 });
    expect(calls.length).toBeGreaterThan(2);
    for (const call of calls) expect(call).toContain('--max-rate 700 ');
  });

  it('looks at hosts that only the router knows, and says when they do not answer', async () => {
    const lease = { address: '10.77.0.52', 'mac-address': '00:11:32:A1:00:52', disabled: 'false' };
    const router = await routerThatKnows(
      { [SSH]: 'true', '10.77.0.50': 'true', '10.77.0.51': 'false', [SPARED]: 'true', '10.77.9.9': 'true' },
      [
        { ...lease, status: 'bound' },
        { ...lease, address: '10.77.0.53', status: 'waiting' },
      ],
    );
    const { finished, hosts } = await scan(
      { target_networks: ['10.77.0.0/26'], exclusions: [`${SPARED}/32`] },
      { router },
    );
    expect(hosts.map(({ address, outcome }) => `${address} ${outcome}`).sort()).toEqual([
      '10.77.0.11 complete',
      '10.77.0.12 complete',
      '10.77.0.2 complete',
      '10.77.0.50 no_answer',
      '10.77.0.52 no_answer',
    ]);
    expect(finished.discovery).toEqual([{ network: '10.77.0.0/26', addresses: 61, live: 5, complete: true }]);
    expect(finished).toMatchObject({ outcome: 'partial', reason: '2 of 5 addresses did not answer' });
    const arpReadings = routers[0]!.sessions.filter((session) =>
      session.sentences.some(([word]) => word === '/ip/arp/print'),
    );
    expect(arpReadings).toHaveLength(2); // before, and again before anybody is named
  });

  it('gives each address one result, be it named, found, or both', async () => {
    const targets = ['10.77.0.99', SSH, SPARED, '8.8.8.8'];
    const { finished, hosts } = await scan({
      targets,
      target_networks: ['10.77.0.8/29', '10.77.0.0/28'],
      exclusions: ['10.77.0.32/28'],
    });
    expect(hosts.map(({ address, outcome }) => `${address} ${outcome}`).sort()).toEqual([
      '10.77.0.11 complete',
      '10.77.0.12 complete',
      '10.77.0.2 complete',
      `${SPARED} refused`,
      '10.77.0.99 no_answer',
      '8.8.8.8 refused',
    ]);
    expect(hosts.find(({ address }) => address === SPARED)?.reason).toMatch(/excluded/);
    expect(finished.results.hosts).toBe(6);
    expect(finished.discovery).toMatchObject([
      { network: '10.77.0.8/29', addresses: 6, live: 2, complete: true },
      { network: '10.77.0.0/28', addresses: 14, live: 3, complete: true },
    ]);
  });

  it('takes an empty network for a completed scan, and searches no more than its own configuration allows', async () => {
    const empty = await scan({ target_networks: ['10.77.0.192/28'] });
    expect(empty.finished).toMatchObject({ outcome: 'completed', results: { hosts: 0, routers: 1 } });
    const narrow = await scan({ target_networks: ['10.77.0.0/26'] }, { allowedNetworks: ['10.77.0.0/28'] });
    expect(narrow.hosts.map(({ address }) => address)).toEqual([AGENT, SSH, OTHER]);
    expect(narrow.finished).toMatchObject({
      outcome: 'partial',
      reason: 'some of the networks asked for may not be scanned from here',
      discovery: [{ addresses: 15, live: 3, complete: false }],
    });
  });

  it('ends at the deadline, with a result for every host that was found', async () => {
    const { finished, hosts } = await scan({
      target_networks: ['10.77.0.96/27'],
      max_packets_per_second: 100,
      deadline: new Date(Date.now() + 7_000).toISOString(),
    });
    expect(hosts.map(({ address }) => address)).toEqual(CROWD);
    expect(new Set(hosts.map(({ outcome }) => outcome))).toEqual(new Set(['partial']));
    expect(hosts[0]!.reason).toMatch(/time for the scan was over|too slowly/);
    // What the first batch left of the time may be enough to begin the second.
    expect(hosts.at(-1)!.reason).toMatch(/deadline .* before the turn|time for the scan was over/);
    expect(finished).toMatchObject({ results: { hosts: CROWD.length }, discovery: [{ complete: true }] });
    expect(['partial', 'failed']).toContain(finished.outcome);
  });

  it('says what was not searched when the deadline comes during the search', async () => {
    const { finished, hosts } = await scan({
      target_networks: [NETWORK],
      max_packets_per_second: 10,
      deadline: new Date(Date.now() + 3_000).toISOString(),
    });
    expect(hosts).toEqual([]);
    expect(finished).toMatchObject({ outcome: 'failed', discovery: [{ network: NETWORK, complete: false }] });
    expect(finished.reason).toMatch(/254 addresses were not searched for hosts: .*time for the scan was over/);
  });
});
