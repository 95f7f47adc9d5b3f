import { OnDemandScanResponse, SingleIpScanBody } from '#contracts';
import type { OperationSpec } from '../platform/http/index.js';

export const START_SINGLE_IP_SCAN: OperationSpec = {
  id: 'startSingleIpScan',
  tag: 'Scan Execution',
  summary: 'Start On-Demand Single-IP Scan',
  description:
    'Scans one address at once, with the settings of a schedule and inside one of its sites. With an `Idempotency-Key` ' +
    'the request can be repeated safely: the same key gives the same answer for 24 hours.',
  scope: 'cve:run',
  headers: { 'Idempotency-Key': 'A key of your own for this operation; repeating it starts nothing twice.' },
  body: {
    schema: SingleIpScanBody,
    description: 'Details of the scan to initiate.',
    example: {
      schedule_id: '9c43cc95-f313-49a3-b632-524f7a24503b',
      site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
      ip_address: '192.168.1.55',
    },
  },
  answers: {
    202: {
      description: 'The single-IP scan has been accepted and is pending execution.',
      schema: OnDemandScanResponse,
      headers: { Location: 'The address of the report.', 'Idempotency-Replayed': '`true` for a repeated answer.' },
      example: {
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        status: 'pending',
        ip_address: '192.168.1.55',
        site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
        created_at: '2025-10-29T14:00:00Z',
        message: 'Scan initiated. Check back for results.',
      },
    },
  },
  errors: [
    'ipv6_not_supported',
    'idempotency_key_invalid',
    'schedule_not_found',
    'site_not_found',
    'site_not_in_schedule',
    'address_outside_site',
    'address_not_scannable',
    'idempotency_key_reused',
    'idempotency_in_progress',
  ],
};
