import type { ScanPhase } from '#contracts';

/** The hosts in work: how many had their turn before, how many it is now, how many there are. */
export interface BatchPlace {
  readonly before: number;
  readonly size: number;
  readonly total: number;
}

/** Where a site scan is. `fraction` (0 to 1) is how far the phase has come, of the batch if it is one of a batch's. */
export type ScanPosition =
  | { readonly phase: 'router' | 'planning'; readonly fraction: number }
  | {
      readonly phase: Exclude<ScanPhase, 'router' | 'planning'>;
      readonly fraction: number;
      readonly batch: BatchPlace;
      /** Whether networks were searched for hosts before, which is what `planning` takes its time for. */
      readonly searched: boolean;
    };

/** The share of the whole that each part begins and ends at, in percent. */
const ROUTER = [1, 10] as const;
const SEARCH = [10, 20] as const;
/** The share of a batch: versions take most of the time. */
const IN_BATCH = { ports: [0, 40 / 90], versions: [40 / 90, 87 / 90], publishing: [87 / 90, 1] } as const;

/** How far the whole has come. Percent with one decimal. */
export function overallPercent(position: ScanPosition): number {
  return Math.round(percentAt(position) * 10) / 10;
}

function percentAt(position: ScanPosition): number {
  switch (position.phase) {
    case 'router':
      return between(ROUTER, position.fraction);
    case 'planning':
      return between(SEARCH, position.fraction);
    case 'ports':
    case 'versions':
    case 'publishing': {
      const { before, size, total } = position.batch;
      const done = (before + size * between(IN_BATCH[position.phase], position.fraction)) / total;
      return between([position.searched ? SEARCH[1] : ROUTER[1], 100], done);
    }
  }
}

function between([begin, end]: readonly [number, number], fraction: number): number {
  return begin + (end - begin) * Math.min(Math.max(fraction, 0), 1);
}
