import { type Finding, type FindingStatus, severityRank } from '../match/index.js';

/** The lines a schedule draws, on the CVSS scale. */
export interface Thresholds {
  readonly min_cvss: number;
  readonly warning_threshold: number;
}

type Weighed = Pick<Finding, 'kind' | 'score' | 'severity'> & { readonly status: FindingStatus };

/**
 * Whether the finding is a warning: open, and at the line by its score, or for a check by the foot of its severity's CVSS
 * band. `ReportFiguresReadModel` counts the same in SQL.
 */
export function isWarning(finding: Weighed, { warning_threshold }: Thresholds): boolean {
  if (finding.status !== 'open' || (finding.kind === 'advisory' && finding.score === null)) return false;
  return severityRank(finding) >= warning_threshold;
}
