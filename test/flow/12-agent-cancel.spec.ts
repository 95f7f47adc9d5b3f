import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { HostFacts, ScanRequested } from '#contracts';
import { cancelMessage, rewritten, scanRequested } from '../support/attempt.js';
import { Lab, type LabSite, NO_LAB_BECAUSE } from '../support/lab.js';
import { BrokerDoor } from '../support/lab-broker-door.js';
import { LabCentre } from '../support/lab-centre.js';
import { running } from '../support/lab-processes.js';
import { profiles, RouterOsSimulator } from '../support/routeros-simulator/index.js';
import { type SiteAgent, type SiteAgentOptions, startSiteAgent } from '../support/site-agent.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const suite = NO_LAB_BECAUSE === null ? describe : describe.skip;
const because = NO_LAB_BECAUSE === null ? '' : ` - SKIPPED: ${NO_LAB_BECAUSE}`;

/** Hosts without an open port; the agent's own address lies outside. */
const CROWD = Array.from({ length: 22 }, (_, index) => `10.78.1.${10 + index}`);
const NETWORK = '10.78.1.0/26';
/** Has a service that nmap needs some seconds to name. */
const TALKING = '10.77.0.11';
const BATCH = 16;
const STOPPED = { outcome: 'stopped', reason: 'the scan was stopped on request' } as const;
/** From the word to the last packet. */
const AT_ONCE_MS = 2_000;

suite(`an agent is asked to stop${because}`, () => {
  let lab: Lab;
  let centre: LabCentre;
  let site: LabSite;
  const closing: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    centre = await LabCentre.start();
    lab = await Lab.start();
    site = await lab.addSite(centre.nats, [
      { address: '10.77.0.9', others: CROWD, mac: 'B8:27:EB:A1:01:00' },
      { address: TALKING, banners: { 22: 'who goes there?' }, mac: '00:0C:29:A1:00:11' },
    ]);
    await site.reach(NETWORK);
  });
  afterEach(async () => {
    for (const one of closing.splice(0)) await one.stop();
  });
  afterAll(async () => {
    for (const started of [lab, centre] as ({ stop(): Promise<void> } | undefined)[]) await started?.stop();
  });

  /** An agent of a site of its own, and a request for it that takes long: it keeps to a low rate. */
  async function slowRequest(change: Partial<ScanRequested>, options: Partial<SiteAgentOptions> = {}) {
    const siteId = randomUUID();
    await centre.addSite(siteId);
    const agent: SiteAgent = await startSiteAgent({ siteId, nats: centre.nats, nmapPath: site.nmapPath, ...options });
    closing.push(agent);
    return scanRequested({
      site_id: siteId,
      targets: [],
      kind: 'scheduled',
      allowed_networks: ['10.78.0.0/16'],
      max_packets_per_second: 300,
      ...change,
    });
  }

  const nmapAt = (...words: string[]) =>
    until(
      `nmap with ${words.join(', ')}`,
      () => running('nmap', '-oX', ...words).length,
      (count) => count > 0,
      40_000,
    );
  const gone = (...words: string[]) =>
    until(
      'nmap to be gone',
      () => running('nmap', '-oX', ...words),
      (all) => all.length === 0,
      AT_ONCE_MS,
    );
  const outcomesOf = (hosts: readonly HostFacts[]) => hosts.map(({ outcome }) => outcome);
  const heard = (request: ScanRequested, count: number) =>
    until(
      `${count} hosts`,
      () => centre.hosts(request).length,
      (seen) => seen >= count,
      40_000,
    );

  it('in the middle: nmap is dead at once, hosts that were told of stay, those in work are told of as partial', async () => {
    const request = await slowRequest({ target_networks: [NETWORK] });
    await centre.ask(request);
    await heard(request, BATCH);
    await nmapAt(`-- ${CROWD[BATCH]!} `);
    const asked = performance.now();
    await centre.cancel(request);
    await gone(CROWD[BATCH]!);
    expect(performance.now() - asked).toBeLessThan(AT_ONCE_MS);

    const finished = await centre.finished(request, AT_ONCE_MS);
    const hosts = centre.hosts(request);
    expect(finished).toMatchObject({ ...STOPPED, results: { hosts: CROWD.length, routers: 1 } });
    expect(finished.discovery).toEqual([{ network: NETWORK, addresses: 62, live: CROWD.length, complete: true }]);
    expect(hosts.map(({ address }) => address)).toEqual(CROWD);
    expect(outcomesOf(hosts)).toEqual(CROWD.map((_, index) => (index < BATCH ? 'complete' : 'partial')));
    for (const { reason } of hosts.slice(BATCH)) expect(reason).toBe('The scan was stopped');
  });

  it('in the first batch: everyone asked for by name has one result, also those whose turn never came', async () => {
    const targets = [...CROWD, '10.78.1.60'];
    const request = await slowRequest({ targets });
    await centre.ask(request);
    await nmapAt('-sS', CROWD[0]!);
    await centre.cancel(request);
    const finished = await centre.finished(request, AT_ONCE_MS);
    const hosts = centre.hosts(request);
    expect(hosts.map(({ address }) => address)).toEqual(targets);
    expect(new Set(outcomesOf(hosts))).toEqual(new Set(['partial']));
    const reasons = hosts.map(({ reason }) => reason);
    expect(new Set(reasons.slice(0, BATCH))).toEqual(new Set(['The scan was stopped']));
    expect(new Set(reasons.slice(BATCH))).toEqual(new Set(['The scan was stopped before the turn of this address']));
    expect(finished).toMatchObject({ ...STOPPED, results: { hosts: targets.length } });
    expect(finished).not.toHaveProperty('discovery');
  });

  it('while it names versions: the open ports it found are told of', async () => {
    const request = await slowRequest({ targets: [TALKING], allowed_networks: ['10.77.0.0/24'] });
    await centre.ask(request);
    await nmapAt('-sV', TALKING);
    await centre.cancel(request);
    await gone('-sV', TALKING);
    expect(await centre.finished(request, AT_ONCE_MS)).toMatchObject({ ...STOPPED, results: { hosts: 1 } });
    expect(centre.hosts(request)).toMatchObject([
      {
        outcome: 'partial',
        reason: 'Version detection: The scan was stopped',
        mac: { address: '00:0C:29:A1:00:11' },
        ports: [{ port: 22, state: 'open' }],
      },
    ]);
  });

  it('while it searches: hosts that were only found are asked for again another time', async () => {
    const request = await slowRequest({ target_networks: ['10.78.0.0/20'], max_packets_per_second: 100 });
    await centre.ask(request);
    await nmapAt('-sn', '10.78.');
    await centre.cancel(request);
    await gone('-sn', '10.78.');
    expect(await centre.finished(request, AT_ONCE_MS)).toMatchObject({
      ...STOPPED,
      results: { hosts: 0, routers: 1 },
      discovery: [{ network: '10.78.0.0/20', addresses: 0, complete: false }],
    });
  });

  it('before it began: it says so, starts no nmap and reads no router', async () => {
    const router = await RouterOsSimulator.start({ profile: profiles.v7_16.factory });
    closing.push(router);
    const access = { host: router.host, port: router.port, user: 'siteward', password: 'siteward' };
    const request = await slowRequest({ targets: [CROWD[0]!], target_networks: [NETWORK] }, { router: access });
    const calls = await site.nmapCalls();
    await centre.cancel(request);
    await centre.ask(request);
    const finished = await centre.finished(request);
    expect(finished).toMatchObject({ outcome: 'stopped', results: { hosts: 0, routers: 0 } });
    expect(finished.reason).toMatch(/before it began/);
    expect(centre.sayings(request).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['scan.started', 'scan.finished']),
    );
    expect(centre.hosts(request)).toEqual([]);
    expect(centre.router(request)).toBeUndefined();
    expect(await site.nmapCalls()).toEqual(calls);
    expect(router.sessions).toEqual([]);
  });

  it('while the router keeps it waiting: the router is not waited for', async () => {
    const router = await RouterOsSimulator.start({ profile: profiles.v7_16.factory, faults: { login: 'silence' } });
    closing.push(router);
    const access = { host: router.host, port: router.port, user: 'siteward', password: 'siteward' };
    const request = await slowRequest({ targets: [CROWD[0]!] }, { router: access });
    await centre.ask(request);
    await until(
      'the login',
      () => router.sessions.flatMap(({ sentences }) => sentences).length,
      (count) => count > 0,
    );
    await centre.cancel(request);
    expect(await centre.finished(request, AT_ONCE_MS)).toMatchObject({ ...STOPPED, results: { hosts: 1, routers: 1 } });
    expect(centre.hosts(request)[0]).toMatchObject({
      outcome: 'partial',
      reason: expect.stringMatching(/before the turn/),
    });
    expect(centre.router(request)?.facts).toBeNull();
  });

  it('while it is cut off from the broker: it asks when it is back', async () => {
    const door = await BrokerDoor.open('127.0.0.1', centre.nats.port);
    closing.push({ stop: () => door.close() });
    const request = await slowRequest({ targets: [CROWD[0]!], max_packets_per_second: 2 }, { nats: door });
    await centre.ask(request);
    await nmapAt('-sS', CROWD[0]!);
    door.cut();
    await centre.cancel(request);
    expect(running('nmap', '-oX', CROWD[0]!)).not.toEqual([]);
    door.mend();
    const finished = await centre.finished(request, 15_000);
    expect(finished).toMatchObject({ ...STOPPED, attempt: 1 });
    expect(running('nmap', '-oX', CROWD[0]!)).toEqual([]);
  });

  it('by a word that is forged, or about something else: it goes on', async () => {
    const other = scanRequested();
    const request = await slowRequest({ targets: [CROWD[0]!], max_packets_per_second: 60 });
    await centre.ask(request);
    await nmapAt('-sS', CROWD[0]!);
    const word = cancelMessage(request);
    await centre.publish(cancelMessage({ ...request, site_scan_id: randomUUID() })); // of this site, another site scan
    await centre.publish(cancelMessage(other)); // of another site
    await centre.publish(cancelMessage(request, { scan_id: other.scan_id })); // names another scan
    await centre.publish(rewritten(word, (body) => ({ ...body, site_id: other.site_id }))); // as another site might
    await centre.publish({ ...word, body: 'stop!' });
    const finished = await centre.finished(request);
    expect(finished).toMatchObject({ outcome: 'completed', reason: null, results: { hosts: 1 } });
  });
});
