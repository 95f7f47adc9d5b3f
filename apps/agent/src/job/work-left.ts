import { formatIpv4, parseIpv4 } from '#contracts';
import { hasAddress } from './address-ranges.js';
import type { ScanPlan } from './scan-plan.js';

/** What is left to do when some hosts are finished. */
export interface WorkLeft<Result> {
  readonly plan: ScanPlan;
  readonly found: ReadonlySet<number>;
  /** Results to be told again: of hosts that this attempt would look at as well. */
  readonly again: readonly Result[];
}

/**
 * The work without hosts that an earlier attempt finished. A finished host in a network that is searched counts as found,
 * also when it does not answer now; one that may not be scanned any more is neither scanned nor told of.
 */
export function workLeft<Result>(
  plan: ScanPlan,
  found: ReadonlySet<number>,
  finished: ReadonlyMap<string, Result>,
): WorkLeft<Result> {
  const targets = new Set(plan.targets);
  const refused = new Set(plan.refused.map(({ address }) => address));
  const mayBe = (address: string): boolean => {
    const number = parseIpv4(address);
    const isSearched = number !== null && hasAddress(plan.search.ranges, number);
    return targets.has(address) || (isSearched && !refused.has(address));
  };
  const again = [...finished].filter(([address]) => mayBe(address));
  const done = new Set(again.map(([address]) => address));
  return {
    plan: { ...plan, targets: plan.targets.filter((address) => !done.has(address)) },
    found: new Set([...found].filter((address) => !done.has(formatIpv4(address)))),
    again: again.map(([, result]) => result),
  };
}
