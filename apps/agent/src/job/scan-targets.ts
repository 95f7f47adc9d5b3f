import type { HostFacts } from '#contracts';
import { type NmapScanner, type ScanReport, versionGroups } from '../nmap/index.js';
import { assembleHost, assembleUnscanned, type Neighbour } from '../result/index.js';
import { explainLeftOut, type ScanPlan } from './scan-plan.js';

/** How far a phase of nmap's work has come, 0 to 1. */
type OnProgress = (phase: 'ports' | 'versions', fraction: number) => void;

/** What nmap saw: the look for open ports, and the looks at versions by address. */
export interface NmapSightings {
  readonly ports: ScanReport | null;
  readonly versionsOf: ReadonlyMap<string, ScanReport>;
}

/** Open ports first, then versions on open ports only, until the time of the plan is over. */
export async function scanTargets(
  nmap: NmapScanner,
  plan: ScanPlan,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<NmapSightings> {
  const versionsOf = new Map<string, ScanReport>();
  if (plan.targets.length === 0) return { ports: null, versionsOf };

  const endsAt = performance.now() + plan.timeLimitMs;
  const timeLeftMs = (): number => Math.max(1, endsAt - performance.now());
  onProgress('ports', 0);
  const ports = await nmap.findOpenPorts(
    { targets: plan.targets, ports: plan.ports, timeLimitMs: timeLeftMs() },
    ({ percent }) => onProgress('ports', percent / 100),
    signal,
  );
  const groups = versionGroups(ports.hosts);
  if (groups.length > 0) onProgress('versions', 0);
  for (const [index, group] of groups.entries()) {
    if (signal.aborted) break;
    const report = await nmap.detectVersions(
      { ...group, timeLimitMs: timeLeftMs() },
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

/** The facts of every target of the plan, those that were not scanned included. */
export function hostsOf(plan: ScanPlan, seen: NmapSightings, router: RouterSightings, at: Date): HostFacts[] {
  const { ports } = seen;
  const scanned =
    ports === null
      ? []
      : plan.targets.map((target) => {
          const versions = seen.versionsOf.get(target) ?? null;
          return assembleHost({ target, ports, versions, before: router.before, after: router.after });
        });
  const leftOut = plan.refused.map(({ address, outcome, reason }) =>
    assembleUnscanned(address, { outcome, reason: explainLeftOut(reason) }, at),
  );
  return [...scanned, ...leftOut];
}
