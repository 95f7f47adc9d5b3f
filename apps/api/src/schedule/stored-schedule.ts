import type { Blackout, ScanScheduleBody } from '#contracts';

/** A schedule as it is kept. */
export interface StoredSchedule {
  readonly id: string;
  readonly tenant_id: string;
  readonly settings: ScanScheduleBody;
  /** `YYYY-MM-DD`, local: every N weeks counts from it. Null in rows of before there were runs by time. */
  readonly anchor_date: string | null;
  /** When it is due next; null when it is not. */
  readonly next_run_at: Date | null;
  readonly last_run_at: Date | null;
  readonly created_at: Date;
  /** When its settings were last changed; a run changes nothing here. */
  readonly updated_at: Date;
}

/** A row of `schedules`, with what it covers. */
export type ScheduleRow = Omit<StoredSchedule, 'settings'> & ScanScheduleBody;

export const SCHEDULE_COLUMNS = `
  id, tenant_id, description, day_of_week, time_of_day, every_n_weeks, timezone, min_cvss, warning_threshold,
  ignore_offline_sites, notify, notification_group, exclusions, profile, max_packets_per_second, blackouts, enabled,
  missed_run_policy, to_char(anchor_date, 'YYYY-MM-DD') AS anchor_date, next_run_at, last_run_at, created_at, updated_at,
  (SELECT coalesce(json_agg(json_build_object('id', site_id, 'subnet', subnet) ORDER BY position, site_id, subnet), '[]')
   FROM schedule_sites WHERE schedule_id = schedules.id) AS sites`;

export function scheduleOf(row: ScheduleRow): StoredSchedule {
  const { id, tenant_id, anchor_date, next_run_at, last_run_at, created_at, updated_at, ...settings } = row;
  const times = { anchor_date, next_run_at, last_run_at, created_at, updated_at };
  return { id, tenant_id, settings: { ...settings, blackouts: settings.blackouts.map(inOrder) }, ...times };
}

/** JSON in the database keeps no order of keys; two equal blackouts have to look equal. */
const inOrder = ({ starts_at, ends_at, reason }: Blackout): Blackout => ({ starts_at, ends_at, reason });
