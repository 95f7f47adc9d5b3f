import type { RouterObservation } from '../ingest/index.js';
import { CHECK_CONFIDENCE } from './confidence.js';
import { belongsTo, evidenceKey, type CheckFinding, type MatchedSiteScan } from './finding.js';
import { routerSubject } from './subject.js';
import { urgencyOf } from './urgency.js';

/** The failed checks of a site's router. A check without an answer is none: the report shows it with its reason. */
export function matchChecks(siteScan: MatchedSiteScan, routers: readonly RouterObservation[]): CheckFinding[] {
  return routers.flatMap((router) =>
    router.checks.flatMap((check): CheckFinding[] => {
      if (check.verdict !== 'fail') return [];
      const subject = routerSubject(router);
      const asked = check.evidence?.asked ?? '';
      const found = check.evidence?.found ?? '';
      const weighed = {
        severity: check.severity,
        score: null,
        confidence: CHECK_CONFIDENCE,
        match_class: 'definite' as const,
        known_exploited: false,
      };
      return [
        {
          ...belongsTo(siteScan, subject, 'check', check.id),
          title: check.title,
          ...weighed,
          vector: null,
          score_source: null,
          score_version: null,
          priority: urgencyOf(weighed, null, 'unknown'),
          epss: null,
          ports: [],
          explanation: explain(asked, found),
          evidence: { matcher: 'checks', asked, found, check_version: check.version },
          evidence_key: evidenceKey([check.version, found]),
          remedy: check.remedy === '' ? null : check.remedy,
          found_at: subject.found_at,
        },
      ];
    }),
  );
}

function explain(asked: string, found: string): string {
  return asked === ''
    ? 'The router answered otherwise than it should.'
    : `Asked for ${asked}, the router said: ${found}`;
}
