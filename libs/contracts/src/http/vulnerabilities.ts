import { z } from 'zod';
import { normaliseMac } from '../model/mac-address.js';
import { GivenId } from '../model/scan.js';
import { isStorable, UNSTORABLE } from '../model/storable-text.js';
import { MatchClass, Priority } from './finding-terms.js';
import { Id } from './single-ip-scan.js';

const Count = z.int().min(0);
const Score = z.number().min(0).max(10);
const Moment = z.iso.datetime();

/** A MAC address as a caller writes it, in any usual notation; read as upper case with colons. */
export const Mac = z
  .string()
  .max(40)
  .refine((text) => normaliseMac(text) !== null, 'must be a MAC address such as 00:0C:29:A1:00:11')
  .transform((text) => normaliseMac(text) ?? text)
  .meta({
    description: 'A MAC address: with colons, hyphens, in the dotted notation of Cisco, or bare; in either case.',
    example: '00:0C:29:A1:00:11',
  });

/** A CVE id as a caller writes it; read as upper case. */
export const CveId = z
  .string()
  .max(32)
  .regex(/^[Cc][Vv][Ee]-[0-9]{4}-[0-9]{4,19}$/, 'must be a CVE id such as CVE-2018-14847')
  .toUpperCase()
  .meta({ description: 'The id of a CVE, in either case.', example: 'CVE-2018-14847' });

/** The body of `POST /scans/cve/mac-address/cves`. One MAC given twice counts once. */
export const MacAddressesBody = z.strictObject({
  mac_addresses: z
    .array(Mac)
    .min(1)
    .max(100)
    .transform((macs) => [...new Set(macs)])
    .meta({ description: 'The devices that are asked about, 1 to 100.' }),
});

const Status = z.enum(['open', 'accepted', 'mitigated']);

const Impact = z.string().nullable();

/** A CVSS vector in words. What a version of CVSS does not have is null. */
const CveDetail = z.object({
  cvss_version: z.enum(['2.0', '3.0', '3.1', '4.0']),
  vector: z.string(),
  base_score: Score,
  severity: z.string(),
  impact_score: Score.nullable().meta({ description: 'The impact sub-score; CVSS 4.0 has none.' }),
  exploitability_score: Score.nullable().meta({ description: 'The exploitability sub-score; CVSS 4.0 has none.' }),
  metrics: z.object({
    attack_vector: Impact,
    attack_complexity: Impact,
    attack_requirements: Impact.meta({ description: 'CVSS 4.0 only.' }),
    privileges_required: Impact,
    user_interaction: Impact,
    scope: Impact,
    confidentiality: Impact,
    integrity: Impact,
    availability: Impact,
  }),
});

const Reference = z.object({ url: z.url(), name: z.string() });

const OtherOccurrence = z.object({
  id: z.uuid(),
  scan_id: GivenId,
  host_id: z.uuid(),
  created_at: Moment,
  mac_address: z.string(),
});

/** One CVE of the devices that were asked about. */
const DeviceCve = z.object({
  id: z.uuid().meta({ description: 'The finding that stands for all: an open one before others, then the newest.' }),
  cve_id: z.string(),
  description: z.string(),
  published_at: Moment.nullable().meta({ description: 'Null when the day is not known.' }),
  created_at: Moment.meta({ description: 'When this finding was made.' }),
  vector: z.string().nullable(),
  score: Score.nullable(),
  severity: z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'UNSCORED']),
  assigner: z.string().nullable().meta({ description: 'Who assigned the CVE id; null when we do not know.' }),
  references: z.array(Reference),
  cve_detail: CveDetail.nullable().meta({ description: 'Null when nobody scored it.' }),
  scan_id: GivenId,
  compliance_tags: z.array(z.string()),
  host: z.object({
    id: z.uuid(),
    hostname: z.string().nullable(),
    mac_address: z.string(),
    manufacturer: z.string().nullable(),
    ip_address: z.string().nullable(),
  }),
  status: Status,
  current: z.boolean().meta({ description: 'Whether it still stands. Only a later complete look without it ends it.' }),
  known_exploited: z.boolean(),
  match_class: MatchClass.exclude(['unclear']),
  confidence: z.int().min(0).max(100),
  priority: Priority,
  epss: z.number().min(0).max(1).nullable().meta({ description: 'That it is exploited within 30 days (FIRST).' }),
  score_source: z.enum(['nvd', 'cna', 'cisa']).nullable().meta({ description: 'Who gave the score.' }),
  ports: z.array(z.string()).meta({ description: 'Where what it is about answers, as `22/tcp`.' }),
  occurrences: Count.meta({
    description: 'In how many scans and on how many devices it was found, this one included.',
  }),
  other_occurrences: z.array(OtherOccurrence).meta({ description: 'The newest hundred of them.' }),
});
export type DeviceCve = z.infer<typeof DeviceCve>;

const MacStats = z.object({
  scans: Count,
  hosts: Count.meta({ description: 'Host records: how often the device was seen, per scan.' }),
  cve_instances: Count,
  unique_cves: Count,
  highest_score: Score.nullable(),
  first_seen: Moment.nullable(),
  last_seen: Moment.nullable(),
});

/** The answer of `POST /scans/cve/mac-address/cves`: history over all scans, whatever the status of a finding. */
export const DeviceCves = z.object({
  mac_addresses: z.array(z.string()),
  total_scans: Count.meta({ description: 'Scans in which at least one of the devices was seen.' }),
  total_cve_instances: Count.meta({ description: 'One CVE found on one device in two scans is two.' }),
  total_host_count: Count.meta({ description: 'Host records matched.' }),
  mac_stats: z
    .record(z.string(), MacStats)
    .meta({ description: 'By MAC address; one never seen is in it with zeros.' }),
  stats: z.object({
    unique_cve_count: Count,
    highest_score: Score.nullable(),
    average_score: Score.nullable().meta({ description: 'Mean over the CVEs that have a score, each counted once.' }),
    open_cve_count: Count,
    accepted_cve_count: Count,
    mitigated_cve_count: Count,
  }),
  cves: z.array(DeviceCve),
});
export type DeviceCves = z.infer<typeof DeviceCves>;

/** The answer of the older `GET /scans/cve/mac-address/cves`. */
export const SingleDeviceCves = z.object({ mac_address: z.string(), ...DeviceCves.shape });
export type SingleDeviceCves = z.infer<typeof SingleDeviceCves>;

/** The answer of `GET /scans/cve/mitigation/{cve_id}`. */
export const Mitigation = z.object({
  cve_id: z.string(),
  mitigation: z.string().meta({ description: 'What to do, in Markdown.' }),
  origin: z.enum(['siteward', 'ai']).meta({
    description: '`siteward`: made from our own records alone; `ai`: worded by a language model from the same records.',
  }),
  model: z.string().nullable().meta({ description: 'The model that worded it; null when none did.' }),
  generated_at: Moment,
  references: z.array(Reference),
  known_exploited: z.boolean(),
  kev_added: z.iso.date().nullable().meta({ description: 'When CISA listed it as exploited.' }),
  kev_due_date: z.iso.date().nullable().meta({ description: 'By when CISA wants it repaired; null when not known.' }),
  fixed_versions: z.array(z.string()),
});
export type Mitigation = z.infer<typeof Mitigation>;

const SETTABLE = ['accepted', 'mitigated'] as const;
const OPEN_IS_NO_DECISION =
  "'open' is where a finding stands without a decision and cannot be set; give the decision an expires_at to re-open it";

/** A status that is decided, and so recorded. */
export const DecidedStatus = z
  .enum(SETTABLE, {
    error: ({ input }) => (input === 'open' ? OPEN_IS_NO_DECISION : `expected one of ${SETTABLE.join(', ')}`),
  })
  .meta({
    description: '`accepted`: a false positive or a risk that is borne; `mitigated`: patched, or worked around.',
    example: 'accepted',
  });

const [SHORTEST, LONGEST] = [10, 1000];
/** A character for people can be several code units; this many are ever looked at. */
const MOST_CODE_UNITS = 16_000;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

function lengthForPeople(text: string): number {
  return [...segmenter.segment(text)].length;
}

const Justification = z
  .string()
  .trim()
  .refine((text) => {
    const length = text.length > MOST_CODE_UNITS ? Number.POSITIVE_INFINITY : lengthForPeople(text);
    return length >= SHORTEST && length <= LONGEST;
  }, `expected ${SHORTEST} to ${LONGEST} characters, without the blanks around them`)
  .refine(isStorable, UNSTORABLE)
  .meta({
    description: 'Why, for whoever reads it later; 10 to 1000 characters.',
    minLength: SHORTEST,
    maxLength: LONGEST,
    example: 'The service is only reachable from the management network.',
  });

/** The body of `POST /scans/cve/mac-address/cve/status`. */
export const CveStatusBody = z.strictObject({
  mac_address: Mac,
  cve_id: CveId,
  status: DecidedStatus,
  justification: Justification,
  expires_at: z.iso
    .datetime({ offset: true })
    // In UTC a moment of the year 9999 can be in the one after, which nobody can write down again.
    .refine((text) => Date.parse(text) < Date.UTC(9999, 0), 'must lie before the year 9999')
    .transform((text) => new Date(text))
    .optional()
    .meta({
      description: 'When the finding opens again by itself; without it never.',
      example: '2027-06-30T00:00:00Z',
    }),
  site_id: Id.optional().meta({ description: 'Only at this site; without it at all sites of the device.' }),
});
export type CveStatusBody = z.output<typeof CveStatusBody>;

/** A decision as it was recorded. Records are never changed: a newer one takes the place of an older one. */
export const CveStatusRecord = z.object({
  id: z.uuid(),
  mac_address: z.string(),
  cve_id: z.string(),
  status: z.enum(SETTABLE),
  justification: z.string(),
  scan_id: GivenId.nullable().meta({ description: 'The newest scan that had found it when this was decided.' }),
  scope: z.enum(['site', 'all_sites']),
  site_id: GivenId.nullable(),
  expires_at: Moment.nullable(),
  expiration_date: Moment.nullable().meta({ description: 'The same as `expires_at`.' }),
  in_force: z.boolean(),
  ended_by: z.enum(['superseded', 'expired', 'evidence_changed']).nullable().meta({
    description:
      'Why it does not hold any more: a newer decision, its time is over, or the finding rests on other evidence now.',
  }),
  created_by: z.string(),
  updated_by: z.string(),
  created_at: Moment,
  updated_at: Moment,
});
export type CveStatusRecord = z.infer<typeof CveStatusRecord>;

/** The answer of `POST /scans/cve/mac-address/cve/status`. */
export const CveStatusUpdated = z.object({ data: CveStatusRecord, message: z.string() });
export type CveStatusUpdated = z.infer<typeof CveStatusUpdated>;
