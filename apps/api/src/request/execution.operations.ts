import {
  ScanControlParams,
  ScanControlResponse,
  ScheduledScanResponse,
  ScheduleRunParams,
  StoppedScheduleResponse,
} from '#contracts';
import type { OperationSpec } from '../platform/http/index.js';
import { SCAN_HEADERS, STARTED_HEADERS } from './request.operations.js';

const SCAN_ID = '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d';
const SCHEDULE_ID = '9c43cc95-f313-49a3-b632-524f7a24503b';
const SITE_SCANS = [
  { scan_site_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e', site_id: '9c3c1392-7f36-4240-85f2-273573c0384a' },
];

export const START_SCHEDULE: OperationSpec = {
  id: 'startScheduledScan',
  tag: 'Scan Execution',
  summary: 'Start a Scheduled Scan',
  description:
    'Scans at once what the schedule covers, at all of its sites, whether or not it is enabled; its next run by time stays ' +
    'where it was. A schedule has one run at a time. When a site is offline nothing is started, unless the schedule ignores ' +
    'offline sites: then the others are scanned, and the report says which was not.',
  scope: 'cve:run',
  headers: SCAN_HEADERS,
  params: ScheduleRunParams,
  answers: {
    202: {
      description: 'The scan is opened; its sites are being asked.',
      schema: ScheduledScanResponse,
      headers: STARTED_HEADERS,
      example: {
        scan_id: SCAN_ID,
        short_id: 'ABC-DEF-GHJ',
        schedule_id: SCHEDULE_ID,
        status: 'pending',
        site_scans: SITE_SCANS.map((site) => ({ ...site, status: 'pending', reason: null })),
        created_at: '2025-10-29T14:00:00Z',
        message: 'Scan started at all sites of the schedule.',
      },
    },
  },
  errors: [
    'schedule_not_found',
    'schedule_running',
    'schedule_without_sites',
    'schedule_in_blackout',
    'site_offline',
    'too_many_scans',
    'idempotency_key_invalid',
    'idempotency_key_reused',
    'idempotency_in_progress',
  ],
};

const STOPPING = {
  scan_id: SCAN_ID,
  status: 'stopping',
  site_scans: SITE_SCANS,
  message: 'The sites are being asked to stop; what was found stays in the report.',
};

export const STOP_SCHEDULE: OperationSpec = {
  id: 'stopScheduledScan',
  tag: 'Scan Execution',
  summary: 'Stop a Scan',
  description:
    'Ends the run of the schedule for good, in whatever state it is, paused included. nmap ends within seconds; what was found ' +
    'stays, and the report says `stopped`. Asking again while it is stopping changes nothing. Scans of single addresses ' +
    'are cancelled one by one.',
  scope: 'cve:run',
  params: ScheduleRunParams,
  answers: {
    202: {
      description: 'What is being stopped.',
      schema: StoppedScheduleResponse,
      example: { schedule_id: SCHEDULE_ID, status: 'stopping', scans: [STOPPING], message: STOPPING.message },
    },
  },
  errors: ['schedule_not_found', 'schedule_not_running'],
};

/** What the routes that act on one scan have in common. */
function controlOf(
  spec: Pick<OperationSpec, 'id' | 'summary' | 'description' | 'errors'>,
  example: object,
): OperationSpec {
  const answer = { description: 'What the scan does now.', schema: ScanControlResponse, example };
  return { ...spec, tag: 'Scan Execution', scope: 'cve:run', params: ScanControlParams, answers: { 202: answer } };
}

export const CANCEL_SCAN = controlOf(
  {
    id: 'cancelScan',
    summary: 'Cancel a Scan',
    description:
      'Ends one scan for good, in whatever state it is, paused included. What was found stays, and the report says `stopped`. ' +
      'Asking again changes nothing.',
    errors: ['scan_not_found', 'scan_finished'],
  },
  STOPPING,
);

export const PAUSE_SCAN = controlOf(
  {
    id: 'pauseScan',
    summary: 'Pause a Scan',
    description:
      'Brings a scan to rest so that it can be resumed. Hosts that are finished stay finished; those in work are scanned again ' +
      'later. Asking again changes nothing.',
    errors: ['scan_not_found', 'scan_finished', 'scan_stopping'],
  },
  {
    ...STOPPING,
    status: 'pausing',
    message: 'The sites are being asked to come to rest; what is finished is not scanned again.',
  },
);

export const RESUME_SCAN = controlOf(
  {
    id: 'resumeScan',
    summary: 'Resume a Scan',
    description:
      'Lets a paused scan go on with what is left: each site is asked for the addresses without a finished result, as another ' +
      'part of the same scan. Not before the pause is carried out at every site, and not while another run of its schedule ' +
      'is under way or the schedule is in a blackout.',
    errors: [
      'scan_not_found',
      'scan_not_paused',
      'scan_pausing',
      'schedule_running',
      'schedule_in_blackout',
      'too_many_scans',
    ],
  },
  { ...STOPPING, status: 'pending', message: 'The scan goes on with what is left.' },
);
