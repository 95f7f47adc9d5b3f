import { formatIpv4, isInAnyNetwork, parseIpv4Network, refuseTarget, type ScanRequested } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressCount, type AddressRanges, cidrsOf } from './address-ranges.js';
import { scanRequest } from './scan-request.spec-support.js';
import { MOST_ADDRESSES, planSearch } from './search-plan.js';

const asking = (networks: readonly string[], change: Partial<ScanRequested> = {}): ScanRequested =>
  scanRequest({ targets: [], target_networks: [...networks], ...change });
const addressesIn = (ranges: AddressRanges): string[] =>
  ranges.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => formatIpv4(first + index)),
  );

/** The same said the long way: address by address, by the rule for one address. */
function naively(request: ScanRequested, agentNetworks: readonly string[]): string[] {
  const hosts = (request.target_networks ?? []).flatMap((cidr) => {
    const { base, prefix } = parseIpv4Network(cidr)!;
    const all = Array.from({ length: 2 ** (32 - prefix) }, (_, index) => formatIpv4(base + index));
    return prefix <= 30 ? all.slice(1, -1) : all;
  });
  return [...new Set(hosts)].filter(
    (address) =>
      refuseTarget(address, request.allowed_networks) === null &&
      (agentNetworks.length === 0 || refuseTarget(address, agentNetworks) === null) &&
      !isInAnyNetwork(address, request.exclusions ?? []),
  );
}

describe('planSearch', () => {
  it('looks at the hosts of a network, not at its own and its broadcast address', () => {
    const plan = planSearch(asking(['10.0.1.0/29']), []);
    expect(addressesIn(plan.ranges)).toEqual([1, 2, 3, 4, 5, 6].map((host) => `10.0.1.${host}`));
    expect(plan.networks).toEqual([{ network: '10.0.1.0/29', ranges: plan.ranges, gaps: [] }]);
    expect(addressesIn(planSearch(asking(['10.0.1.0/31', '10.0.1.9/32']), []).ranges)).toEqual([
      '10.0.1.0',
      '10.0.1.1',
      '10.0.1.9',
    ]);
  });

  it('asks for nothing when no network was asked for', () => {
    expect(planSearch(scanRequest(), [])).toEqual({ networks: [], ranges: [], exclusions: [] });
  });

  it('leaves out what is excluded, which is no gap', () => {
    const plan = planSearch(asking(['10.0.1.0/29'], { exclusions: ['10.0.1.2/31', '192.168.0.0/16'] }), []);
    expect(addressesIn(plan.ranges)).toEqual(['10.0.1.1', '10.0.1.4', '10.0.1.5', '10.0.1.6']);
    expect(plan.networks[0]!.gaps).toEqual([]);
  });

  it('says when a network may be searched in part only, or not at all', () => {
    const plan = planSearch(asking(['10.0.0.0/23', '10.9.0.0/30', '8.8.8.0/24']), ['10.0.1.0/24']);
    expect(plan.networks.map(({ gaps }) => gaps)).toEqual([['not_allowed'], ['not_allowed'], ['not_allowed']]);
    expect(cidrsOf(plan.ranges)[0]).toBe('10.0.1.0/25');
    expect(addressCount(plan.networks[1]!.ranges)).toBe(0);
  });

  it('never lets loopback or the internet in by a wide network', () => {
    const wide = { allowed_networks: ['0.0.0.0/0'] };
    const plan = planSearch(
      asking(['127.0.0.0/24', '8.8.8.0/24', '224.0.0.0/24', '240.0.0.0/24', '0.0.0.0/24'], wide),
      [],
    );
    expect(plan.ranges).toEqual([]);
    const local = planSearch(asking(['127.0.0.0/30'], { allowed_networks: ['127.0.0.0/8'] }), ['127.0.0.0/8']);
    expect(addressesIn(local.ranges)).toEqual(['127.0.0.1', '127.0.0.2']);
  });

  it('has a bound over all networks, and says where it cut', () => {
    const request = asking(['10.0.0.0/8', '10.0.0.0/24', '10.200.0.0/24'], { allowed_networks: ['10.0.0.0/8'] });
    const plan = planSearch(request, []);
    expect(addressCount(plan.ranges)).toBe(MOST_ADDRESSES);
    expect(plan.networks.map(({ ranges, gaps }) => [addressCount(ranges), gaps])).toEqual([
      [MOST_ADDRESSES, ['over_limit']],
      [254, []],
      [0, ['over_limit']],
    ]);
    expect(planSearch(asking(['10.0.0.0/16']), []).networks[0]!.gaps).toEqual([]);
  });

  it('is what the rule for one address says of each', () => {
    const cidr = fc
      .tuple(
        fc.constantFrom('10.0.0.', '10.0.1.', '127.0.0.', '169.254.3.', '8.8.8.', '224.0.0.'),
        fc.nat(255),
        fc.integer({ min: 24, max: 32 }),
      )
      .map(([start, host, prefix]) => `${start}${host}/${prefix}`);
    const allowed = fc.oneof(
      cidr,
      fc.constantFrom('0.0.0.0/0', '10.0.0.0/23', '127.0.0.0/8', '0.0.0.0/1', '169.254.0.0/16'),
    );
    const some = (one: typeof cidr, minLength = 0) => fc.array(one, { minLength, maxLength: 4 });
    fc.assert(
      fc.property(some(cidr, 1), some(allowed, 1), some(cidr), some(allowed), (networks, site, excluded, agent) => {
        const request = asking(networks, { allowed_networks: site, exclusions: excluded });
        const plan = planSearch(request, agent);
        expect(addressesIn(plan.ranges).sort()).toEqual(naively(request, agent).sort());
        for (const { network, ranges } of plan.networks) {
          expect(addressesIn(ranges).sort()).toEqual(
            naively(asking([network], { ...request, target_networks: [network] }), agent).sort(),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
