import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../access/index.js';
import type { Tx } from '../platform/database/index.js';
import type { DueRun, SchedulePlan } from '../schedule/index.js';
import { OpenRun } from './open-run.service.js';
import { RunGate } from './run-gate.js';

/** Carries out the runs of schedules that are due. What does not begin is said in the audit log and in ours. */
@Injectable()
export class DueRuns {
  private readonly logger = new Logger(DueRuns.name);

  constructor(
    private readonly gate: RunGate,
    private readonly openRun: OpenRun,
    private readonly audit: AuditLog,
  ) {}

  /** Claims the next run that is due and opens its scan, in this one transaction of the centre; false when none is due. */
  async next(tx: Tx): Promise<boolean> {
    const due = await this.gate.nextDue(new Date(), tx);
    if (due === null) return false;
    const hindrance = due.verdict === 'missed' ? 'it was missed' : await this.begin(due.plan, tx);
    if (hindrance !== null) await this.sayNotBegun(due, hindrance, tx);
    return true;
  }

  /**
   * Null when it began, else why not. A savepoint keeps one schedule that cannot be carried out from being due for ever,
   * before all others.
   */
  private async begin(plan: SchedulePlan, tx: Tx): Promise<string | null> {
    if (plan.sites.length === 0) return 'the schedule has no sites any more';
    if (await this.gate.isRunning(plan, tx)) return 'the last run has not ended';
    try {
      await tx.transaction(() => this.open(plan, tx));
      return null;
    } catch (error) {
      this.logger.error({ message: 'A schedule cannot be carried out', schedule_id: plan.id, err: error });
      return 'it could not be carried out';
    }
  }

  private async open(plan: SchedulePlan, tx: Tx): Promise<void> {
    const at = new Date();
    const actor = { tenantId: plan.tenant_id };
    const [opening] = await this.openRun.open({ actor, plan, at, traceparent: null, unable: 'say' }, tx);
    await this.gate.began(plan, at, tx);
    const scan_id = opening?.request.scan_id;
    this.logger.log({ message: 'A schedule began to run', schedule_id: plan.id, scan_id });
  }

  private async sayNotBegun({ plan, due_at, verdict }: DueRun, why: string, tx: Tx): Promise<void> {
    const action = verdict === 'missed' ? 'schedule.run_missed' : 'schedule.run_skipped';
    const details = { due_at: due_at.toISOString(), why };
    const resource = { type: 'schedule', id: plan.id };
    await this.audit.record({ tenantId: plan.tenant_id }, { action, resource, details }, tx);
    this.logger.warn({ message: 'A run that was due did not begin', schedule_id: plan.id, ...details });
  }
}
