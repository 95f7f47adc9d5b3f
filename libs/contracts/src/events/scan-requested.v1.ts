import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import { GivenId, ScanProfile } from '../model/scan.js';

/** All that is needed to open a site scan again from a message alone (replay), and to carry it out. */
export const scanRequest = {
  scan_id: z.uuid(),
  /** For people: three groups of three characters. */
  short_id: z.string().regex(/^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/),
  site_scan_id: z.uuid(),
  tenant_id: GivenId,
  schedule_id: GivenId,
  site_id: GivenId,
  /** Who asked for it: a person for one or several addresses, or a schedule for the networks it covers. */
  kind: z.enum(['single_ip', 'multiple_ips', 'scheduled']),
  /** Addresses asked for by name: one that does not answer is a gap. Empty when whole networks are asked for. */
  targets: z.array(z.ipv4()).max(4096),
  /** Networks to find hosts in, CIDR: an address there that does not answer is no gap, it is nobody's. */
  target_networks: z.array(z.cidrv4()).max(256).optional(),
  /** Never touched, whatever the targets say, CIDR. */
  exclusions: z.array(z.cidrv4()).max(4096).optional(),
  /** Upper bound on the packets nmap sends, per second; the agent's own bound may be lower. */
  max_packets_per_second: z.int().min(1).max(1_000_000).optional(),
  /** What the agent may scan for this request, CIDR; its own allow-list may narrow this further. */
  allowed_networks: z.array(z.cidrv4()).min(1).max(256),
  profile: ScanProfile,
  /** Findings below this CVSS score are left out of reports. */
  min_cvss: z.number().min(0).max(10),
  /** Findings at or above this CVSS score are a warning. */
  warning_threshold: z.number().min(0).max(10),
  requested_at: z.iso.datetime(),
  /** After this moment the scan ends with what it has. */
  deadline: z.iso.datetime(),
};

/** The centre asks one site to scan. */
export const ScanRequested = defineEvent({
  type: 'scan.requested',
  version: 1,
  stream: 'SCAN_REQUESTS',
  summary: 'The centre asks one site to scan some of its addresses',
  payload: (object) => object(scanRequest),
});
export type ScanRequested = PayloadOf<typeof ScanRequested>;
