import { describe, expect, it } from '@jest/globals';
import { type HostFacts, MAX_PORTS_PER_HOST, type PortFacts, ScanHostObserved, type ServiceFacts } from '#contracts';
import { assembleHost, assembleUnscanned } from './assemble.js';
import type { Neighbour, SeenByNmap, SeenHost, Sightings } from './sightings.js';

const MAC = '2C:C8:1B:00:00:01';
const OTHER_MAC = 'B8:27:EB:00:00:02';

const service = (over: Partial<ServiceFacts> = {}): ServiceFacts => ({
  name: 'ssh',
  product: 'OpenSSH',
  version: '8.9p1',
  extra_info: null,
  hostname: null,
  os_type: null,
  device_type: null,
  tunnel: null,
  method: 'probed',
  confidence: 10,
  cpes: ['cpe:/a:openbsd:openssh:8.9p1'],
  ...over,
});
const guess = service({ product: null, version: null, method: 'table', confidence: 3, cpes: [] });
const port = (number: number, over: Partial<PortFacts> = {}): PortFacts => ({
  protocol: 'tcp',
  port: number,
  state: 'open',
  reason: 'syn-ack',
  service: guess,
  ...over,
});
const host = (over: Partial<SeenHost> = {}): SeenHost => ({
  address: '10.0.0.1',
  status: { state: 'up', reason: 'arp-response' },
  mac: null,
  hostnames: [],
  ports: [port(22)],
  otherPorts: [{ state: 'closed' }],
  startedAt: '2026-11-24T12:00:01.000Z',
  endedAt: '2026-11-24T12:00:02.000Z',
  timedOut: false,
  ...over,
});
const run = (hosts: readonly SeenHost[], over: Partial<SeenByNmap> = {}): SeenByNmap => ({
  hosts,
  complete: true,
  problem: null,
  scannedTcp: '22,80',
  startedAt: '2026-11-24T12:00:00.000Z',
  endedAt: '2026-11-24T12:00:09.000Z',
  ...over,
});
const named = host({ ports: [port(22, { service: service() })], endedAt: '2026-11-24T12:00:07.000Z' });
const neighbour = (over: Partial<Neighbour> = {}): Neighbour => ({
  address: '10.0.0.1',
  mac: MAC,
  source: 'router_arp',
  hostname: null,
  ...over,
});
const assemble = (over: Partial<Sightings> = {}): HostFacts => {
  const facts = assembleHost({
    target: '10.0.0.1',
    ports: run([host()]),
    versions: run([named], { scannedTcp: '22' }),
    before: null,
    after: null,
    ...over,
  });
  expect(ScanHostObserved.publish.shape.host.safeParse(facts).error).toBeUndefined();
  return facts;
};

describe('assembleHost: outcome', () => {
  it('is complete when both steps were', () => {
    expect(assemble()).toEqual({
      address: '10.0.0.1',
      outcome: 'complete',
      reason: null,
      mac: null,
      hostnames: [],
      scanned_tcp_ports: '22,80',
      ports: [port(22, { service: service() })],
      ports_truncated: false,
      started_at: '2026-11-24T12:00:01.000Z',
      ended_at: '2026-11-24T12:00:07.000Z',
    });
  });

  it('is complete without versions when nothing is open', () => {
    const closed = run([host({ ports: [port(80, { state: 'closed', reason: 'reset' })] })]);
    expect(assemble({ ports: closed, versions: null })).toMatchObject({ outcome: 'complete', reason: null });
  });

  it.each<[string, Partial<Sightings>, RegExp]>([
    ['the deadline came', { ports: run([host()], { complete: false, problem: 'The time was over' }) }, /time was over/],
    ['nmap gave up on the host', { ports: run([host({ timedOut: true, ports: [] })]) }, /too slowly for the port scan/],
    ['version detection was not run', { versions: null }, /not run/],
    ['version detection failed', { versions: run([], { complete: false, problem: 'nmap failed' }) }, /nmap failed/],
    ['nmap gave up on versions', { versions: run([host({ timedOut: true, ports: [] })]) }, /too slowly for version/],
    ['the host went away', { versions: run([]) }, /no longer answered/],
    ['an open port went away', { versions: run([host({ ports: [port(22, { state: 'closed' })] })]) }, /: 22$/],
    ['the MAC changed', { before: [neighbour()], after: [neighbour({ mac: OTHER_MAC })] }, /changed hands/],
  ])('is partial when %s', (_, over, reason) => {
    const facts = assemble(over);
    expect(facts.outcome).toBe('partial');
    expect(facts.reason).toMatch(reason);
  });

  it('names every reason', () => {
    const facts = assemble({ versions: null, before: [neighbour()], after: [neighbour({ mac: OTHER_MAC })] });
    expect(facts.reason).toMatch(/changed hands.*not run/);
  });

  it('does not claim ports for a host nmap did not finish', () => {
    expect(assemble({ ports: run([], { complete: false, problem: 'x' }), versions: null })).toMatchObject({
      outcome: 'partial',
      scanned_tcp_ports: '',
      ports: [],
    });
    expect(assemble({ ports: run([host({ timedOut: true, ports: [] })]) }).scanned_tcp_ports).toBe('');
  });

  const assumed = { status: { state: 'up', reason: 'user-set' }, ports: [], otherPorts: [] };
  const silent = port(80, { state: 'filtered', reason: 'no-response' });

  it.each<[string, readonly SeenHost[]]>([
    ['is not in the report', []],
    ['is down', [host({ status: { state: 'down', reason: 'no-response' }, ports: [] })]],
    ['was only assumed to be up', [host({ ...assumed, ports: [silent], otherPorts: [{ state: 'filtered' }] })]],
    ['is unreachable, says a router', [host({ ...assumed, ports: [{ ...silent, reason: 'host-unreach' }] })]],
  ])('is no_answer when the host %s', (_, hosts) => {
    const facts = assemble({ ports: run(hosts), versions: null });
    expect(facts).toMatchObject({ outcome: 'no_answer', reason: 'Nothing answered at this address' });
    expect(facts.ports.filter(({ state }) => state === 'open')).toEqual([]);
  });

  it.each<[string, SeenHost]>([
    ['a closed port among the counted', host({ ...assumed, otherPorts: [{ state: 'filtered' }, { state: 'closed' }] })],
    ['a closed port among the listed', host({ ...assumed, ports: [port(80, { state: 'closed', reason: 'reset' })] })],
    ['an ARP reply', host({ ports: [silent], otherPorts: [] })],
    [
      'being this machine',
      host({ ...assumed, status: { state: 'up', reason: 'localhost-response' }, ports: [silent] }),
    ],
  ])('takes %s for an answer', (_, seen) => {
    expect(assemble({ ports: run([seen]), versions: null }).outcome).toBe('complete');
  });

  it('does not call silence no_answer when the scan was cut short', () => {
    const cut = run([host({ ...assumed, ports: [silent] })], { complete: false, problem: 'stopped' });
    expect(assemble({ ports: cut, versions: null }).outcome).toBe('partial');
  });
});

describe('assembleHost: ports', () => {
  it('keeps the first state of a port that vanished, and its guess', () => {
    const facts = assemble({ versions: run([host({ ports: [port(22, { state: 'filtered', service: null })] })]) });
    expect(facts.ports).toEqual([port(22)]);
    expect(facts.outcome).toBe('partial');
  });

  it('adds no port that the port scan had not found', () => {
    const more = host({ ports: [port(22, { service: service() }), port(9999, { service: service() })] });
    expect(assemble({ versions: run([more]) }).ports.map((one) => one.port)).toEqual([22]);
  });

  it('takes another host for none of its business', () => {
    const stranger = host({ address: '10.0.0.2', ports: [port(23)] });
    expect(assemble({ ports: run([stranger, host()]), versions: run([stranger, named]) }).ports).toHaveLength(1);
  });

  it('caps a tarpit, open ports first, and is not complete then', () => {
    const closed = Array.from({ length: 1500 }, (_, i) => port(i + 1, { state: 'closed', reason: 'reset' }));
    const open = Array.from({ length: 1500 }, (_, i) => port(i + 2001));
    const tarpit = host({ ports: [...closed, ...open] });
    const facts = assemble({ ports: run([tarpit]), versions: run([tarpit]) });
    expect(facts.ports).toHaveLength(MAX_PORTS_PER_HOST);
    expect(facts.ports.filter(({ state }) => state === 'open')).toHaveLength(1500);
    expect(facts).toMatchObject({ outcome: 'partial', ports_truncated: true });
    expect(facts.ports.map((one) => one.port)).toEqual(facts.ports.map((one) => one.port).sort((a, b) => a - b));
  });

  it.each(['A', '"', '\u00e9', '\u{1F4A9}'])('stays below 900 KiB with banners full of %s', (character) => {
    const banner = character.repeat(512 / character.length);
    const loud = service({
      name: banner,
      product: banner,
      version: banner,
      extra_info: banner,
      hostname: banner,
      cpes: Array.from({ length: 16 }, () => banner),
    });
    const ports = Array.from({ length: 2000 }, (_, i) => port(i + 1, { service: loud }));
    const facts = assemble({ ports: run([host({ ports })]), versions: run([host({ ports })]) });
    const bytes = Buffer.byteLength(JSON.stringify(facts));
    expect(bytes).toBeLessThan(900 * 1024);
    expect(bytes).toBeGreaterThan(800 * 1024);
    expect(facts.ports_truncated).toBe(true);
  });
});

describe('assembleHost: identity', () => {
  const lease = neighbour({ source: 'router_dhcp', mac: OTHER_MAC, hostname: 'printer' });

  it('prefers the wire, then ARP, then the lease', () => {
    const onWire = run([host({ mac: { address: MAC, vendor: 'Routerboard.com' } })]);
    const both = [neighbour(), lease];
    expect(assemble({ ports: onWire, before: [lease], after: [lease] }).mac).toEqual({
      address: MAC,
      source: 'nmap',
      vendor: 'Routerboard.com',
    });
    expect(assemble({ before: both, after: both }).mac).toEqual({ address: MAC, source: 'router_arp', vendor: null });
    expect(assemble({ before: [lease], after: [lease] }).mac?.source).toBe('router_dhcp');
    expect(assemble({ before: [], after: [] }).mac).toBeNull();
  });

  it('drops the MAC and the names of the router when the address changed hands', () => {
    const facts = assemble({
      before: [neighbour({ hostname: 'old' })],
      after: [neighbour({ mac: OTHER_MAC, hostname: 'new' })],
    });
    expect(facts).toMatchObject({ mac: null, outcome: 'partial', hostnames: [] });
  });

  it('drops even the MAC nmap saw then', () => {
    const onWire = run([host({ mac: { address: MAC, vendor: null } })]);
    expect(assemble({ ports: onWire, before: [neighbour({ mac: OTHER_MAC })], after: [neighbour()] }).mac).toBeNull();
  });

  it('sees a change between the two runs of nmap', () => {
    const first = run([host({ mac: { address: MAC, vendor: null } })]);
    const second = run([{ ...named, mac: { address: OTHER_MAC, vendor: null } }]);
    expect(assemble({ ports: first, versions: second })).toMatchObject({ mac: null, outcome: 'partial' });
  });

  it.each<[string, readonly Neighbour[] | null, readonly Neighbour[] | null]>([
    ['the router was asked once', null, [neighbour()]],
    ['ARP learned the address during the scan', [], [neighbour()]],
    ['a lease and ARP disagree with each other, but not over time', [neighbour(), lease], [neighbour(), lease]],
    ['the same MAC is written in another way', [neighbour({ mac: MAC.toLowerCase() })], [neighbour()]],
    [
      'another address changed hands',
      [neighbour(), neighbour({ address: '10.0.0.9' })],
      [neighbour(), neighbour({ address: '10.0.0.9', mac: OTHER_MAC })],
    ],
  ])('sees no change when %s', (_, before, after) => {
    expect(assemble({ before, after })).toMatchObject({ outcome: 'complete', mac: { address: MAC } });
  });

  it('relies on no table that holds two MACs for one address', () => {
    const two = [neighbour(), neighbour({ mac: OTHER_MAC })];
    expect(assemble({ before: two, after: two }).mac).toBeNull();
  });

  it('gathers names, each once, clean and bounded', () => {
    const names = ['nas', 'nas', ' \0nas', 'x'.repeat(900), ''].map((hostname) => neighbour({ hostname }));
    expect(assemble({ before: names, after: null }).hostnames).toEqual(['nas', 'x'.repeat(255)]);
  });
});

describe('assembleUnscanned', () => {
  it('says why, and nothing else', () => {
    const at = new Date('2026-11-24T12:00:00Z');
    const facts = assembleUnscanned('8.8.8.8', { outcome: 'refused', reason: 'never scanned' }, at);
    expect(ScanHostObserved.publish.shape.host.safeParse(facts).success).toBe(true);
    expect(facts).toMatchObject({
      outcome: 'refused',
      reason: 'never scanned',
      ports: [],
      scanned_tcp_ports: '',
      mac: null,
    });
  });
});
