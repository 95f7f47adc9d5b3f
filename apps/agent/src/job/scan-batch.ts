import type { HostFacts } from '#contracts';
import {
  type NmapScanner,
  openTcpPorts,
  type ScanReport,
  sparedPorts,
  type Sparing,
  type VersionGroup,
  versionGroups,
} from '../nmap/index.js';
import { assembleHost, type Neighbour } from '../result/index.js';
import { gently } from './scan-limits.js';
import { LONGEST_PAUSE_MS, type SiteCare } from './site-care.js';

/** Hosts to look at together, and how. */
export interface BatchTask {
  readonly targets: readonly string[];
  /** TCP ports. */
  readonly ports: string;
  /** Packets per second that the request allows; null is as many as the agent does. */
  readonly maxRate: number | null;
  /** What is left of the whole scan's time. */
  readonly timeLeftMs: () => number;
  /** The most one host may take in one step. */
  readonly longestTurnMs: number;
  readonly care: SiteCare;
  readonly sparing: Sparing;
}

/** What nmap saw: the look for open ports and the look at versions, by address. */
export interface NmapSightings {
  readonly portsOf: ReadonlyMap<string, ScanReport>;
  readonly versionsOf: ReadonlyMap<string, ScanReport>;
}

/** How far a phase of nmap's work has come, 0 to 1. */
type OnProgress = (phase: 'ports' | 'versions', fraction: number) => void;

/** A part of the batch that is done in one run. */
interface Portion {
  readonly targets: readonly string[];
  readonly gentle: boolean;
}

/** Open ports first, then versions on open ports only. Once stopped, every run that is left says so and starts nothing. */
export async function scanBatch(
  nmap: NmapScanner,
  task: BatchTask,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<NmapSightings> {
  const { ports, care, sparing } = task;
  const portsOf = await inPortions(
    portionsOf(task),
    (fraction) => onProgress('ports', fraction),
    async (portion, say) => {
      await care.untilMayRun(task.timeLeftMs(), signal);
      // A run that stands still for a while must not give up on its hosts for that.
      const hostTimeLimitMs = task.longestTurnMs + LONGEST_PAUSE_MS;
      const request = { targets: portion.targets, ports, ...limitsOf(task, portion), hostTimeLimitMs, hold: care.hold };
      return nmap.findOpenPorts(request, say, signal);
    },
  );
  const hosts = [...new Set(portsOf.values())].flatMap((report) => report.hosts);
  const groups = versionGroups(hosts, sparing);
  const sayVersions = (fraction: number): void => onProgress('versions', fraction);
  const versionsOf = await inPortions<VersionGroup>(groups, sayVersions, async (group, say) => {
    await care.untilMayRun(task.timeLeftMs(), signal);
    const bounds = { ...limitsOf(task, group), hostTimeLimitMs: task.longestTurnMs, everyPort: !sparing.sparesPorts };
    return nmap.detectVersions({ ...group, ...bounds }, say, signal);
  });
  return { portsOf, versionsOf };
}

/** Those that may not bear what is usual are looked at by themselves. */
function portionsOf({ targets, sparing }: BatchTask): Portion[] {
  const portions = [false, true].map((gentle) => ({
    gentle,
    targets: targets.filter((target) => sparing.isGentle(target) === gentle),
  }));
  return portions.filter((portion) => portion.targets.length > 0);
}

function limitsOf({ care, maxRate, timeLeftMs }: BatchTask, { gentle }: Portion) {
  const limits = care.limits(maxRate);
  return { timeLimitMs: Math.max(1, timeLeftMs()), ...(gentle ? gently(limits) : limits) };
}

async function inPortions<One extends Portion>(
  portions: readonly One[],
  onProgress: (fraction: number) => void,
  run: (portion: One, say: (progress: { readonly percent: number }) => void) => Promise<ScanReport>,
): Promise<ReadonlyMap<string, ScanReport>> {
  const reports = new Map<string, ScanReport>();
  if (portions.length > 0) onProgress(0);
  for (const [index, portion] of portions.entries()) {
    const report = await run(portion, ({ percent }) => onProgress((index + percent / 100) / portions.length));
    for (const target of portion.targets) reports.set(target, report);
  }
  return reports;
}

/** Who the router says is behind the addresses, before and after the scan; null when it could not be asked. */
export interface RouterSightings {
  readonly before: readonly Neighbour[] | null;
  readonly after: readonly Neighbour[] | null;
}

/** The facts of every host of the batch. */
export function hostsOfBatch(
  { targets, sparing }: Pick<BatchTask, 'targets' | 'sparing'>,
  { portsOf, versionsOf }: NmapSightings,
  router: RouterSightings,
): HostFacts[] {
  return targets.flatMap((target) => {
    const ports = portsOf.get(target);
    if (ports === undefined) return [];
    const host = ports.hosts.find(({ address }) => address === target);
    const spared = sparedPorts(sparing.sparesPorts && host !== undefined ? openTcpPorts(host) : []);
    return [assembleHost({ target, ports, versions: versionsOf.get(target) ?? null, spared, ...router })];
  });
}
