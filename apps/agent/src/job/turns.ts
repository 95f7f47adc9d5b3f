import { formatIpv4, parseIpv4 } from '#contracts';
import type { ScanPlan } from './scan-plan.js';

/** Hosts worked on together. */
export interface Batch {
  readonly targets: readonly string[];
  /** How many hosts had their turn before. */
  readonly before: number;
}

/**
 * Whose turn it is when: those asked for by name first, in their order; then those found, ascending. Each once, and nobody
 * who was named and left out: an address has one result.
 */
export function turnsOf(plan: Pick<ScanPlan, 'targets' | 'refused'>, found: ReadonlySet<number>): readonly string[] {
  const named = new Set([...plan.targets, ...plan.refused.map(({ address }) => address)].map(parseIpv4));
  const others = [...found].filter((address) => !named.has(address)).sort((a, b) => a - b);
  return [...plan.targets, ...others.map(formatIpv4)];
}

/**
 * The next hosts that are worked on together: open ports, then versions, then the router once more, then told to the centre.
 * Measured with nmap 7.93 on a bridge, 1000 ports: a run costs 0.25 s and 0.02 s per host, so more than 16 hosts save little,
 * while what an abrupt end can cost and how long the first host is waited for grow with them.
 */
export function batchAt(turns: readonly string[], before: number, size: number): Batch {
  return { targets: turns.slice(before, before + size), before };
}

/** Less is not enough for a slow host that has something to say. */
const SHORTEST_TURN_MS = 600_000;

/**
 * How long one host may take while others wait: their fair share of the time that is left, so that a tarpit in an early
 * batch does not cost all later ones their turn. In the last batch nobody waits.
 */
export function longestTurnMs(timeLeftMs: number, hostsLeft: number, size: number): number {
  const batches = Math.max(1, Math.ceil(hostsLeft / size));
  return Math.min(timeLeftMs, Math.max(SHORTEST_TURN_MS, timeLeftMs / batches));
}
