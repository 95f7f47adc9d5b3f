import { parseIpv4 } from '#contracts';
import type { NmapScanner, ScanReport } from '../nmap/index.js';
import type { Neighbour } from '../result/index.js';
import {
  addressCount,
  type AddressRange,
  type AddressRanges,
  cidrsOf,
  difference,
  hasAddress,
  intersection,
  lowest,
  united,
} from './address-ranges.js';
import { type FoundHosts, NOBODY } from './discovery.js';
import { shareAt } from './pace.js';
import type { SearchPlan } from './search-plan.js';
import type { SiteCare } from './site-care.js';

/** Where to look for hosts, and within which limits. */
export interface SearchTask {
  readonly search: SearchPlan;
  /** Packets per second that the request allows; null is as many as the agent does. */
  readonly maxRate: number | null;
  readonly timeLeftMs: () => number;
  /** Whom the router has met; null when it could not be asked. */
  readonly known: readonly Neighbour[] | null;
  readonly care: SiteCare;
}

/**
 * How many addresses one run of nmap looks at, which is what an abrupt end can cost: nmap tells of hosts at the end of a
 * run only. Measured with nmap 7.93: 2 ms per address on a bridge, 24 ms where nothing answers behind a gateway.
 */
const CHUNK = 1024;

/** Looks for hosts, portion by portion, until all is looked at, the time is over or the scan is stopped. */
export async function findHosts(
  nmap: NmapScanner,
  task: SearchTask,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<FoundHosts> {
  const { ranges } = task.search;
  const total = addressCount(ranges);
  if (total === 0) return NOBODY;
  const found = { live: knownWithin(ranges, task.known), macs: new Map<string, string>() };
  const lookedAt: AddressRange[] = [];
  const problems = new Set<string>();
  let done = 0;
  onProgress(0);
  for (let left = ranges; left.length > 0;) {
    await task.care.untilMayRun(task.timeLeftMs(), signal);
    if (signal.aborted || task.timeLeftMs() <= 0) break;
    const chunk = lowest(left, CHUNK * shareAt(task.care.pace));
    const size = addressCount(chunk);
    const progress = (share: number): void => onProgress((done + size * share) / total);
    const report = await searchChunk(nmap, { ...task, chunk }, progress, signal);
    note(found, report, chunk);
    if (report.complete) lookedAt.push(...chunk);
    else problems.add(report.problem ?? 'nmap did not finish');
    done += size;
    left = difference(left, chunk);
    onProgress(done / total);
  }
  if (done < total && task.timeLeftMs() <= 0) problems.add('the time for the scan was over');
  return { ...found, lookedAt: united(lookedAt), problems: [...problems] };
}

function note(found: { live: Set<number>; macs: Map<string, string> }, report: ScanReport, chunk: AddressRanges): void {
  for (const address of answering(report, chunk)) found.live.add(address);
  for (const { address, mac } of report.hosts) if (mac !== null) found.macs.set(address, mac.address);
}

function searchChunk(
  nmap: NmapScanner,
  task: SearchTask & { readonly chunk: AddressRanges },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ScanReport> {
  const { chunk, search, maxRate, timeLeftMs, care } = task;
  const { maxHostgroup: _, ...limits } = care.limits(maxRate);
  const [lowest, highest] = [chunk[0]?.first ?? 0, chunk.at(-1)?.last ?? 0];
  return nmap.findHosts(
    {
      targets: cidrsOf(chunk),
      // They are not among the targets already. Said once more, so that no mistake of ours can touch them.
      exclude: cidrsOf(intersection(search.exclusions, [{ first: lowest, last: highest }])),
      timeLimitMs: Math.max(1, timeLeftMs()),
      ...limits,
      hold: care.hold,
    },
    ({ percent }) => onProgress(percent / 100),
    signal,
  );
}

function answering(report: ScanReport, chunk: AddressRanges): number[] {
  const up = report.hosts.filter(({ status }) => status.state === 'up');
  return up.flatMap(({ address }) => parseIpv4(address) ?? []).filter((address) => hasAddress(chunk, address));
}

function knownWithin(ranges: AddressRanges, known: readonly Neighbour[] | null): Set<number> {
  const addresses = (known ?? []).flatMap(({ address }) => parseIpv4(address) ?? []);
  return new Set(addresses.filter((address) => hasAddress(ranges, address)));
}
