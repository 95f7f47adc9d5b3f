import { z } from 'zod';
import { formatIpv4, parseIpv4, parseIpv4Network } from '../model/ipv4.js';
import { GivenId, ScanProfile } from '../model/scan.js';
import { line } from './line.js';
import { ScanReportSummary } from './scan-report.js';
import { Id } from './single-ip-scan.js';

/** Most (site, subnet) pairs of one schedule, and most subnets of one of its sites: a request to a site holds no more. */
const MAX_COVERS = 1000;
export const MAX_SUBNETS_PER_SITE = 256;
/** A request to a site may hold four times as many: hosts that are finished are excluded when a paused scan goes on. */
const MAX_EXCLUSIONS = 1024;
const MAX_BLACKOUTS = 100;
const MAX_NOTIFIED = 100;
/** Longer than every name in the time zone database. */
const MAX_TIMEZONE_LENGTH = 64;

function isKnownTimezone(name: string): boolean {
  // Offsets such as +05:00, which newer engines take for zones, have no daylight-saving time and are no IANA names.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The same network in the one way we write it, host bits cleared; what is none stays as it is. */
function canonicalNetwork(text: string): string {
  const network = parseIpv4Network(text);
  return network === null ? text : `${formatIpv4(network.base)}/${network.prefix}`;
}

const isNetwork = (text: string): boolean => parseIpv4Network(text) !== null;
const isAddressOrNetwork = (text: string): boolean => parseIpv4(text) !== null || isNetwork(text);
const canonicalExclusion = (text: string): string => canonicalNetwork(text).replace(/\/32$/, '');
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const Subnet = z
  .string()
  .refine(isNetwork, 'must be an IPv4 network such as 10.0.0.0/24')
  .overwrite(canonicalNetwork)
  .meta({ description: 'CIDR; has to lie inside the networks of the site.', example: '192.168.1.0/24' });

const Exclusion = z
  .string()
  .refine(isAddressOrNetwork, 'must be an IPv4 address or network such as 10.0.0.5 or 10.0.0.0/28')
  .overwrite(canonicalExclusion)
  .meta({ description: 'An address or a CIDR.', example: '192.168.1.10' });

/** A site and one of its subnets; several subnets of a site are several elements. */
const Cover = z.strictObject({ id: Id.meta({ description: 'The site.' }), subnet: Subnet });
export type ScheduleCover = z.output<typeof Cover>;

function uniqueCovers(covers: readonly ScheduleCover[]): ScheduleCover[] {
  return [...new Map(covers.map((cover) => [`${cover.id} ${cover.subnet}`, cover])).values()];
}

const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2200, 0);
const isUsualMoment = (text: string): boolean => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST;

/** A moment as a caller writes it, with any offset; kept in UTC. */
const GivenMoment = z.iso
  .datetime({ offset: true })
  .refine(isUsualMoment, 'must lie between the years 2000 and 2199')
  .overwrite((text) => (isUsualMoment(text) ? new Date(text).toISOString() : text));

const blackoutFields = { starts_at: GivenMoment, ends_at: GivenMoment };
const GivenBlackout = z.strictObject({
  ...blackoutFields,
  reason: line(200).nullable().default(null).meta({ description: 'For people.' }),
});

/** A time in which no run of the schedule begins: from `starts_at`, before `ends_at`. */
export type Blackout = z.output<typeof GivenBlackout>;

const PacketRate = z.int().min(1).max(1_000_000);

/** The fields that every schedule has to be given. */
const required = {
  description: line(200).meta({ description: 'What it is called.', example: 'Weekly Scan for Main Office' }),
  day_of_week: z.int().min(0).max(6).meta({ description: '0 is Sunday, 6 is Saturday.', example: 1 }),
  time_of_day: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 02:00')
    .meta({ description: '`HH:MM`, local to `timezone`.', example: '02:00' }),
  every_n_weeks: z.int().min(1).max(52).meta({ description: 'It runs every so many weeks.', example: 2 }),
  timezone: z
    .string()
    .min(1)
    .max(MAX_TIMEZONE_LENGTH)
    .refine(isKnownTimezone, 'must be an IANA time zone such as America/New_York')
    .meta({
      description:
        'IANA name. A local time that daylight saving skips is moved on by as much as the clock is (02:30 becomes 03:30); ' +
        'of one that comes twice it is the first.',
      example: 'America/New_York',
    }),
  min_cvss: z
    .number()
    .min(0)
    .max(10)
    .meta({ description: 'Findings below this score are left out of reports. Below `warning_threshold`.', example: 4 }),
  warning_threshold: z
    .number()
    .min(0)
    .max(10)
    .meta({ description: 'Findings at or above this score are a warning.', example: 7 }),
  sites: z
    .array(Cover)
    .min(1)
    .max(MAX_COVERS)
    .overwrite(uniqueCovers)
    .meta({ description: 'What is scanned. Several subnets of a site are several elements.' }),
};

/** The fields that may be left out. */
const optional = {
  ignore_offline_sites: z.boolean().meta({
    description: 'Whether a run goes on at the other sites when one of them is offline.',
    example: false,
  }),
  notify: z
    .array(Id)
    .max(MAX_NOTIFIED)
    .overwrite(unique)
    .meta({ description: 'Users told when a scan ends. Not looked up here: users live where the tokens come from.' }),
  notification_group: line(200).nullable().meta({
    description: 'The group told when a scan ends; takes the place of `notify`.',
    example: 'security-alerts',
  }),
  exclusions: z
    .array(Exclusion)
    .max(MAX_EXCLUSIONS)
    .overwrite(unique)
    .meta({ description: 'Never scanned, at none of the sites.' }),
  profile: ScanProfile.meta({
    description: 'How much of a host is looked at: the 100 or 1000 most usual TCP ports, or all of them.',
    example: 'standard',
  }),
  max_packets_per_second: PacketRate.nullable().meta({
    description: 'Upper bound on what a scan sends at each site; null leaves it to the agent.',
    example: null,
  }),
  blackouts: z
    .array(GivenBlackout)
    .max(MAX_BLACKOUTS)
    .meta({ description: 'Times in which nothing runs. A run that would begin in one is left out.' }),
  enabled: z.boolean().meta({ description: 'Whether it runs by itself; it can be started by hand in any case.' }),
  missed_run_policy: z.enum(['run', 'skip']).meta({
    description:
      'What becomes of a run that could not begin within 15 minutes of its time, because nothing was there to begin it: ' +
      '`run` makes up for it once, as soon as possible and outside blackouts; `skip` waits for the next.',
    example: 'skip',
  }),
};

/** The body of `POST /scans/cve/scheduled` and of `PUT /scans/cve/scheduled/{scanScheduleId}`: a whole schedule. */
export const ScanScheduleBody = z.strictObject({
  ...required,
  ignore_offline_sites: optional.ignore_offline_sites.default(false),
  notify: optional.notify.default([]),
  notification_group: optional.notification_group.default(null),
  exclusions: optional.exclusions.default([]),
  profile: optional.profile.default('standard'),
  max_packets_per_second: optional.max_packets_per_second.default(null),
  blackouts: optional.blackouts.default([]),
  enabled: optional.enabled.default(true),
  missed_run_policy: optional.missed_run_policy.default('skip'),
});
export type ScanScheduleBody = z.output<typeof ScanScheduleBody>;

/** The body of `PATCH /scans/cve/scheduled/{scanScheduleId}`: what is to change. Lists are replaced whole. */
export const ScanSchedulePatch = z.strictObject({ ...required, ...optional }).partial();
export type ScanSchedulePatch = z.output<typeof ScanSchedulePatch>;

const ZonedMoment = z.iso.datetime({ offset: true });

/** Where a schedule stands: what its newest unfinished scan is at. */
export const ScheduleStatus = z
  .enum(['ready', 'starting', 'running', 'processing', 'stopping'])
  .meta({ description: '`starting`: asked, but no agent was heard of yet. `stopping`: not yet carried out.' });
export type ScheduleStatus = z.output<typeof ScheduleStatus>;

/** A schedule as it is answered. */
export const ScanSchedule = z.object({
  id: GivenId,
  ...required,
  sites: z.array(z.object({ id: GivenId, subnet: z.cidrv4() })).meta({
    description: 'Empty when every site it covered was deleted; then it does not run.',
  }),
  timezone: z.string(),
  ...optional,
  notify: z.array(GivenId),
  exclusions: z.array(z.string()),
  blackouts: z.array(
    z.object({ starts_at: z.iso.datetime(), ends_at: z.iso.datetime(), reason: z.string().nullable() }),
  ),
  next_scan_at: ZonedMoment.nullable().meta({
    description:
      'When it runs next, with the offset of its time zone. Null when it is disabled, covers no site, or when blackouts ' +
      'leave no room within ten years.',
  }),
  running: z.boolean().meta({ description: 'Whether a scan of it is under way.' }),
  status: ScheduleStatus,
  last_run_at: ZonedMoment.nullable().meta({ description: 'When its last scan was begun, by time or by hand.' }),
  latest_scan: ScanReportSummary.nullable().meta({
    description: 'The newest of its scans that has ended, in figures.',
  }),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime().meta({ description: 'When its settings were last changed.' }),
});
export type ScanSchedule = z.output<typeof ScanSchedule>;
