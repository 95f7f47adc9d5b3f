import type { ScanSchedule, ScanScheduleBody } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../platform/app-error.js';
import { type ReadTx, TenantWork, type Tx } from '../platform/database/index.js';
import type { PagePosition, RequestCaller } from '../platform/http/index.js';
import { SaveSchedule } from './save-schedule.service.js';
import { SCHEDULE_STANDINGS, type ScheduleStandings } from './schedule-standing.js';
import { SchedulesReadModel } from './schedules.read-model.js';
import { isMatched, shownSchedule, versionOf } from './shown-schedule.js';
import type { StoredSchedule } from './stored-schedule.js';

/** Which schedule is to change, and the version it has to be of: the `If-Match` header. */
export interface ChangeTarget {
  readonly scheduleId: string;
  readonly ifMatch: string | undefined;
}

export interface SchedulePage {
  readonly schedules: readonly ScanSchedule[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: PagePosition | null;
}

/** What callers ask of schedules, always those of their own tenant. */
@Injectable()
export class ManageSchedules {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly schedules: SchedulesReadModel,
    private readonly saving: SaveSchedule,
    @Inject(SCHEDULE_STANDINGS) private readonly standings: ScheduleStandings,
  ) {}

  list(tenantId: string, limit: number, before: PagePosition | null): Promise<SchedulePage> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const found = await this.schedules.list(tenantId, { limit: limit + 1, before }, tx);
      const last = found.length > limit ? found[limit - 1] : undefined;
      const schedules = await this.shown(tenantId, found.slice(0, limit), tx);
      return { schedules, next: last === undefined ? null : { at: last.created_at, id: last.id } };
    });
  }

  /** @throws {AppError} `schedule_not_found`. */
  find(tenantId: string, scheduleId: string): Promise<ScanSchedule> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const schedule = await this.schedules.find(tenantId, scheduleId, tx);
      if (schedule === null) throw new AppError('schedule_not_found');
      return this.shownOne(schedule, tx);
    });
  }

  /** @throws {AppError} when there can be no such schedule. */
  create(caller: RequestCaller, settings: ScanScheduleBody, now: Date): Promise<ScanSchedule> {
    return this.tenantWork.write(caller.tenantId, async (tx) => {
      return this.shownOne(await this.saving.create(uuidv7(), { actor: caller, settings, now }, tx), tx);
    });
  }

  /**
   * Changes the settings to what `wanted` makes of those that are there.
   * @throws {AppError} when there is no such schedule, it is of another version, or there can be none as wanted.
   */
  change(
    caller: RequestCaller,
    target: ChangeTarget,
    wanted: (before: ScanScheduleBody) => ScanScheduleBody,
    now: Date,
  ): Promise<ScanSchedule> {
    return this.tenantWork.write(caller.tenantId, async (tx) => {
      const before = await this.locked(caller.tenantId, target, tx);
      const settings = wanted(before.settings);
      return this.shownOne(await this.saving.change(before, { actor: caller, settings, now }, tx), tx);
    });
  }

  /** @throws {AppError} when there is no such schedule, or it is of another version. */
  delete(caller: RequestCaller, target: ChangeTarget): Promise<void> {
    return this.tenantWork.write(caller.tenantId, async (tx) => {
      await this.saving.delete(await this.locked(caller.tenantId, target, tx), caller, tx);
    });
  }

  private async locked(tenantId: string, { scheduleId, ifMatch }: ChangeTarget, tx: Tx): Promise<StoredSchedule> {
    const schedule = await this.saving.locked(tenantId, scheduleId, tx);
    if (schedule === null) throw new AppError('schedule_not_found');
    if (!isMatched(ifMatch, versionOf(schedule.updated_at))) throw new AppError('precondition_failed');
    return schedule;
  }

  private async shownOne(schedule: StoredSchedule, tx: ReadTx): Promise<ScanSchedule> {
    const standings = await this.standings.of(schedule.tenant_id, [schedule.id], tx);
    return shownSchedule(schedule, standings.get(schedule.id));
  }

  private async shown(tenantId: string, schedules: readonly StoredSchedule[], tx: ReadTx): Promise<ScanSchedule[]> {
    const ids = schedules.map(({ id }) => id);
    const standings = await this.standings.of(tenantId, ids, tx);
    return schedules.map((schedule) => shownSchedule(schedule, standings.get(schedule.id)));
  }
}
