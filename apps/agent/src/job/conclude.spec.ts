import { type HostFacts, type NetworkDiscovery, RouterOutcome } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { conclude, type SiteScanSeen } from './conclude.js';
import { NO_HOSTS, tallied } from './host-tally.js';

const host = (outcome: HostFacts['outcome'], reason: string | null = null): HostFacts => ({
  address: '10.77.0.11',
  outcome,
  reason,
  mac: null,
  hostnames: [],
  scanned_tcp_ports: '',
  ports: [],
  ports_truncated: false,
  started_at: '2026-11-23T12:00:00Z',
  ended_at: '2026-11-23T12:00:09Z',
});
const network = (change: Partial<NetworkDiscovery> = {}): NetworkDiscovery => ({
  network: '10.77.0.0/24',
  addresses: 254,
  live: 0,
  complete: true,
  ...change,
});

const ended = (hosts: readonly HostFacts[], router: RouterOutcome, change: Partial<SiteScanSeen> = {}) =>
  conclude({
    hosts: hosts.reduce(tallied, NO_HOSTS),
    router,
    discovery: undefined,
    searchGaps: [],
    routerLost: null,
    pausedS: 0,
    stopped: false,
    ...change,
  });

describe('conclude', () => {
  it('is completed when everything was looked at', () => {
    expect(ended([host('complete'), host('complete')], 'complete')).toEqual({ outcome: 'completed', reason: null });
  });
  it('takes no router for a choice, not a gap', () => {
    expect(ended([host('complete')], 'not_configured').outcome).toBe('completed');
  });
  it.each(RouterOutcome.options.filter((outcome) => outcome !== 'complete' && outcome !== 'not_configured'))(
    'is partial when the router is %s, and says so',
    (router) => {
      const { outcome, reason } = ended([host('complete')], router);
      expect(outcome).toBe('partial');
      expect(reason).toContain('router');
    },
  );
  it('does not call silence clean', () => {
    const { outcome, reason } = ended([host('complete'), host('no_answer', 'x')], 'complete');
    expect(outcome).toBe('partial');
    expect(reason).toBe('1 of 2 addresses did not answer');
  });
  it('is failed when nothing at all was learnt', () => {
    expect(ended([host('no_answer', 'x')], 'unreachable').outcome).toBe('failed');
    expect(ended([host('refused', 'x')], 'not_configured').outcome).toBe('failed');
    expect(ended([host('partial', 'nmap could not be started')], 'not_configured')).toEqual({
      outcome: 'failed',
      reason: 'nmap could not be started',
    });
  });
  it('keeps the reasons of partial hosts, each once', () => {
    const { reason } = ended([host('partial', 'too slow'), host('partial', 'too slow')], 'complete');
    expect(reason).toBe('too slow');
  });

  it('takes a network that was searched whole and is empty for a completed scan', () => {
    expect(ended([], 'not_configured', { discovery: [network()] }).outcome).toBe('completed');
  });
  it('is no better than partial when a network was not searched whole', () => {
    const discovery = [network({ complete: false })];
    const change = { discovery, searchGaps: ['9 addresses were not searched for hosts'] };
    expect(ended([host('complete')], 'complete', change)).toEqual({
      outcome: 'partial',
      reason: '9 addresses were not searched for hosts',
    });
    expect(ended([], 'not_configured', change).outcome).toBe('failed');
    expect(ended([], 'not_configured', { ...change, discovery: [...discovery, network()] }).outcome).toBe('partial');
  });

  it('is stopped when that was asked for, whatever was seen', () => {
    const stopped = { outcome: 'stopped', reason: 'the scan was stopped on request' };
    expect(ended([host('complete')], 'complete', { stopped: true })).toEqual(stopped);
    expect(ended([], 'unreachable', { stopped: true })).toEqual(stopped);
  });
});

describe('tallied', () => {
  it('counts, and keeps no more reasons than a sentence has room for', () => {
    const many = Array.from({ length: 100 }, (_, index) => host('partial', `reason ${index}`));
    const tally = [...many, host('no_answer'), host('refused'), host('complete')].reduce(tallied, NO_HOSTS);
    expect(tally).toMatchObject({ total: 103, silent: 1, refused: 1, useful: true });
    expect(tally.reasons).toHaveLength(20);
  });
  it('learns from a partial host only what its ports say', () => {
    const port = { protocol: 'tcp', port: 22, state: 'open', reason: 'syn-ack', service: null } as const;
    expect(tallied(NO_HOSTS, host('partial', 'x')).useful).toBe(false);
    expect(tallied(NO_HOSTS, { ...host('partial', 'x'), ports: [port] }).useful).toBe(true);
  });
});
