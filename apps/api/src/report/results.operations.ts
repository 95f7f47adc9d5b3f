import { Id, LatestScanStatusAnswer, ScanReport } from '#contracts';
import { z } from 'zod';
import type { OperationSpec } from '../platform/http/index.js';
import { EXAMPLE_EVENTS, EXAMPLE_REPORT, EXAMPLE_STATUS } from './report-examples.data.js';
import { ScanParams } from './report.operations.js';

export const ScheduleParams = z.object({ scanScheduleId: Id.meta({ description: 'The id of the schedule.' }) });

export const LinkQuery = z.strictObject({
  expires: z
    .string()
    .regex(/^\d{1,11}$/, 'expected seconds since 1970')
    .transform(Number)
    .meta({ description: 'Until when the link is good, in seconds since 1970.', example: '1795615500' }),
  signature: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'What makes the link ours.', example: 'jvW1Y2Nl3b7v3iCzqGkTz8rQ0mJr3f1xw5yS6uK9dAE' }),
});

const Sequence = z.string().regex(/^\d{1,9}$/, 'expected the number of an event');
export const EventsQuery = z.strictObject({
  last_event_id: Sequence.optional().meta({
    description: 'As the header `Last-Event-ID`, for a first connection; the header outweighs it.',
    example: '17',
  }),
});
/** The header with which a client says what it has, when it connects again. */
export const LastEventId = z.object({ 'Last-Event-ID': Sequence.optional() });

export const GET_LATEST_SCAN_STATUS: OperationSpec = {
  id: 'getLatestScanStatus',
  tag: 'Scan Results',
  summary: 'Get Latest Scan Status',
  description:
    'How the newest scan of a schedule stands, by its sites. Before the first scan the answer is an empty list.',
  scope: 'cve:view',
  params: ScheduleParams,
  answers: {
    200: { description: 'The newest scan, or `[]`.', schema: LatestScanStatusAnswer, example: EXAMPLE_STATUS },
  },
  errors: ['schedule_not_found'],
};

export const DOWNLOAD_SCAN_REPORT: OperationSpec = {
  id: 'downloadScanReport',
  tag: 'Scan Results',
  summary: 'Download a Scan Report',
  description:
    'The whole report as a file, with every host and finding. The address, out of `json_url`, needs no token: whoever has ' +
    'it can read this report until it expires, and nothing else.',
  scope: 'public',
  params: ScanParams,
  query: LinkQuery,
  answers: {
    200: {
      description: 'The report, never truncated.',
      schema: ScanReport,
      headers: { 'Content-Disposition': 'A name for the file.' },
      example: EXAMPLE_REPORT,
    },
  },
  errors: ['link_invalid', 'link_expired', 'scan_not_found'],
};

export const FOLLOW_SCAN: OperationSpec = {
  id: 'followScan',
  tag: 'Scan Results',
  summary: 'Follow a Scan',
  description:
    'What happens to a scan, as server-sent events: first what happened so far, then what happens, until the scan has ended. ' +
    'Every event has an `id`; a client that connects again with `Last-Event-ID` misses nothing and gets nothing twice. ' +
    'The event `progress` has none and tells how far the scan has come; `end` is the last one, after which a client closes. ' +
    'Events are kept for 30 days. The stream ends when the token expires.',
  scope: 'cve:view',
  params: ScanParams,
  query: EventsQuery,
  headers: { 'Last-Event-ID': 'The `id` of the last event the client has.' },
  answers: {
    200: {
      description: 'A stream of events.',
      schema: z.string(),
      contentType: 'text/event-stream',
      example: EXAMPLE_EVENTS,
    },
  },
  errors: ['scan_not_found', 'too_many_streams'],
};
