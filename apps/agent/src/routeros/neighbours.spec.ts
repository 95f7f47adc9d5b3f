import { describe, expect, it } from '@jest/globals';
import { snapshotOf } from './checks/ask.spec-support.js';
import { neighboursOf } from './neighbours.js';
import type { Row } from './session.js';

const from = (arp: Row[], leases: Row[]) =>
  neighboursOf(snapshotOf({ '/ip/arp': arp, '/ip/dhcp-server/lease': leases }));
const MAC = '02:00:5E:00:00:01';
const OTHER = '02:00:5E:00:00:02';

describe('neighboursOf', () => {
  it('takes the ARP table of both dialects', () => {
    expect(from([{ address: '10.0.0.1', 'mac-address': MAC.toLowerCase(), complete: 'true' }], [])).toEqual([
      { address: '10.0.0.1', mac: MAC, source: 'router_arp', hostname: null },
    ]);
    expect(from([{ address: '10.0.0.1', 'mac-address': MAC, status: 'stale' }], [])).toHaveLength(1);
  });

  it.each<[string, Row]>([
    ['without a MAC', { address: '10.0.0.1', status: 'incomplete' }],
    ['that failed', { address: '10.0.0.1', 'mac-address': MAC, status: 'failed' }],
    ['that is incomplete', { address: '10.0.0.1', 'mac-address': MAC, complete: 'false' }],
    ['that is invalid', { address: '10.0.0.1', 'mac-address': MAC, invalid: 'true' }],
    ['that is disabled', { address: '10.0.0.1', 'mac-address': MAC, disabled: 'true' }],
    ['with the MAC of nobody', { address: '10.0.0.1', 'mac-address': '00:00:00:00:00:00' }],
    ['with a broken address', { address: '10.0.0.256', 'mac-address': MAC }],
  ])('leaves out an entry %s', (_, row) => {
    expect(from([row], [])).toEqual([]);
  });

  it('lets ARP win over a lease and borrows the name only for the same hardware', () => {
    const arp = [{ address: '10.0.0.1', 'mac-address': MAC }];
    const lease = { address: '10.0.0.1', 'active-mac-address': MAC, 'host-name': 'laptop', status: 'bound' };
    expect(from(arp, [lease])).toEqual([{ address: '10.0.0.1', mac: MAC, source: 'router_arp', hostname: 'laptop' }]);
    expect(from(arp, [{ ...lease, 'active-mac-address': OTHER }])).toEqual([
      { address: '10.0.0.1', mac: MAC, source: 'router_arp', hostname: null },
    ]);
  });

  it('adds bound leases, with the active address before the configured one', () => {
    const lease = { address: '10.0.0.9', 'active-address': '10.0.0.10', 'mac-address': OTHER, status: 'bound' };
    expect(from([], [lease])).toEqual([{ address: '10.0.0.10', mac: OTHER, source: 'router_dhcp', hostname: null }]);
    expect(from([], [{ ...lease, status: 'waiting' }])).toEqual([]);
  });

  it('knows nobody where nothing was read', () => {
    expect(neighboursOf(snapshotOf({ '/ip/arp': 'denied' }))).toEqual([]);
  });
});
