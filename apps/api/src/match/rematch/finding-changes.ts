import type { AdvisoryFinding } from '../finding.js';
import type { FindingDifference } from './compare-findings.js';

/** Why a finding went: not because anybody looked again, but because the advisory says something else. */
export type GoneBecause = 'cve_rejected' | 'advisory_withdrawn' | 'no_longer_affected';

/** One line of the event `findings_changed`. */
export interface FindingChange {
  readonly change: 'appeared' | 'gone' | 'changed' | 'known_exploited';
  readonly finding_id: string;
  readonly reference: string;
  readonly severity: string;
  readonly address: string | null;
  /** Null for what did not go. */
  readonly reason: GoneBecause | null;
}

/** What is known now of the CVEs whose findings went. */
export interface CvesNow {
  readonly rejected: ReadonlySet<string>;
  /** Any source has it. */
  readonly known: ReadonlySet<string>;
}

/** What happened to findings, for who follows the scan. */
export function changesOf({ appeared, gone, changed }: FindingDifference, now: CvesNow): FindingChange[] {
  return [
    ...appeared.map((finding) => changeOf('appeared', finding)),
    ...changed.map((finding) => changeOf('changed', finding)),
    ...gone.map((finding) => changeOf('gone', finding, becauseOf(finding.reference, now))),
  ];
}

export function changeOf(
  change: FindingChange['change'],
  { id, reference, severity, address }: AdvisoryFinding,
  reason: GoneBecause | null = null,
): FindingChange {
  return { change, finding_id: id, reference, severity, address, reason };
}

function becauseOf(cve: string, { rejected, known }: CvesNow): GoneBecause {
  if (known.has(cve)) return 'no_longer_affected';
  return rejected.has(cve) ? 'cve_rejected' : 'advisory_withdrawn';
}
