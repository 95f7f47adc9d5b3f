import { DeviceDetail, DevicesSummary, DeviceSummary, Id, Mac } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../../platform/http/index.js';

export const DevicesQuery = z.strictObject({
  ...pageFields,
  site_id: Id.optional().meta({ description: 'Only those of this site.' }),
  mac_address: Mac.optional(),
  q: z
    .string()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}+$/u, 'must be text without control characters')
    .optional()
    .meta({ description: 'Part of the host name, the vendor or the address, in either case.', example: 'mikrotik' }),
  vulnerable: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional()
    .meta({ description: '`true`: only those with an open CVE; `false`: only those without.' }),
});
export const SummaryQuery = z.strictObject({
  site_id: Id.optional().meta({ description: 'Only devices of this site.' }),
});
export const DeviceParams = z.object({ device_id: z.uuid().toLowerCase() });

const DEVICE: DeviceSummary = {
  id: '0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11',
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  mac_address: '00:0C:29:A1:00:11',
  hostname: 'gw.lan',
  vendor: 'Routerboard.com',
  address: '192.168.1.1',
  first_seen_at: '2026-10-01T02:00:41.000Z',
  last_seen_at: '2026-11-25T02:01:12.000Z',
  last_complete_look_at: '2026-11-25T02:01:12.000Z',
  vulnerable: true,
  findings: { open: 1, accepted: 0, mitigated: 0, failed_checks: 0, unclear: 0 },
  highest_score: 9.1,
  routeros: { version: '6.40.7', source: 'ftp_banner', seen_at: '2026-11-25T02:01:12.000Z' },
};

const DETAIL: DeviceDetail = {
  ...DEVICE,
  addresses: [
    { address: '192.168.1.1', first_seen_at: '2026-10-01T02:00:41.000Z', last_seen_at: '2026-11-25T02:01:12.000Z' },
  ],
  hostnames: [
    { hostname: 'gw.lan', first_seen_at: '2026-10-01T02:00:41.000Z', last_seen_at: '2026-11-25T02:01:12.000Z' },
  ],
  ports: {
    seen_at: '2026-11-25T02:01:12.000Z',
    scanned_tcp_ports: '1-1024,8291',
    open: [{ protocol: 'tcp', port: 21, service: 'ftp', product: 'MikroTik router ftpd', version: '6.40.7' }],
  },
  router: null,
  current_findings: [
    {
      id: '5f1c7a52-9f0b-5c0e-8f43-0d6a4b0f8a11',
      kind: 'advisory',
      reference: 'CVE-2018-14847',
      title: 'WinBox lets anybody read files of the router, the user database among them',
      severity: 'critical',
      score: 9.1,
      match_class: 'definite',
      confidence: 70,
      known_exploited: true,
      priority: 86.9,
      ports: ['21/tcp'],
      status: 'open',
      decision_id: null,
      compliance_tags: ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
      explanation:
        'The device runs RouterOS 6.40.7 (by its FTP banner), which is in the affected range >=6.29 <6.40.8.',
      remedy: 'Upgrade to RouterOS 6.40.8 (long-term) or later.',
      scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
      found_at: '2026-11-25T02:01:12.000Z',
    },
  ],
  scans: [
    {
      scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
      seen_at: '2026-11-25T02:01:12.000Z',
      as: 'host',
      address: '192.168.1.1',
      outcome: 'complete',
    },
  ],
};

const STANDING =
  'A finding stands until a later complete look at the device does not find it again: a scan that was cut short closes nothing, and ' +
  'neither does a look in which RouterOS kept its version to itself. `last_complete_look_at` says how old what you read may be.';

export const LIST_DEVICES: OperationSpec = {
  id: 'listDevices',
  tag: 'Devices',
  summary: 'List Devices',
  description: `Everything that was seen with a MAC address, the device seen last first, also those with vulnerabilities only. ${STANDING}`,
  scope: 'cve:view',
  query: DevicesQuery,
  answers: {
    200: {
      description: 'A page of devices.',
      schema: z.array(DeviceSummary),
      example: [DEVICE],
      headers: { Link: 'The address of the next page, when there is one.' },
    },
  },
  errors: ['cursor_invalid'],
};

export const SUMMARISE_DEVICES: OperationSpec = {
  id: 'summariseDevices',
  tag: 'Devices',
  summary: 'Summarise Devices',
  description: `All devices in figures, over all scans. Only open CVEs count; accepted and mitigated ones are counted beside. ${STANDING}`,
  scope: 'cve:view',
  query: SummaryQuery,
  answers: {
    200: {
      description: 'The figures.',
      schema: DevicesSummary,
      example: {
        devices: 42,
        vulnerable_devices: 2,
        routeros_devices: 3,
        never_completely_looked_at: 4,
        known_exploited_devices: 1,
        open_cve_count: 87,
        unique_open_cves: 61,
        accepted_count: 3,
        mitigated_count: 1,
        highest_score: 9.8,
        average_score: 7.1,
        by_severity: { critical: 9, high: 41, medium: 30, low: 2, none: 0, unscored: 5 },
      },
    },
  },
};

export const RETRIEVE_DEVICE: OperationSpec = {
  id: 'retrieveDevice',
  tag: 'Devices',
  summary: 'Retrieve a Device',
  description: `One device with its history: addresses, host names, open ports, what it said of itself, findings and scans. ${STANDING}`,
  scope: 'cve:view',
  params: DeviceParams,
  answers: { 200: { description: 'The device.', schema: DeviceDetail, example: DETAIL } },
  errors: ['device_not_found'],
};
