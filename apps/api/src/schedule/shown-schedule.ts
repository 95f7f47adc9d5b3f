import type { ScanSchedule } from '#contracts';
import { formatInZone } from './recurrence.js';
import type { ScheduleStanding } from './schedule-standing.js';
import type { StoredSchedule } from './stored-schedule.js';

const NOTHING_RAN: ScheduleStanding = { running: false, status: 'ready', latest_scan: null };

/** A schedule as it is answered, with what its scans say of it. */
export function shownSchedule(schedule: StoredSchedule, standing: ScheduleStanding | undefined): ScanSchedule {
  const { id, settings, next_run_at, last_run_at, created_at, updated_at } = schedule;
  const inZone = (moment: Date | null) => (moment === null ? null : formatInZone(moment, settings.timezone));
  return {
    id,
    ...settings,
    next_scan_at: settings.sites.length === 0 ? null : inZone(next_run_at),
    ...(standing ?? NOTHING_RAN),
    last_run_at: inZone(last_run_at),
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}

/** The version of a schedule's settings, as the `ETag` header has it. Runs do not change it. */
export const versionOf = (updatedAt: Date): string => `"${updatedAt.getTime().toString(36)}"`;

/** Whether the `If-Match` header allows a change of this version; without the header any change is. */
export function isMatched(ifMatch: string | undefined, version: string): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  return ifMatch.split(',').some((tag) => tag.trim() === version);
}
