import {
  formatRange,
  formatRouterOsVersion,
  judgeAffected,
  type AffectedVerdict,
  parseCvssVector,
  type RouterOsAdvisory,
} from '../advisory/index.js';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { advisoryConfidence, type Exposure } from './confidence.js';
import type { Exploitation } from './exploitation.js';
import { explainAdvisory } from './explanation.js';
import { belongsTo, evidenceKey, type AdvisoryFinding, type MatchedSiteScan, type Subject } from './finding.js';
import { portText } from './inventory/seen-product.js';
import { remedyOfAdvisory } from './remedy.js';
import { buildOfRouter, ownAddresses, routerOsOfHost, type LearntBuild } from './routeros-build.js';
import { severityOfScore } from './severity.js';
import { hostSubject, routerSubject } from './subject.js';
import { reachOf, urgencyOf } from './urgency.js';

/** The advisories to match with, and which table they are from. */
export interface AdvisoryTable {
  readonly version: string;
  readonly advisories: readonly RouterOsAdvisory[];
  /** What is known of attacks by a CVE. */
  readonly exploitationOf: (cve: string) => Exploitation;
}

/** A device with its RouterOS build, ready to be compared with advisories. */
interface Candidate {
  readonly subject: Subject;
  readonly learnt: LearntBuild;
  readonly exposureOf: (advisory: RouterOsAdvisory) => Exposure;
}

/** The advisories that concern the router of a site. A version that cannot be read gives none, and nothing is called clean. */
export function matchRouters(
  siteScan: MatchedSiteScan,
  routers: readonly RouterObservation[],
  table: AdvisoryTable,
): AdvisoryFinding[] {
  return routers.flatMap((router) => {
    const learnt = buildOfRouter(router);
    if (learnt?.build.version == null) return [];
    const exposureOf = (advisory: RouterOsAdvisory) => exposureAt(router, advisory);
    return matchCandidate(siteScan, { subject: routerSubject(router), learnt, exposureOf }, table);
  });
}

/** The advisories that concern the RouterOS of a host, as nmap saw it. */
export function matchRouterOsHost(
  siteScan: MatchedSiteScan,
  host: HostObservation,
  table: AdvisoryTable,
): AdvisoryFinding[] {
  const learnt = routerOsOfHost(host);
  if (typeof learnt === 'string') return [];
  return matchCandidate(siteScan, { subject: hostSubject(host), learnt, exposureOf: () => 'unknown' }, table);
}

/** The addresses for which a router that told its version answers itself, so that nothing is reported twice. */
export function addressesAnsweredFor(routers: readonly RouterObservation[]): ReadonlySet<string> {
  const answering = routers.filter((router) => buildOfRouter(router)?.build.version != null);
  return new Set(answering.flatMap((router) => [...ownAddresses(router)]));
}

function matchCandidate(siteScan: MatchedSiteScan, candidate: Candidate, table: AdvisoryTable): AdvisoryFinding[] {
  return table.advisories.flatMap((advisory) => {
    const verdict = judgeAffected(candidate.learnt.build, advisory);
    if (verdict.class === 'no') return [];
    return [findingOf({ siteScan, candidate, advisory, verdict, table, kind: verdict.class })];
  });
}

interface Match {
  readonly siteScan: MatchedSiteScan;
  readonly candidate: Candidate;
  readonly advisory: RouterOsAdvisory;
  readonly verdict: AffectedVerdict;
  readonly kind: AdvisoryFinding['match_class'];
  readonly table: AdvisoryTable;
}

function findingOf(match: Match): AdvisoryFinding {
  const { siteScan, candidate, advisory, verdict, kind, table } = match;
  const { subject, learnt } = candidate;
  const exposure = candidate.exposureOf(advisory);
  const { source, build } = learnt;
  const exploitation = table.exploitationOf(advisory.cve);
  const weighed = {
    severity: severityOfScore(advisory.score, advisory.vector),
    score: advisory.score,
    confidence: advisoryConfidence({ class: kind, source, grade: advisory.grade, exposure }),
    match_class: kind,
    known_exploited: exploitation.kev_added !== null,
  };
  return {
    ...belongsTo(siteScan, subject, 'advisory', advisory.cve),
    title: advisory.summary,
    ...weighed,
    vector: advisory.vector,
    score_source: null,
    score_version: advisory.vector === null ? null : (parseCvssVector(advisory.vector)?.version ?? null),
    priority: urgencyOf(weighed, exploitation, reachOf(exposure, { isManagement: advisory.services.length > 0 })),
    epss: exploitation.epss,
    ports: learnt.at.map(portText),
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

function evidenceOf({ candidate, advisory, verdict, table }: Match, exposure: Exposure) {
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
    exploitation: table.exploitationOf(advisory.cve),
    table_version: table.version,
  };
}

/** Whether the router has on at least one of the services by which the component is reached. */
function exposureAt(router: RouterObservation, advisory: RouterOsAdvisory): Exposure {
  const names: readonly string[] = advisory.services;
  const services = (router.facts?.services ?? []).filter((service) => names.includes(service.name));
  if (services.some((service) => !service.disabled)) return isOpenToInternet(router) ? 'from_internet' : 'reachable';
  const named = new Set(services.map((service) => service.name));
  return names.length > 0 && names.every((name) => named.has(name)) ? 'not_reachable_now' : 'unknown';
}

/** The router's own rules let the internet reach its administration. */
function isOpenToInternet({ checks }: RouterObservation): boolean {
  return checks.some(({ id, verdict }) => id === 'fw.mgmt-from-wan' && verdict === 'fail');
}
