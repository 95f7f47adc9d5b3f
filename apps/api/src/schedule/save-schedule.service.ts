import type { ScanScheduleBody, ScheduleCover } from '#contracts';
import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditLog } from '../access/index.js';
import type { Tx } from '../platform/database/index.js';
import { CoverableSitesReadModel } from './coverable-sites.read-model.js';
import { changedRunTimes, firstRunTimes } from './run-times.js';
import { changesOf } from './schedule-changes.js';
import { refuseImpossibleSchedule } from './schedule-rules.js';
import { SchedulesReadModel } from './schedules.read-model.js';
import { SchedulesStore } from './schedules.store.js';
import type { StoredSchedule } from './stored-schedule.js';

/** Who wants what kind of schedule, and when. */
export interface ScheduleWish {
  readonly actor: AuditActor;
  readonly settings: ScanScheduleBody;
  readonly now: Date;
}

/** The one way by which schedules come to be and change: by the same rules, with their times worked out, and said in the audit log. */
@Injectable()
export class SaveSchedule {
  constructor(
    private readonly store: SchedulesStore,
    private readonly schedules: SchedulesReadModel,
    private readonly sites: CoverableSitesReadModel,
    private readonly audit: AuditLog,
  ) {}

  /** The schedule, which nobody else changes or runs until the end of the transaction; null when the tenant has none such. */
  async locked(tenantId: string, scheduleId: string, tx: Tx): Promise<StoredSchedule | null> {
    await this.store.lock(tenantId, scheduleId, tx);
    return this.schedules.find(tenantId, scheduleId, tx);
  }

  /** @throws {AppError} when there can be no such schedule. */
  async create(id: string, { actor, settings, now }: ScheduleWish, tx: Tx): Promise<StoredSchedule> {
    const { tenantId } = actor;
    await this.refuseImpossible(settings, { tenantId, covered: [] }, tx);
    const made = { created_at: now, updated_at: now, last_run_at: null };
    const schedule = { id, tenant_id: tenantId, settings, ...firstRunTimes(settings, now), ...made };
    await this.store.save(schedule, tx);
    const resource = { type: 'schedule', id };
    await this.audit.record(actor, { action: 'schedule.created', resource, details: { settings } }, tx);
    return schedule;
  }

  /**
   * Changes a schedule that is {@link locked}. Changes nothing, and says nothing, when it is as wished already.
   * @throws {AppError} when there can be no such schedule.
   */
  async change(before: StoredSchedule, { actor, settings, now }: ScheduleWish, tx: Tx): Promise<StoredSchedule> {
    const changes = changesOf(before.settings, settings);
    if (changes === null) return before;
    const { settings: old, tenant_id, last_run_at, updated_at } = before;
    await this.refuseImpossible(settings, { tenantId: tenant_id, covered: old.sites }, tx);
    const runTimes = changedRunTimes({ ...old, ...before }, settings, later(now, last_run_at));
    // Later than before, whatever the clock says: it is the version that If-Match compares.
    const changed = later(now, new Date(updated_at.getTime() + 1));
    const schedule = { ...before, settings, ...runTimes, updated_at: changed };
    await this.store.save(schedule, tx);
    const resource = { type: 'schedule', id: before.id };
    await this.audit.record(actor, { action: 'schedule.updated', resource, details: { changes } }, tx);
    return schedule;
  }

  /** Its scans stay, and one that runs goes on. */
  async delete(before: StoredSchedule, actor: AuditActor, tx: Tx): Promise<void> {
    await this.store.delete(before.tenant_id, before.id, tx);
    const resource = { type: 'schedule', id: before.id };
    const details = { description: before.settings.description };
    await this.audit.record(actor, { action: 'schedule.deleted', resource, details }, tx);
  }

  private async refuseImpossible(
    settings: ScanScheduleBody,
    { tenantId, covered }: { readonly tenantId: string; readonly covered: readonly ScheduleCover[] },
    tx: Tx,
  ): Promise<void> {
    const wanted = [...new Set(settings.sites.map(({ id }) => id))];
    refuseImpossibleSchedule(settings, await this.sites.hold(tenantId, wanted, tx), covered);
  }
}

const later = (one: Date, other: Date | null): Date => (other !== null && other > one ? other : one);
