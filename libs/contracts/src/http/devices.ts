import { z } from 'zod';
import { HostOutcome } from '../model/host-facts.js';
import { RouterOutcome } from '../model/router-facts.js';
import { GivenId } from '../model/scan.js';
import { MatchClass, Priority } from './finding-terms.js';

const Count = z.int().min(0);
const Score = z.number().min(0).max(10);
const Moment = z.iso.datetime();

/** What is found on a device now: by the newest look at it, and by older ones that no complete look has come after. */
const Standing = z.object({
  open: Count,
  accepted: Count,
  mitigated: Count,
  failed_checks: Count,
  unclear: Count.meta({ description: 'Advisories nobody can decide; not part of the counts above.' }),
});

const RouterOs = z.object({
  version: z.string(),
  source: z.enum(['routeros_api', 'ftp_banner']).meta({
    description: 'Whether the router said it over its API, or its FTP banner did.',
  }),
  seen_at: Moment,
});

/** A device in figures: what is known by one MAC address at one site. */
export const DeviceSummary = z.object({
  id: z.uuid(),
  site_id: GivenId,
  mac_address: z.string(),
  hostname: z.string().nullable(),
  vendor: z.string().nullable(),
  address: z.string().meta({ description: 'The newest.' }),
  first_seen_at: Moment,
  last_seen_at: Moment,
  last_complete_look_at: Moment.nullable().meta({
    description: 'When it was last looked at completely. Only such a look can show that a vulnerability is gone.',
  }),
  vulnerable: z.boolean().meta({ description: 'Whether there is at least one open CVE.' }),
  findings: Standing,
  highest_score: Score.nullable().meta({ description: 'Of the open CVEs.' }),
  routeros: RouterOs.nullable().meta({ description: 'The newest RouterOS version told; null when none was.' }),
});
export type DeviceSummary = z.infer<typeof DeviceSummary>;

const seen = { first_seen_at: Moment, last_seen_at: Moment };

const DeviceFinding = z.object({
  id: z.uuid(),
  kind: z.enum(['advisory', 'check']),
  reference: z.string().meta({ description: 'The CVE id or the check id.' }),
  title: z.string(),
  severity: z.string(),
  score: Score.nullable(),
  match_class: MatchClass,
  confidence: z.int().min(0).max(100),
  known_exploited: z.boolean(),
  priority: Priority,
  ports: z.array(z.string()).meta({ description: 'Where what it is about answers, as `22/tcp`.' }),
  status: z.enum(['open', 'accepted', 'mitigated']),
  decision_id: z.uuid().nullable(),
  compliance_tags: z.array(z.string()),
  explanation: z.string(),
  remedy: z.string().nullable(),
  scan_id: GivenId,
  found_at: Moment,
});

/** A device with all that is known of it. */
export const DeviceDetail = z.object({
  ...DeviceSummary.shape,
  addresses: z.array(z.object({ address: z.string(), ...seen })),
  hostnames: z.array(z.object({ hostname: z.string(), ...seen })),
  ports: z.object({
    seen_at: Moment.nullable().meta({ description: 'When the ports were last looked at; null when they never were.' }),
    scanned_tcp_ports: z.string(),
    open: z.array(
      z.object({
        protocol: z.string(),
        port: z.int(),
        service: z.string().nullable(),
        product: z.string().nullable(),
        version: z.string().nullable(),
      }),
    ),
  }),
  router: z
    .object({
      checked_at: Moment,
      identity: z.string().nullable(),
      version: z.string().nullable(),
      board_name: z.string().nullable(),
      architecture: z.string().nullable(),
      update_channel: z.string().nullable(),
      uptime: z.string().nullable(),
      services: z.array(z.object({ name: z.string(), port: z.int(), disabled: z.boolean() })),
    })
    .nullable()
    .meta({ description: 'What it last said of itself, when it is the router of its site.' }),
  current_findings: z.array(DeviceFinding),
  scans: z
    .array(
      z.object({
        scan_id: GivenId,
        seen_at: Moment,
        as: z.enum(['host', 'router']),
        address: z.string().nullable(),
        outcome: z.union([HostOutcome, RouterOutcome]),
      }),
    )
    .meta({ description: 'The newest hundred scans that saw it.' }),
});
export type DeviceDetail = z.infer<typeof DeviceDetail>;

/** The devices of a tenant in figures. */
export const DevicesSummary = z.object({
  devices: Count,
  vulnerable_devices: Count,
  routeros_devices: Count,
  never_completely_looked_at: Count,
  known_exploited_devices: Count.meta({ description: 'With an open CVE that is known to be exploited.' }),
  open_cve_count: Count.meta({ description: 'Instances: one CVE on two devices is two.' }),
  unique_open_cves: Count,
  accepted_count: Count,
  mitigated_count: Count,
  highest_score: Score.nullable(),
  average_score: Score.nullable().meta({ description: 'Mean over the open instances that have a score.' }),
  by_severity: z.object({ critical: Count, high: Count, medium: Count, low: Count, none: Count, unscored: Count }),
});
export type DevicesSummary = z.infer<typeof DevicesSummary>;
