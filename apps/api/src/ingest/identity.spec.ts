import type { HostFacts, RouterFacts } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { deviceId, deviceOfHost, deviceOfRouter, observationId } from './identity.js';

const site = '9c3c1392-7f36-4240-85f2-273573c0384a';
const host: HostFacts = {
  address: '10.77.0.11',
  outcome: 'complete',
  reason: null,
  mac: { address: '00:0C:29:A1:00:11', source: 'nmap', vendor: 'VMware' },
  hostnames: ['h1.lab', 'alias.lab'],
  scanned_tcp_ports: '1-1024',
  ports: [],
  ports_truncated: false,
  started_at: '2026-11-23T12:00:00Z',
  ended_at: '2026-11-23T12:00:09Z',
};

describe('ids', () => {
  it('are the same every time, so that a replay gives the same rows', () => {
    expect(deviceId(site, '00:0C:29:A1:00:11')).toBe(deviceId(site, '00:0C:29:A1:00:11'));
    expect(observationId(site, 1, '10.77.0.11')).toBe(observationId(site, 1, '10.77.0.11'));
  });
  it('tell sites, MACs, attempts and addresses apart', () => {
    const ids = [
      deviceId(site, '00:0C:29:A1:00:11'),
      deviceId(site, '00:0C:29:A1:00:12'),
      deviceId('9c3c1392-7f36-4240-85f2-273573c0384b', '00:0C:29:A1:00:11'),
      observationId(site, 1, '10.77.0.11'),
      observationId(site, 2, '10.77.0.11'),
      observationId(site, 1, '10.77.0.12'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('deviceOfHost', () => {
  it('is known by the MAC and named by the first host name', () => {
    expect(deviceOfHost(host)).toEqual({
      mac: '00:0C:29:A1:00:11',
      vendor: 'VMware',
      hostname: 'h1.lab',
      address: '10.77.0.11',
    });
  });
  it('is nobody without a MAC', () => {
    expect(deviceOfHost({ ...host, mac: null })).toBeNull();
  });
  it.each(['no_answer', 'refused'] as const)('is not seen when the outcome is %s', (outcome) => {
    expect(deviceOfHost({ ...host, outcome })).toBeNull();
  });
});

describe('deviceOfRouter', () => {
  const port = (name: string, mac: string | null, type = 'ether') => ({
    name,
    mac,
    type,
    running: true,
    disabled: false,
  });
  const facts = { identity: 'gw', platform: 'MikroTik' } as RouterFacts;
  it('is known by its first Ethernet port, counted as people count', () => {
    const interfaces = [
      port('bridge', '02:00:00:00:00:01', 'bridge'),
      port('ether10', '02:00:00:00:00:10'),
      port('ether2', '02:00:00:00:00:02'),
      port('ether1', null),
    ];
    const device = deviceOfRouter({ ...facts, interfaces }, '10.77.0.1:8729');
    expect(device).toEqual({ mac: '02:00:00:00:00:02', vendor: 'MikroTik', hostname: 'gw', address: '10.77.0.1' });
  });
  it('is nobody when it names no port', () => {
    expect(deviceOfRouter({ ...facts, interfaces: [] }, '10.77.0.1:8729')).toBeNull();
  });
});
