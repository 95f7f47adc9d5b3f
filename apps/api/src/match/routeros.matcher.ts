import {
  formatRange,
  formatRouterOsVersion,
  judgeAffected,
  type AffectedVerdict,
  type RouterOsAdvisory,
} from '../advisory/index.js';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { advisoryConfidence, type Exposure } from './confidence.js';
import { explainAdvisory } from './explanation.js';
import { belongsTo, evidenceKey, type AdvisoryFinding, type MatchedSiteScan, type Subject } from './finding.js';
import { remedyOfAdvisory } from './remedy.js';
import { buildOfRouter, ownAddresses, routerOsOfHost, type LearntBuild } from './routeros-build.js';
import { severityOfScore } from './severity.js';
import { hostSubject, routerSubject } from './subject.js';

/** The advisories to match with, and which table they are from. */
export interface AdvisoryTable {
  readonly version: string;
  readonly advisories: readonly RouterOsAdvisory[];
}

/** What was observed at one site in one attempt. */
export interface SiteObservations {
  readonly hosts: readonly HostObservation[];
  readonly routers: readonly RouterObservation[];
}

/** A device with its RouterOS build, ready to be compared with advisories. */
interface Candidate {
  readonly subject: Subject;
  readonly learnt: LearntBuild;
  readonly exposureOf: (advisory: RouterOsAdvisory) => Exposure;
}

/**
 * The advisories that concern the RouterOS devices of a site.
 *
 * The router answers for itself: a host at one of its own addresses is left out when the router told its version, so
 * that nothing is reported twice. A version that cannot be read gives no findings, and nothing is called clean for it.
 */
export function matchRouterOs(
  siteScan: MatchedSiteScan,
  observations: SiteObservations,
  table: AdvisoryTable,
): AdvisoryFinding[] {
  return candidatesOf(observations).flatMap((candidate) =>
    table.advisories.flatMap((advisory) => {
      const verdict = judgeAffected(candidate.learnt.build, advisory);
      return verdict.class === 'not_affected'
        ? []
        : [findingOf({ siteScan, candidate, advisory, verdict, tableVersion: table.version, kind: verdict.class })];
    }),
  );
}

function candidatesOf({ hosts, routers }: SiteObservations): Candidate[] {
  const ofRouters = routers.flatMap((router): Candidate[] => {
    const learnt = buildOfRouter(router);
    if (learnt?.build.version == null) return [];
    return [{ subject: routerSubject(router), learnt, exposureOf: (advisory) => exposureAt(router, advisory) }];
  });
  const answeredFor = new Set(routers.flatMap((router) => (isAnswering(router) ? [...ownAddresses(router)] : [])));
  const ofHosts = hosts.flatMap((host): Candidate[] => {
    const learnt = routerOsOfHost(host);
    if (typeof learnt === 'string' || answeredFor.has(host.address)) return [];
    return [{ subject: hostSubject(host), learnt, exposureOf: () => 'unknown' }];
  });
  return [...ofRouters, ...ofHosts];
}

function isAnswering(router: RouterObservation): boolean {
  return buildOfRouter(router)?.build.version != null;
}

interface Match {
  readonly siteScan: MatchedSiteScan;
  readonly candidate: Candidate;
  readonly advisory: RouterOsAdvisory;
  readonly verdict: AffectedVerdict;
  readonly kind: AdvisoryFinding['match_class'];
  readonly tableVersion: string;
}

function findingOf(match: Match): AdvisoryFinding {
  const { siteScan, candidate, advisory, verdict, kind } = match;
  const { subject, learnt } = candidate;
  const exposure = candidate.exposureOf(advisory);
  const { source, build } = learnt;
  return {
    ...belongsTo(siteScan, subject, 'advisory', advisory.cve),
    title: advisory.summary,
    severity: severityOfScore(advisory.score, advisory.vector),
    score: advisory.score,
    vector: advisory.vector,
    confidence: advisoryConfidence({ class: kind, source, grade: advisory.grade, exposure }),
    match_class: kind,
    known_exploited: advisory.knownExploitedSince !== null,
    explanation: explainAdvisory({ found: learnt.found, source, verdict, advisory, exposure }),
    evidence: evidenceOf(match, exposure),
    evidence_key: advisoryEvidenceKey(match, exposure),
    remedy: remedyOfAdvisory(build.version, verdict.upgradeTo, advisory),
    found_at: subject.found_at,
  };
}

/**
 * What a decision about the finding rests on: the version, however and in whatever words it was learnt, whether the
 * component is on, and what decided. The words of the advisory are no part of it.
 */
function advisoryEvidenceKey({ candidate, verdict }: Match, exposure: Exposure): string {
  const { build, found } = candidate.learnt;
  const version = build.version === null ? found : formatRouterOsVersion({ ...build.version, channel: null });
  return evidenceKey([version, exposure, verdict.because, verdict.range === null ? '' : formatRange(verdict.range)]);
}

function evidenceOf({ candidate, advisory, verdict, tableVersion }: Match, exposure: Exposure) {
  const { build, found, source } = candidate.learnt;
  return {
    matcher: 'routeros' as const,
    searched_by: build.version === null ? 'RouterOS' : `RouterOS ${formatRouterOsVersion(build.version)}`,
    found,
    source,
    because: verdict.because,
    range: verdict.range === null ? null : formatRange(verdict.range),
    fixed_versions: advisory.fixedIn.map(formatRouterOsVersion),
    upgrade_to: verdict.upgradeTo.map(formatRouterOsVersion),
    fix_note: advisory.fixNote,
    component: advisory.component,
    precondition: advisory.precondition,
    exposure,
    published: advisory.published,
    source_grade: advisory.grade,
    disputed: advisory.disputed,
    table_version: tableVersion,
  };
}

/** Whether the router has on at least one of the services by which the component is reached. */
function exposureAt(router: RouterObservation, advisory: RouterOsAdvisory): Exposure {
  const names: readonly string[] = advisory.services;
  const services = (router.facts?.services ?? []).filter((service) => names.includes(service.name));
  if (services.some((service) => !service.disabled)) return 'reachable';
  const named = new Set(services.map((service) => service.name));
  return names.length > 0 && names.every((name) => named.has(name)) ? 'not_reachable_now' : 'unknown';
}
