import type { ScanState } from '#contracts';
import type { SiteScanView } from '../request/index.js';

const END_STATES: readonly ScanState[] = ['completed', 'partial', 'failed', 'stopped'];

/** Whether a site scan has come to an end. */
export function hasEnded(site: Pick<SiteScanView, 'state'>): boolean {
  return END_STATES.includes(site.state);
}

/**
 * The state of a scan by those of its sites. While one has not ended the scan has not; when all have ended alike the
 * scan ended so too, and otherwise it is `partial`.
 */
export function scanStateOf(sites: readonly Pick<SiteScanView, 'state'>[]): ScanState {
  const states = new Set(sites.map((site) => site.state));
  const [only] = states;
  if (only === undefined) return 'pending';
  if (states.size === 1) return only;
  if (sites.every(hasEnded)) return 'partial';
  return states.has('running') || states.has('pending') ? 'running' : 'processing';
}

/** How far a scan, or its part at one site, has come. */
export interface Progress {
  readonly percent: number;
  readonly phase: SiteScanView['phase'];
  readonly last_heard_at: string | null;
}

type Progressing = Pick<SiteScanView, 'state' | 'percent' | 'phase' | 'last_heard_at'>;

/** The mean over the sites, one decimal, and the phase of the one that is furthest behind. */
export function progressOf(sites: readonly Progressing[]): Progress {
  const percents = sites.map((site) => (hasEnded(site) ? 100 : site.percent));
  const behind = sites.filter((site) => site.state === 'running').toSorted((a, b) => a.percent - b.percent)[0];
  const heard = sites.flatMap((site) => (site.last_heard_at === null ? [] : [site.last_heard_at.getTime()]));
  return {
    percent: Math.round((sum(percents) / Math.max(percents.length, 1)) * 10) / 10,
    phase: behind?.phase ?? null,
    last_heard_at: heard.length === 0 ? null : new Date(Math.max(...heard)).toISOString(),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
