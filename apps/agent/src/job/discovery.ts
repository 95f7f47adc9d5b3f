import type { NetworkDiscovery } from '#contracts';
import { addressCount, type AddressRanges, difference, hasAddress, intersection } from './address-ranges.js';
import type { SearchGap, SearchPlan } from './search-plan.js';

/** What looking for hosts gave. */
export interface FoundHosts {
  /** Hosts that answered, or that the router knows to be there; all of them in the ranges of the plan. */
  readonly live: ReadonlySet<number>;
  /** The MAC addresses of hosts on the own network segment. */
  readonly macs: ReadonlyMap<string, string>;
  /** Where nmap looked to the end. */
  readonly lookedAt: AddressRanges;
  /** Why it did not elsewhere, each reason once. */
  readonly problems: readonly string[];
}

export const NOBODY: FoundHosts = { live: new Set(), macs: new Map(), lookedAt: [], problems: [] };

/** How each network asked for was searched, as it is told to the centre; undefined when none was asked for. */
export function discoveryOf(plan: SearchPlan, found: FoundHosts): NetworkDiscovery[] | undefined {
  if (plan.networks.length === 0) return undefined;
  return plan.networks.map(({ network, ranges, gaps }) => ({
    network,
    addresses: addressCount(intersection(ranges, found.lookedAt)),
    live: countIn(ranges, found.live),
    complete: gaps.length === 0 && difference(ranges, found.lookedAt).length === 0,
  }));
}

/** Why the search was not complete, as sentences for people; empty when it was. */
export function searchGaps(plan: SearchPlan, found: FoundHosts): string[] {
  const gaps = new Set(plan.networks.flatMap((network) => network.gaps));
  const unseen = addressCount(difference(plan.ranges, found.lookedAt));
  const problems = found.problems.length === 0 ? '' : `: ${found.problems.join(', ')}`;
  return [
    ...[...gaps].map(explainGap),
    ...(unseen === 0 ? [] : [`${unseen} addresses were not searched for hosts${problems}`]),
  ];
}

function explainGap(gap: SearchGap): string {
  switch (gap) {
    case 'not_allowed':
      return 'some of the networks asked for may not be scanned from here';
    case 'over_limit':
      return 'the networks asked for hold more addresses than are searched for one request';
  }
}

function countIn(ranges: AddressRanges, addresses: ReadonlySet<number>): number {
  let count = 0;
  for (const address of addresses) if (hasAddress(ranges, address)) count += 1;
  return count;
}
