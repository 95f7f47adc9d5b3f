import type { Severity } from '#contracts';

/** The severity of an advisory: a CVSS band, or `unscored` when nobody scored it. */
export type AdvisorySeverity = 'none' | 'low' | 'medium' | 'high' | 'critical' | 'unscored';

/** Where an unscored advisory stands in a list: in the middle, so that it is neither lost nor alarming (as grype does). */
const UNSCORED_RANK = 5;

/** Check severities on the CVSS scale, at the foot of their band; `info` is below every score. */
const CHECK_RANK: Readonly<Record<Severity, number>> = { info: 0, low: 0.1, medium: 4, high: 7, critical: 9 };

/**
 * The CVSS band of a base score. Version 2 has no `none` and no `critical`; a vector without a prefix is version 2.
 * Source: FIRST's specifications of CVSS 2.0, 3.1 and 4.0.
 */
export function severityOfScore(score: number | null, vector: string | null): AdvisorySeverity {
  if (score === null) return 'unscored';
  const isVersion2 = vector !== null && !vector.startsWith('CVSS:');
  if (score === 0 && !isVersion2) return 'none';
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  return score < 9 || isVersion2 ? 'high' : 'critical';
}

/** A number from 0 to 10 by which findings of every kind are put in order. */
export function severityRank(finding: { readonly score: number | null; readonly severity: string }): number {
  if (finding.score !== null) return finding.score;
  return isCheckSeverity(finding.severity) ? CHECK_RANK[finding.severity] : UNSCORED_RANK;
}

function isCheckSeverity(severity: string): severity is Severity {
  return Object.hasOwn(CHECK_RANK, severity);
}
