import type { ScheduleStatus } from '#contracts';
import type { ScanView } from '../request/index.js';
import { scanStateOf, sitesOf } from './scan-standing.js';

/** What a schedule is at, by its newest scan that has not come to its end; null when there is none. */
export function scheduleStatusOf(unfinished: ScanView | null): ScheduleStatus {
  if (unfinished === null) return 'ready';
  const sites = sitesOf(unfinished);
  const isStopping = sites.some(
    ({ state, newest }) => (state === 'pending' || state === 'running') && newest.cancel_intent !== null,
  );
  if (isStopping) return 'stopping';
  const state = scanStateOf(sites);
  if (state === 'pending') return 'starting';
  return state === 'processing' ? 'processing' : 'running';
}
