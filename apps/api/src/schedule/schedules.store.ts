import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { ScheduleEntity, ScheduleSiteEntity } from './schedule.entity.js';

/** The only writer of `schedules` and `schedule_sites`. */
@Injectable()
export class SchedulesStore {
  /** Adds the schedule, or replaces it and the subnets it covers. */
  async save(schedule: ScheduleEntity, covers: readonly { siteId: string; subnet: string }[], tx: Tx): Promise<void> {
    await tx.upsert(ScheduleEntity, schedule, ['id']);
    await tx.delete(ScheduleSiteEntity, { schedule_id: schedule.id });
    const rows = covers.map(({ siteId, subnet }) => ({
      schedule_id: schedule.id,
      site_id: siteId,
      tenant_id: schedule.tenant_id,
      subnet,
    }));
    await tx.insert(ScheduleSiteEntity, rows);
  }
}
