import { Id, ReportedFinding, ScanFinding, ScanHost, ScanReport, ScanReportSummary, ScanState } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';
import { EXAMPLE_FINDING, EXAMPLE_HOST, EXAMPLE_REPORT, EXAMPLE_SUMMARY } from './report-examples.data.js';

const STATE = `(?:${ScanState.options.join('|')})`;
const Moment = z.iso.datetime({ offset: true });
const LINK = { Link: 'The address of the next page, with `rel="next"`; absent on the last page.' };

export const ScanParams = z.object({ scan_id: z.uuid().toLowerCase().meta({ description: 'The `id` of the scan.' }) });

export const ListQuery = z.strictObject({
  schedule_id: Id.optional().meta({ description: 'Only scans of this schedule.' }),
  site_id: Id.optional().meta({ description: 'Only scans this site was part of.' }),
  state: z
    .string()
    .regex(new RegExp(`^${STATE}(?:,${STATE})*$`), 'expected one or more states, separated by commas')
    .transform((list) => z.array(ScanState).parse([...new Set(list.split(','))]))
    .optional()
    .meta({ description: 'Only scans in one of these states, separated by commas.', example: 'completed,partial' }),
  from: Moment.optional().meta({ description: 'Only scans requested at this moment or later.' }),
  to: Moment.optional().meta({ description: 'Only scans requested before this moment.' }),
  ...pageFields,
});

export const HostsQuery = z.strictObject({
  site_id: Id.optional().meta({ description: 'Only hosts of this site.' }),
  ...pageFields,
});

export const FindingsQuery = z.strictObject({
  site_id: Id.optional().meta({ description: 'Only findings at this site.' }),
  severity: z
    .enum(['none', 'info', 'low', 'medium', 'high', 'critical', 'unscored'])
    .optional()
    .meta({ description: 'Only findings of this severity.' }),
  status: ReportedFinding.shape.status.optional().meta({ description: 'Only findings with this status.' }),
  cve_id: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'expected a CVE id such as CVE-2018-14847, or the id of a check')
    .optional()
    .meta({ description: 'Only findings of this CVE, or of this check.', example: 'CVE-2018-14847' }),
  ...pageFields,
});

export const LIST_SCAN_REPORTS: OperationSpec = {
  id: 'listScanReports',
  tag: 'Scan Results',
  summary: 'List Scan Reports',
  description:
    'All scans, newest first, each in figures; running ones too. The address of the next page is in the `Link` header.',
  scope: 'cve:view',
  query: ListQuery,
  answers: {
    200: {
      description: 'A page of reports.',
      schema: z.array(ScanReportSummary),
      headers: LINK,
      example: [EXAMPLE_SUMMARY],
    },
  },
  errors: ['cursor_invalid'],
};

export const RETRIEVE_SCAN_REPORT: OperationSpec = {
  id: 'retrieveScanReport',
  tag: 'Scan Results',
  summary: 'Retrieve a Scan Report',
  description:
    'One scan with everything that was seen and found, also while it runs. Of very many hosts or findings the first are ' +
    'shown and `truncated` says so; lists of them come page by page, and the file of `json_url` has all.',
  scope: 'cve:view',
  params: ScanParams,
  answers: { 200: { description: 'The report.', schema: ScanReport, example: EXAMPLE_REPORT } },
  errors: ['scan_not_found'],
};

export const LIST_SCAN_HOSTS: OperationSpec = {
  id: 'listScanHosts',
  tag: 'Scan Results',
  summary: 'List the Hosts of a Scan',
  description: 'Every address with a result, with what became of it and when; by site and address.',
  scope: 'cve:view',
  params: ScanParams,
  query: HostsQuery,
  answers: {
    200: { description: 'A page of hosts.', schema: z.array(ScanHost), headers: LINK, example: [EXAMPLE_HOST] },
  },
  errors: ['cursor_invalid', 'scan_not_found'],
};

export const LIST_SCAN_FINDINGS: OperationSpec = {
  id: 'listScanFindings',
  tag: 'Scan Results',
  summary: 'List the Findings of a Scan',
  description:
    'What was found and is not below `min_cvss`, accepted and mitigated findings included: exploited ones first, then the worst.',
  scope: 'cve:view',
  params: ScanParams,
  query: FindingsQuery,
  answers: {
    200: {
      description: 'A page of findings.',
      schema: z.array(ScanFinding),
      headers: LINK,
      example: [EXAMPLE_FINDING],
    },
  },
  errors: ['cursor_invalid', 'scan_not_found'],
};
