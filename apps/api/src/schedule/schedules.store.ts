import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { StoredSchedule } from './stored-schedule.js';

const SAVE = `
  INSERT INTO schedules (id, tenant_id, description, day_of_week, time_of_day, every_n_weeks, timezone, min_cvss,
    warning_threshold, ignore_offline_sites, notify, notification_group, exclusions, profile, max_packets_per_second,
    blackouts, enabled, missed_run_policy, anchor_date, next_run_at, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
  ON CONFLICT (id) DO UPDATE SET description = excluded.description, day_of_week = excluded.day_of_week,
    time_of_day = excluded.time_of_day, every_n_weeks = excluded.every_n_weeks, timezone = excluded.timezone,
    min_cvss = excluded.min_cvss, warning_threshold = excluded.warning_threshold,
    ignore_offline_sites = excluded.ignore_offline_sites, notify = excluded.notify,
    notification_group = excluded.notification_group, exclusions = excluded.exclusions, profile = excluded.profile,
    max_packets_per_second = excluded.max_packets_per_second, blackouts = excluded.blackouts, enabled = excluded.enabled,
    missed_run_policy = excluded.missed_run_policy, anchor_date = excluded.anchor_date,
    next_run_at = excluded.next_run_at, updated_at = excluded.updated_at`;

const COVER = `
  INSERT INTO schedule_sites (schedule_id, tenant_id, site_id, subnet, position)
  SELECT $1, $2, site_id, subnet, position
  FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS cover (site_id, subnet, position)`;

/** The writer of `schedules` and `schedule_sites`; when a schedule runs next is also {@link ScheduleRuns}' business. */
@Injectable()
export class SchedulesStore {
  /** Keeps runs and other changes away from the schedule until the end of the transaction. Read it afterwards, not before. */
  async lock(tenantId: string, scheduleId: string, tx: Tx): Promise<void> {
    await tx.query('SELECT id FROM schedules WHERE id = $1 AND tenant_id = $2 FOR UPDATE', [scheduleId, tenantId]);
  }

  /** Adds the schedule, or replaces it and what it covers. When it last ran stays. */
  async save({ id, tenant_id, settings, ...times }: StoredSchedule, tx: Tx): Promise<void> {
    await tx.query(SAVE, [
      id,
      tenant_id,
      settings.description,
      settings.day_of_week,
      settings.time_of_day,
      settings.every_n_weeks,
      settings.timezone,
      settings.min_cvss,
      settings.warning_threshold,
      settings.ignore_offline_sites,
      settings.notify,
      settings.notification_group,
      settings.exclusions,
      settings.profile,
      settings.max_packets_per_second,
      JSON.stringify(settings.blackouts),
      settings.enabled,
      settings.missed_run_policy,
      times.anchor_date,
      times.next_run_at,
      times.created_at,
      times.updated_at,
    ]);
    await tx.query('DELETE FROM schedule_sites WHERE schedule_id = $1 AND tenant_id = $2', [id, tenant_id]);
    const { sites } = settings;
    await tx.query(COVER, [id, tenant_id, sites.map((cover) => cover.id), sites.map((cover) => cover.subnet)]);
  }

  /** Its scans stay. */
  async delete(tenantId: string, scheduleId: string, tx: Tx): Promise<void> {
    await tx.query('DELETE FROM schedules WHERE id = $1 AND tenant_id = $2', [scheduleId, tenantId]);
  }
}
