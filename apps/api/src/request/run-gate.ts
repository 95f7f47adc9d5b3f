import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import type { Tx } from '../platform/database/index.js';
import {
  blackoutEnding,
  type DueRun,
  nextBlackoutStart,
  type SchedulePlan,
  SchedulePlans,
  ScheduleRuns,
} from '../schedule/index.js';
import { type RequestedScan, SiteScanParts } from './site-scan-parts.store.js';

/** Whether a schedule may run now. Its row is held meanwhile, so that it has one run at a time. */
@Injectable()
export class RunGate {
  constructor(
    private readonly plans: SchedulePlans,
    private readonly runs: ScheduleRuns,
    private readonly parts: SiteScanParts,
  ) {}

  /**
   * Holds the schedule for a run by hand that begins at this moment, and says what to scan.
   * @throws {AppError} when there is no such schedule, it runs already, or a blackout holds.
   */
  async begin(tenantId: string, scheduleId: string, at: Date, tx: Tx): Promise<SchedulePlan> {
    await this.runs.started(scheduleId, at, tx); // first, because it takes the row
    const plan = await this.plans.find(tenantId, scheduleId, tx);
    if (plan === null) throw new AppError('schedule_not_found');
    if (await this.isRunning(plan, tx)) throw new AppError('schedule_running');
    refuseInBlackout(plan, at);
    return plan;
  }

  /** Holds a schedule that is due, in a transaction of the centre; null when none is. */
  nextDue(now: Date, tx: Tx): Promise<DueRun | null> {
    return this.runs.claimDue(now, tx);
  }

  /** Whether the last run of a held schedule has not ended. */
  isRunning({ id, tenant_id }: SchedulePlan, tx: Tx): Promise<boolean> {
    return this.parts.isRunning(tenant_id, { scheduleId: id, exceptScanId: null }, tx);
  }

  /** Says that a run of a held schedule has begun. */
  began({ id }: SchedulePlan, at: Date, tx: Tx): Promise<void> {
    return this.runs.started(id, at, tx);
  }

  /**
   * When a paused scan that goes on must have ended; null when nothing says so. A run of a schedule goes on only where it
   * could begin; a schedule that was deleted meanwhile forbids nothing.
   * @throws {AppError} when another run is under way, or a blackout holds.
   */
  async endOfResumed(scan: RequestedScan, at: Date, tx: Tx): Promise<Date | null> {
    if (scan.kind !== 'scheduled') return null;
    const { id: exceptScanId, tenant_id, schedule_id } = scan;
    const run = { scheduleId: schedule_id, exceptScanId };
    if (await this.parts.isRunning(tenant_id, run, tx)) throw new AppError('schedule_running');
    const plan = await this.plans.find(tenant_id, schedule_id, tx);
    if (plan === null) return null;
    refuseInBlackout(plan, at);
    return nextBlackoutStart(plan.blackouts, at);
  }
}

function refuseInBlackout({ blackouts }: SchedulePlan, at: Date): void {
  const end = blackoutEnding(blackouts, at);
  if (end === null) return;
  const message = `The schedule must not run before ${end.toISOString()}: it is in a blackout.`;
  throw new AppError('schedule_in_blackout', message);
}
