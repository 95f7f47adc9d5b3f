import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';
import { SCHEDULE_COLUMNS, type ScheduleRow, scheduleOf, type StoredSchedule } from './stored-schedule.js';

const FIND = `SELECT ${SCHEDULE_COLUMNS} FROM schedules WHERE id = $1 AND tenant_id = $2`;

const LIST = `
  SELECT ${SCHEDULE_COLUMNS} FROM schedules
  WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $4`;

const THAT_COVER = `
  SELECT DISTINCT schedule_id AS id FROM schedule_sites WHERE tenant_id = $1 AND site_id = $2 ORDER BY schedule_id`;

@Injectable()
export class SchedulesReadModel {
  async find(tenantId: string, scheduleId: string, tx: ReadTx): Promise<StoredSchedule | null> {
    const [row]: ScheduleRow[] = await tx.query(FIND, [scheduleId, tenantId]);
    return row === undefined ? null : scheduleOf(row);
  }

  /** Newest first, those after the position. */
  async list(
    tenantId: string,
    { limit, before }: { readonly limit: number; readonly before: PagePosition | null },
    tx: ReadTx,
  ): Promise<StoredSchedule[]> {
    const rows: ScheduleRow[] = await tx.query(LIST, [tenantId, before?.at ?? null, before?.id ?? null, limit]);
    return rows.map(scheduleOf);
  }

  /** The ids of the schedules that cover something of the site. */
  async thatCover(tenantId: string, siteId: string, tx: ReadTx): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(THAT_COVER, [tenantId, siteId]);
    return rows.map(({ id }) => id);
  }
}
