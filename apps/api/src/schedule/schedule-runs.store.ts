import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { Recurrence } from './recurrence.js';
import { decideDue, type RunSettings } from './run-times.js';
import { type SchedulePlan, SchedulePlans } from './schedule-plans.read-model.js';

/** A run whose time has come, claimed: nobody else gets it. */
export interface DueRun {
  readonly plan: SchedulePlan;
  /** When it was to begin. */
  readonly due_at: Date;
  /** `missed`: it could not begin in time, and its schedule wants no making up for it. */
  readonly verdict: 'run' | 'missed';
}

interface DueRow extends Recurrence, Pick<RunSettings, 'blackouts' | 'missed_run_policy'> {
  readonly id: string;
  readonly tenant_id: string;
  readonly next_run_at: Date;
}

/**
 * Whoever holds the row has the run; the others pass it by. When they come to it later, its next time is after now. A schedule
 * that covers nothing is not due.
 */
const NEXT_DUE = `
  SELECT id, tenant_id, day_of_week, time_of_day, every_n_weeks, timezone, blackouts, missed_run_policy,
    to_char(anchor_date, 'YYYY-MM-DD') AS anchor_date, next_run_at
  FROM schedules
  WHERE enabled AND next_run_at <= $1 AND anchor_date IS NOT NULL
    AND EXISTS (SELECT FROM schedule_sites WHERE schedule_id = schedules.id)
  ORDER BY next_run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** The writer of the times of `schedules` when runs are due and begin. */
@Injectable()
export class ScheduleRuns {
  constructor(private readonly plans: SchedulePlans) {}

  /**
   * The next run that is due, or null. Needs a transaction of the centre, which is also the one that carries the run out: when
   * it fails the run is due again. Runs that a blackout holds at this moment are put off on the way.
   */
  async claimDue(now: Date, tx: Tx): Promise<DueRun | null> {
    for (;;) {
      const [due]: DueRow[] = await tx.query(NEXT_DUE, [now]);
      if (due === undefined) return null;
      const { verdict, next_run_at } = decideDue(due, due.next_run_at, now);
      await tx.query('UPDATE schedules SET next_run_at = $2 WHERE id = $1', [due.id, next_run_at]);
      if (verdict === 'postponed') continue;
      const plan = await this.plans.find(due.tenant_id, due.id, tx);
      if (plan === null) throw new Error('a schedule that is locked is still there');
      return { plan, due_at: due.next_run_at, verdict };
    }
  }

  /** Says that a scan of the schedule was begun, by time or by hand. Moves no later run. */
  async started(scheduleId: string, at: Date, tx: Tx): Promise<void> {
    await tx.query('UPDATE schedules SET last_run_at = $2 WHERE id = $1', [scheduleId, at]);
  }
}
