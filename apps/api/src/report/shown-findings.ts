import { severityRank, type AdvisoryFinding, type Finding } from '../match/index.js';

/** The lines a schedule draws, on the CVSS scale. */
export interface Thresholds {
  readonly min_cvss: number;
  readonly warning_threshold: number;
}

/** Whether a report leaves the finding out. Only a score can be too low: unscored advisories and checks are shown. */
export function isBelowMinCvss(finding: Pick<Finding, 'kind' | 'score'>, { min_cvss }: Thresholds): boolean {
  return finding.kind === 'advisory' && finding.score !== null && finding.score < min_cvss;
}

/** Whether the finding is a warning: by its score, or for a check by the foot of its severity's CVSS band. */
export function isWarning(finding: Pick<Finding, 'kind' | 'score' | 'severity'>, thresholds: Thresholds): boolean {
  if (finding.kind === 'advisory' && finding.score === null) return false;
  return severityRank(finding) >= thresholds.warning_threshold;
}

/** The advisories that count as vulnerabilities: not left out, and not merely unclear. */
export function countedAdvisories(findings: readonly Finding[], thresholds: Thresholds): AdvisoryFinding[] {
  return findings.filter(
    (finding): finding is AdvisoryFinding =>
      finding.kind === 'advisory' && finding.match_class !== 'unclear' && !isBelowMinCvss(finding, thresholds),
  );
}
