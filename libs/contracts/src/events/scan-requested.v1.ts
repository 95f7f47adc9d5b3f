import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import { GivenId, ScanProfile } from '../model/scan.js';

/** The centre asks one site to scan. Carries all that is needed to open the scan again from the message alone (replay). */
export const ScanRequested = defineEvent({
  type: 'scan.requested',
  version: 1,
  stream: 'SCAN_REQUESTS',
  summary: 'The centre asks one site to scan some of its addresses',
  payload: (object) =>
    object({
      scan_id: z.uuid(),
      /** For people: three groups of three characters. */
      short_id: z.string().regex(/^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/),
      site_scan_id: z.uuid(),
      tenant_id: GivenId,
      schedule_id: GivenId,
      site_id: GivenId,
      kind: z.enum(['single_ip']),
      targets: z.array(z.ipv4()).min(1).max(4096),
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
    }),
});
export type ScanRequested = PayloadOf<typeof ScanRequested>;
