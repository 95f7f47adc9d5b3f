import type { ScanReportSummary, ScheduleStatus } from '#contracts';
import type { ReadTx } from '../platform/database/index.js';

/** What the scans of a schedule say of it. */
export interface ScheduleStanding {
  readonly running: boolean;
  readonly status: ScheduleStatus;
  /** The newest of its scans that has ended. */
  readonly latest_scan: ScanReportSummary | null;
}

/** Knows how the scans of schedules stand. A later stage does, so it is a port: who has the scans provides it. */
export interface ScheduleStandings {
  /** By schedule id. A schedule that is not in the answer has no scans. */
  of(tenantId: string, scheduleIds: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, ScheduleStanding>>;
}

/** Where Nest finds the {@link ScheduleStandings}. */
export const SCHEDULE_STANDINGS = Symbol('siteward:schedule-standings');
