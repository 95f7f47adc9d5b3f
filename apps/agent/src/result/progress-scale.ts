import type { ScanPhase } from '#contracts';

/** The share of the whole that each phase begins and ends at, in percent. Ports and versions take nearly all the time. */
const SHARES: Record<ScanPhase, readonly [number, number]> = {
  planning: [0, 1],
  router: [1, 10],
  ports: [10, 50],
  versions: [50, 97],
  publishing: [97, 100],
};

/** How far the whole has come when a phase has come this far (0 to 1). Percent with one decimal. */
export function overallPercent(phase: ScanPhase, fraction: number): number {
  const [begin, end] = SHARES[phase];
  const inside = Math.min(Math.max(fraction, 0), 1);
  return Math.round((begin + (end - begin) * inside) * 10) / 10;
}
