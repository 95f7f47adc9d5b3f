import type { Severity } from '#contracts';
import { createHash } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import type {
  AffectedBecause,
  CvssScore,
  MatchBecause,
  MatchClass,
  RecordSource,
  ScoreGiver,
  SourceGrade,
} from '../advisory/index.js';
import type { Exposure, VersionSource } from './confidence.js';
import type { Exploitation } from './exploitation.js';
import type { SeenAt } from './inventory/seen-product.js';
import { severityRank, type AdvisorySeverity } from './severity.js';

/** Why an advisory of our RouterOS table concerns a device: what was searched by, what was found there and what decided. */
export interface RouterOsEvidence {
  readonly matcher: 'routeros';
  readonly searched_by: string;
  readonly found: string;
  readonly source: VersionSource;
  readonly because: AffectedBecause;
  /** The affected range that decided; null when none did. */
  readonly range: string | null;
  readonly fixed_versions: readonly string[];
  readonly upgrade_to: readonly string[];
  readonly fix_note: string | null;
  readonly component: string;
  readonly precondition: string;
  readonly exposure: Exposure;
  readonly published: string | null;
  readonly source_grade: SourceGrade;
  readonly disputed: boolean;
  readonly exploitation: Exploitation;
  /** Which advisory table it was made with. */
  readonly table_version: string;
}

/** Why any other advisory concerns a device. */
export interface ProductEvidence {
  readonly matcher: 'products';
  readonly searched_by: string;
  /** The service in its own words. */
  readonly found: string;
  readonly source: VersionSource;
  readonly because: MatchBecause;
  /** The line of the advisory that decided: a CPE 2.3 name, and its range of versions. */
  readonly criteria: string;
  readonly range: string | null;
  /** The name by which the advisory knows the product, where it is another one than was seen. */
  readonly alias: string | null;
  /** What nmap calls the product. */
  readonly product: string | null;
  /** Where it answers. */
  readonly services: readonly SeenAt[];
  /** What the advisory needs besides and was seen, and what was not. */
  readonly context: readonly string[];
  readonly conditional_on: readonly string[];
  /** The distribution whose package it is, with the package version that repairs it where that is known. */
  readonly distribution: {
    readonly name: string;
    readonly release: string | null;
    readonly revision: string | null;
    readonly package: string | null;
    readonly fixed_version: string | null;
  } | null;
  readonly exposure: Exposure;
  readonly published: string | null;
  readonly disputed: boolean;
  readonly weaknesses: readonly string[];
  /** All scores there are, whoever gave them. */
  readonly scores: readonly CvssScore[];
  readonly exploitation: Exploitation;
  /** Who said whom the CVE affects. */
  readonly record_source: RecordSource;
  /** The state of all feeds it was made with. */
  readonly advisory_version: string;
}

/** Why a check failed: the menu that was asked and what it said. */
export interface CheckEvidence {
  readonly matcher: 'checks';
  readonly asked: string;
  readonly found: string;
  readonly check_version: number;
}

/** A row of `findings`: an advisory or a failed check that meets an observation. */
export interface FindingOf<Kind extends string, Evidence, Sev extends string> {
  readonly id: string;
  readonly tenant_id: string;
  readonly scan_id: string;
  readonly site_scan_id: string;
  readonly site_id: string;
  readonly device_id: string | null;
  readonly host_observation_id: string | null;
  readonly router_observation_id: string | null;
  readonly address: string | null;
  readonly kind: Kind;
  /** The CVE id or the check id. */
  readonly reference: string;
  readonly title: string;
  readonly severity: Sev;
  readonly score: number | null;
  readonly vector: string | null;
  /** Who gave the score; null where nobody did, and for our RouterOS table, which does not say. */
  readonly score_source: ScoreGiver | null;
  /** Of CVSS. Scores of different versions cannot be compared. */
  readonly score_version: CvssScore['version'] | null;
  /** 0 to 100, see `confidence.ts`. */
  readonly confidence: number;
  readonly match_class: Exclude<MatchClass, 'no'>;
  readonly known_exploited: boolean;
  /** 0 to 100, see `advisory/priority.ts`. */
  readonly priority: number;
  /** 0 to 1: that it is exploited within 30 days, when it was matched. */
  readonly epss: number | null;
  /** Where what it is about answers, as `22/tcp`; empty when it is at no port. */
  readonly ports: readonly string[];
  readonly explanation: string;
  readonly evidence: Evidence;
  /** Changes when what the finding rests on changes; a decision about the finding holds for the key it was made with. */
  readonly evidence_key: string;
  readonly remedy: string | null;
  /** When the observation was made, so that a replay gives the same row. */
  readonly found_at: Date;
}

export type AdvisoryFinding = FindingOf<'advisory', RouterOsEvidence | ProductEvidence, AdvisorySeverity>;
export type CheckFinding = FindingOf<'check', CheckEvidence, Severity>;
export type Finding = AdvisoryFinding | CheckFinding;

/** The device at which a finding was made, and which observation says so. */
export interface Subject {
  /** Stays the same over replays and re-matches: `router`, or the address of a host. */
  readonly key: string;
  readonly device_id: string | null;
  readonly host_observation_id: string | null;
  readonly router_observation_id: string | null;
  readonly address: string | null;
  readonly found_at: Date;
}

/** Where findings belong. */
export interface MatchedSiteScan {
  readonly id: string;
  readonly scan_id: string;
  readonly tenant_id: string;
  readonly site_id: string;
}

/** Ours alone, drawn once: ids made with it never meet those of anybody else. */
const FINDING_NAMESPACE = 'd1c8a1c6-3b0e-4f6e-9a57-0f2f5a6f7c21';

/** What a finding says of where it belongs. Its id depends on nothing but what it is about. */
export function belongsTo<Kind extends Finding['kind']>(
  siteScan: MatchedSiteScan,
  subject: Subject,
  kind: Kind,
  reference: string,
) {
  return {
    id: uuidV5([siteScan.id, kind, reference, subject.key].join('\n'), FINDING_NAMESPACE),
    tenant_id: siteScan.tenant_id,
    scan_id: siteScan.scan_id,
    site_scan_id: siteScan.id,
    site_id: siteScan.site_id,
    device_id: subject.device_id,
    host_observation_id: subject.host_observation_id,
    router_observation_id: subject.router_observation_id,
    address: subject.address,
    kind,
    reference,
  };
}

/** A short name for what a finding rests on. Equal parts give equal keys; any other part gives another key. */
export function evidenceKey(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

type Ranked = Pick<Finding, 'priority' | 'score' | 'severity' | 'reference' | 'address' | 'id'>;

/** The order in which findings are worked on: by priority, then the worst; the rest only makes the order total. */
export function compareFindings(a: Ranked, b: Ranked): number {
  return (
    b.priority - a.priority ||
    severityRank(b) - severityRank(a) ||
    compareText(a.reference, b.reference) ||
    compareText(a.address ?? '', b.address ?? '') ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
