import { MultipleIpsScanBody, MultipleIpsScanResponse, OnDemandScanResponse, SingleIpScanBody } from '#contracts';
import type { OperationSpec } from '../platform/http/index.js';

export const SCAN_HEADERS = {
  'Idempotency-Key': 'A key of your own for this operation; repeating it starts nothing twice.',
};
export const STARTED_HEADERS = {
  Location: 'The address of the report.',
  'Idempotency-Replayed': '`true` for a repeated answer.',
};

const PLACE = {
  schedule_id: '9c43cc95-f313-49a3-b632-524f7a24503b',
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
};
/** What both can answer. */
const ERRORS = [
  'idempotency_key_invalid',
  'schedule_not_found',
  'site_not_found',
  'site_not_in_schedule',
  'too_many_scans',
  'idempotency_key_reused',
  'idempotency_in_progress',
] as const;

export const START_SINGLE_IP_SCAN: OperationSpec = {
  id: 'startSingleIpScan',
  tag: 'Scan Execution',
  summary: 'Start On-Demand Single-IP Scan',
  description:
    'Scans one address at once, with the settings of a schedule and inside one of its sites. With an `Idempotency-Key` ' +
    'the request can be repeated safely: the same key gives the same answer for 24 hours.',
  scope: 'cve:run',
  headers: SCAN_HEADERS,
  body: {
    schema: SingleIpScanBody,
    description: 'Details of the scan to initiate.',
    example: { ...PLACE, ip_address: '192.168.1.55' },
  },
  answers: {
    202: {
      description: 'The single-IP scan has been accepted and is pending execution.',
      schema: OnDemandScanResponse,
      headers: STARTED_HEADERS,
      example: {
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        status: 'pending',
        ip_address: '192.168.1.55',
        site_id: PLACE.site_id,
        created_at: '2025-10-29T14:00:00Z',
        message: 'Scan initiated. Check back for results.',
      },
    },
  },
  errors: ['ipv6_not_supported', 'address_outside_site', 'address_not_scannable', 'address_excluded', ...ERRORS],
};

export const START_MULTIPLE_IPS_SCAN: OperationSpec = {
  id: 'startMultipleIpsScan',
  tag: 'Scan Execution',
  summary: 'Start On-Demand Multi-IP Scan',
  description:
    'Scans up to 256 addresses of one site at once, with the settings of a schedule. All of them or none: when one cannot be ' +
    'scanned, the error names every one that cannot, and why. An address that is given twice is scanned once.',
  scope: 'cve:run',
  headers: SCAN_HEADERS,
  body: {
    schema: MultipleIpsScanBody,
    description: 'Details of the scan to initiate.',
    example: { ...PLACE, ips: ['192.168.1.101', '192.168.1.105'] },
  },
  answers: {
    202: {
      description: 'The scan has been accepted and is pending execution.',
      schema: MultipleIpsScanResponse,
      headers: STARTED_HEADERS,
      example: {
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        scan_site_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1e',
        target_ips: ['192.168.1.101', '192.168.1.105'],
        status: 'pending',
        created_at: '2025-10-29T14:00:00Z',
        message: 'Scan started successfully',
      },
    },
  },
  errors: ['addresses_refused', ...ERRORS],
};
