import { describe, expect, it } from '@jest/globals';
import type { NmapHost } from './xml.js';
import { versionGroups } from './version-groups.js';

const host = (address: string, ports: readonly (readonly [number, 'open' | 'closed' | 'filtered'])[]): NmapHost => ({
  address,
  status: { state: 'up', reason: 'arp-response' },
  mac: null,
  hostnames: [],
  ports: ports.map(([port, state]) => ({ protocol: 'tcp', port, state, reason: 'x', service: null })),
  otherPorts: [],
  startedAt: null,
  endedAt: null,
  timedOut: false,
});

const LIKE_ALL = { sparesPorts: false, isGentle: () => false };

describe('versionGroups', () => {
  it('asks hosts with the same open ports together, about open ports only', () => {
    const hosts = [
      host('10.0.0.1', [
        [22, 'open'],
        [80, 'closed'],
        [23, 'open'],
      ]),
      host('10.0.0.2', [
        [443, 'open'],
        [81, 'filtered'],
      ]),
      host('10.0.0.3', [
        [23, 'open'],
        [22, 'open'],
      ]),
      host('10.0.0.4', [[80, 'closed']]),
    ];
    expect(versionGroups(hosts, LIKE_ALL)).toEqual([
      { targets: ['10.0.0.1', '10.0.0.3'], ports: '22-23', gentle: false },
      { targets: ['10.0.0.2'], ports: '443', gentle: false },
    ]);
  });

  it('asks nothing when nothing is open', () => {
    expect(versionGroups([host('10.0.0.4', [])], LIKE_ALL)).toEqual([]);
  });

  it('leaves fragile ports alone, and asks an industrial device gently about the others', () => {
    const hosts = [
      host('10.0.0.1', [
        [80, 'open'],
        [9100, 'open'],
      ]),
      host('10.0.0.2', [
        [80, 'open'],
        [502, 'open'],
      ]),
      host('10.0.0.3', [[80, 'open']]),
      host('10.0.0.4', [[102, 'open']]),
    ];
    const isGentle = (address: string) => address === '10.0.0.3';
    expect(versionGroups(hosts, { sparesPorts: true, isGentle })).toEqual([
      { targets: ['10.0.0.1'], ports: '80', gentle: false },
      { targets: ['10.0.0.2', '10.0.0.3'], ports: '80', gentle: true },
    ]);
    expect(versionGroups(hosts, LIKE_ALL).map(({ ports }) => ports)).toEqual(['80,9100', '80,502', '80', '102']);
  });
});
