import { matchChecks } from './checks.matcher.js';
import { compareFindings, type Finding, type MatchedSiteScan } from './finding.js';
import { matchRouterOs, type AdvisoryTable, type SiteObservations } from './routeros.matcher.js';

/** All findings of a site scan, in the order in which they are worked on. The same observations give the same rows. */
export function findingsOfSiteScan(
  siteScan: MatchedSiteScan,
  observations: SiteObservations,
  table: AdvisoryTable,
): Finding[] {
  const findings: Finding[] = [
    ...matchRouterOs(siteScan, observations, table),
    ...matchChecks(siteScan, observations.routers),
  ];
  return findings.toSorted(compareFindings);
}
