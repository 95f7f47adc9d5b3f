/** What the documentation shows. A test holds it against the schemas. */
export const SCHEDULE_BODY = {
  description: 'Weekly Scan for Main Office',
  day_of_week: 1,
  time_of_day: '02:00',
  every_n_weeks: 2,
  timezone: 'America/New_York',
  min_cvss: 4,
  warning_threshold: 7,
  sites: [{ id: '9c3c1392-7f36-4240-85f2-273573c0384a', subnet: '192.168.1.0/24' }],
  ignore_offline_sites: false,
  notification_group: 'security-alerts',
};

const TIMES = { next_scan_at: '2025-11-10T02:00:00-05:00', created_at: '2025-10-15T14:30:00.000Z' };

/** As it is when it was just added. */
export const CREATED_SCHEDULE = {
  id: '9c43cc95-f313-49a3-b632-524f7a24503b',
  ...SCHEDULE_BODY,
  notify: [],
  exclusions: [],
  profile: 'standard',
  max_packets_per_second: null,
  blackouts: [],
  enabled: true,
  missed_run_policy: 'skip',
  ...TIMES,
  next_scan_at: '2025-10-27T02:00:00-04:00',
  running: false,
  status: 'ready',
  last_run_at: null,
  latest_scan: null,
  updated_at: TIMES.created_at,
};

/** After its first run. */
export const SCHEDULE = { ...CREATED_SCHEDULE, ...TIMES, last_run_at: '2025-10-27T02:00:00-04:00' };

export const CHANGED_SCHEDULE = {
  ...SCHEDULE,
  time_of_day: '03:30',
  next_scan_at: '2025-11-03T03:30:00-05:00',
  updated_at: '2025-10-29T09:12:44.105Z',
};
