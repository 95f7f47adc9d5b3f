import type { HostFacts } from '#contracts';
import { type NmapScanner, type ScanReport, versionGroups } from '../nmap/index.js';
import { assembleHost, type Neighbour } from '../result/index.js';

/** Hosts to look at together, and how. */
export interface BatchTask {
  readonly targets: readonly string[];
  /** TCP ports. */
  readonly ports: string;
  /** Packets per second; null bounds nothing. */
  readonly maxRate: number | null;
  /** What is left of the whole scan's time. */
  readonly timeLeftMs: () => number;
  /** The most one host may take in one step. */
  readonly longestTurnMs: number;
}

/** What nmap saw: the look for open ports, and the looks at versions by address. */
export interface NmapSightings {
  readonly ports: ScanReport;
  readonly versionsOf: ReadonlyMap<string, ScanReport>;
}

/** How far a phase of nmap's work has come, 0 to 1. */
type OnProgress = (phase: 'ports' | 'versions', fraction: number) => void;

/** Open ports first, then versions on open ports only. Once stopped, every run that is left says so and starts nothing. */
export async function scanBatch(
  nmap: NmapScanner,
  task: BatchTask,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<NmapSightings> {
  const { targets, ports: asked } = task;
  const limits = () => ({
    timeLimitMs: Math.max(1, task.timeLeftMs()),
    hostTimeLimitMs: task.longestTurnMs,
    ...(task.maxRate === null ? {} : { maxRate: task.maxRate }),
  });
  onProgress('ports', 0);
  const ports = await nmap.findOpenPorts(
    { targets, ports: asked, ...limits() },
    ({ percent }) => onProgress('ports', percent / 100),
    signal,
  );
  const groups = versionGroups(ports.hosts);
  const versionsOf = new Map<string, ScanReport>();
  if (groups.length > 0) onProgress('versions', 0);
  for (const [index, group] of groups.entries()) {
    const report = await nmap.detectVersions(
      { ...group, ...limits() },
      ({ percent }) => onProgress('versions', (index + percent / 100) / groups.length),
      signal,
    );
    for (const target of group.targets) versionsOf.set(target, report);
  }
  return { ports, versionsOf };
}

/** Who the router says is behind the addresses, before and after the scan; null when it could not be asked. */
export interface RouterSightings {
  readonly before: readonly Neighbour[] | null;
  readonly after: readonly Neighbour[] | null;
}

/** The facts of every host of the batch. */
export function hostsOfBatch(targets: readonly string[], seen: NmapSightings, router: RouterSightings): HostFacts[] {
  return targets.map((target) =>
    assembleHost({ target, ports: seen.ports, versions: seen.versionsOf.get(target) ?? null, ...router }),
  );
}
