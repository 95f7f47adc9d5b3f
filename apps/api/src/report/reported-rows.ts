import type { HostOutcome } from '#contracts';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import type { SiteMatch, StatedFinding } from '../match/index.js';

/** What was seen and found at one site of a scan, over all its parts. */
export interface SiteRows {
  /** The reading of the router that counts; null when there is none. */
  readonly router: RouterObservation | null;
  /** What became of the addresses that were asked for by name. */
  readonly outcomes: ReadonlyMap<string, HostOutcome>;
  /** How many addresses have a result, by outcome. */
  readonly outcomeCounts: Readonly<Record<HostOutcome, number>>;
  /** Hosts that may run RouterOS in a version nobody told; to be judged one by one. */
  readonly routerOsHosts: readonly HostObservation[];
  /** How it was held against advisories; null before that. */
  readonly match: SiteMatch | null;
  /** The first of them, by address. */
  readonly hosts: readonly HostObservation[];
  /** The first of those that are not below `min_cvss`, in the order in which they are worked on. */
  readonly findings: readonly StatedFinding[];
  readonly findingsTotal: number;
}
