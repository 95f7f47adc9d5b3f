import { ScanSchedule, ScanScheduleBody, ScanSchedulePatch } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';
import { CHANGED_SCHEDULE, CREATED_SCHEDULE, SCHEDULE, SCHEDULE_BODY } from './schedule-examples.data.js';

export const ListQuery = z.strictObject({ ...pageFields });
export const ScheduleParams = z.object({
  scanScheduleId: z.guid().toLowerCase().meta({ description: 'The schedule.', example: SCHEDULE.id }),
});

const ETAG = { ETag: 'The version of the settings, for `If-Match`. Runs do not change it.' };
const IF_MATCH = {
  'If-Match': 'The `ETag` of the version that was read; another version is not touched, and answered 412.',
};
const REFUSALS = [
  'thresholds_invalid',
  'site_not_found',
  'subnet_outside_site',
  'network_not_scannable',
  'schedule_too_large',
  'nothing_to_scan',
  'blackout_invalid',
] as const;
const TIMES =
  'A new day, time, number of weeks or time zone counts anew from now on; any other change keeps the weeks it runs in. A ' +
  'schedule that is enabled again makes up for nothing. A scan that runs already goes on with the settings it began with.';

export const LIST_SCAN_SCHEDULES: OperationSpec = {
  id: 'listScanSchedules',
  tag: 'Scan Schedules',
  summary: 'List Scan Schedules',
  description: 'All schedules, newest first. The address of the next page is in the `Link` header.',
  scope: 'cve:view',
  query: ListQuery,
  answers: { 200: { description: 'A page of schedules.', schema: z.array(ScanSchedule), example: [SCHEDULE] } },
  errors: ['cursor_invalid'],
};

export const CREATE_SCAN_SCHEDULE: OperationSpec = {
  id: 'createScanSchedule',
  tag: 'Scan Schedules',
  summary: 'Create Scan Schedule',
  description:
    'Has the given subnets of sites scanned every so many weeks. It first runs at the first time of its day that comes, and ' +
    'every N weeks from then on; scans started by hand move nothing.',
  scope: 'cve:create',
  body: { schema: ScanScheduleBody, description: 'The schedule to add.', example: SCHEDULE_BODY },
  answers: {
    201: {
      description: 'The schedule.',
      schema: ScanSchedule,
      headers: { Location: 'The address of the schedule.', ...ETAG },
      example: CREATED_SCHEDULE,
    },
  },
  errors: [...REFUSALS],
};

export const RETRIEVE_SCAN_SCHEDULE: OperationSpec = {
  id: 'retrieveScanSchedule',
  tag: 'Scan Schedules',
  summary: 'Retrieve a Scan Schedule',
  description: 'One schedule: its settings, when it runs next, and how its newest scans stand.',
  scope: 'cve:view',
  params: ScheduleParams,
  answers: { 200: { description: 'The schedule.', schema: ScanSchedule, headers: ETAG, example: SCHEDULE } },
  errors: ['schedule_not_found'],
};

export const REPLACE_SCAN_SCHEDULE: OperationSpec = {
  id: 'replaceScanSchedule',
  tag: 'Scan Schedules',
  summary: 'Replace a Scan Schedule',
  description: `Replaces all settings: what is left out gets its default. ${TIMES}`,
  scope: 'cve:update',
  params: ScheduleParams,
  headers: IF_MATCH,
  body: { schema: ScanScheduleBody, description: 'The schedule as it is to be.', example: SCHEDULE_BODY },
  answers: { 200: { description: 'The schedule.', schema: ScanSchedule, headers: ETAG, example: SCHEDULE } },
  errors: ['schedule_not_found', 'precondition_failed', ...REFUSALS],
};

export const PATCH_SCAN_SCHEDULE: OperationSpec = {
  id: 'updateScanSchedule',
  tag: 'Scan Schedules',
  summary: 'Update a Scan Schedule',
  description: `Changes what is given and leaves the rest; a list is replaced whole. ${TIMES}`,
  scope: 'cve:update',
  params: ScheduleParams,
  headers: IF_MATCH,
  body: { schema: ScanSchedulePatch, description: 'What is to change.', example: { time_of_day: '03:30' } },
  answers: { 200: { description: 'The schedule.', schema: ScanSchedule, headers: ETAG, example: CHANGED_SCHEDULE } },
  errors: ['schedule_not_found', 'precondition_failed', ...REFUSALS],
};

export const DELETE_SCAN_SCHEDULE: OperationSpec = {
  id: 'deleteScanSchedule',
  tag: 'Scan Schedules',
  summary: 'Delete a Scan Schedule',
  description:
    'Removes the schedule; nothing runs by it any more. Its scans and their reports stay. A scan that runs is left to end by ' +
    'itself, and can still be stopped by its own address.',
  scope: 'cve:delete',
  params: ScheduleParams,
  headers: IF_MATCH,
  answers: { 204: { description: 'The schedule is gone.', schema: null } },
  errors: ['schedule_not_found', 'precondition_failed'],
};
