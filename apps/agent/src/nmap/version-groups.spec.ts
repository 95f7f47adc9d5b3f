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
    expect(versionGroups(hosts)).toEqual([
      { targets: ['10.0.0.1', '10.0.0.3'], ports: '22-23' },
      { targets: ['10.0.0.2'], ports: '443' },
    ]);
  });

  it('asks nothing when nothing is open', () => {
    expect(versionGroups([host('10.0.0.4', [])])).toEqual([]);
  });
});
