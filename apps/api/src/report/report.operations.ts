import { ScanReport, ScanReportSummary } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';

export const ListQuery = z.strictObject({ ...pageFields });
export const ScanParams = z.object({ scan_id: z.uuid().toLowerCase() });

export const LIST_SCAN_REPORTS: OperationSpec = {
  id: 'listScanReports',
  tag: 'Scan Results',
  summary: 'List Scan Reports',
  description: 'All scans, newest first, each in figures. The address of the next page is in the `Link` header.',
  scope: 'cve:view',
  query: ListQuery,
  answers: { 200: { description: 'A page of reports.', schema: z.array(ScanReportSummary) } },
  errors: ['cursor_invalid'],
};

export const RETRIEVE_SCAN_REPORT: OperationSpec = {
  id: 'retrieveScanReport',
  tag: 'Scan Results',
  summary: 'Retrieve a Scan Report',
  description: 'One scan with everything that was seen and found, also while it runs.',
  scope: 'cve:view',
  params: ScanParams,
  answers: { 200: { description: 'The report.', schema: ScanReport } },
  errors: ['scan_not_found'],
};
