import { parseIpv4 } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { rangesOf } from './address-ranges.js';
import { discoveryOf, type FoundHosts, NOBODY, searchGaps } from './discovery.js';
import { scanRequest } from './scan-request.spec-support.js';
import { planSearch } from './search-plan.js';

const plan = planSearch(
  scanRequest({ targets: [], target_networks: ['10.0.0.0/24', '10.0.0.128/25', '10.9.0.0/24'] }),
  [],
);
const hosts = (...addresses: string[]) => new Set(addresses.map((address) => parseIpv4(address)!));
const found = (change: Partial<FoundHosts> = {}): FoundHosts => ({
  live: hosts('10.0.0.5', '10.0.0.200'),
  macs: new Map(),
  lookedAt: plan.ranges,
  problems: [],
  ...change,
});

describe('discoveryOf', () => {
  it('says of each network how it was searched', () => {
    expect(discoveryOf(plan, found())).toEqual([
      { network: '10.0.0.0/24', addresses: 254, live: 2, complete: true },
      { network: '10.0.0.128/25', addresses: 126, live: 1, complete: true },
      { network: '10.9.0.0/24', addresses: 0, live: 0, complete: false },
    ]);
  });

  it('counts only what was looked at to the end', () => {
    const half = found({ lookedAt: rangesOf(['10.0.0.128/25']) });
    expect(discoveryOf(plan, half)).toMatchObject([
      { addresses: 127, live: 2, complete: false },
      { addresses: 126, complete: true },
      { complete: false },
    ]);
    expect(discoveryOf(plan, NOBODY)).toMatchObject([{ addresses: 0 }, { addresses: 0 }, { addresses: 0 }]);
  });

  it('says nothing when no network was asked for', () => {
    expect(discoveryOf(planSearch(scanRequest(), []), NOBODY)).toBeUndefined();
  });
});

describe('searchGaps', () => {
  it('names what was not allowed, and what was not looked at with the reason', () => {
    expect(searchGaps(plan, found())).toEqual(['some of the networks asked for may not be scanned from here']);
    const cut = { lookedAt: rangesOf(['10.0.0.0/25']), problems: ['the time for the scan was over'] };
    expect(searchGaps(plan, found(cut))).toContain(
      '127 addresses were not searched for hosts: the time for the scan was over',
    );
  });

  it('names what was over the limit', () => {
    const wide = scanRequest({ targets: [], target_networks: ['10.0.0.0/8'], allowed_networks: ['10.0.0.0/8'] });
    const much = planSearch(wide, []);
    expect(searchGaps(much, { ...NOBODY, lookedAt: much.ranges })).toEqual([
      'the networks asked for hold more addresses than are searched for one request',
    ]);
  });

  it('is silent when all was searched', () => {
    const one = planSearch(scanRequest({ targets: [], target_networks: ['10.0.0.0/24'] }), []);
    expect(searchGaps(one, { ...NOBODY, lookedAt: one.ranges })).toEqual([]);
  });
});
