import {
  FindingEvidence,
  type HostOutcome,
  type ReportedFinding,
  type ReportedHost,
  ReportedRouterFacts,
  type ReportedSite,
} from '#contracts';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { complianceTagsOf, type StatedFinding, type StatusDecision } from '../match/index.js';
import type { SiteScanView } from '../request/index.js';
import { coverageOf } from './coverage.js';
import type { SiteRows } from './reported-rows.js';
import { siteCare } from './scan-care.js';
import { hasEnded, partStateOf, progressOf, type ScanSite } from './scan-standing.js';
import { isWarning, type Thresholds } from './shown-findings.js';

/** A site of a scan as it is reported. The same rows give the same bytes: keys and lists have one order. */
export function siteReport(site: ScanSite, rows: SiteRows, thresholds: Thresholds): ReportedSite {
  const { newest, parts } = site;
  const starts = parts.flatMap(({ started_at }) => (started_at === null ? [] : [started_at.getTime()]));
  return {
    site_id: site.site_id,
    site_scan_id: newest.id,
    state: site.state,
    outcome: newest.outcome,
    reason: newest.reason,
    attempt: newest.attempt,
    agent: newest.agent_name === null ? null : { name: newest.agent_name, nmap_version: newest.nmap_version },
    progress: progressOf([site]),
    deadline: newest.deadline.toISOString(),
    started_at: starts.length === 0 ? null : new Date(Math.min(...starts)).toISOString(),
    finished_at: hasEnded(site) ? (newest.finished_at?.toISOString() ?? null) : null,
    parts: parts.map(partOf),
    care: siteCare(site),
    coverage: coverageOf(site, rows),
    router: rows.router === null ? null : routerOf(rows.router),
    hosts_total: totalOf(rows.outcomeCounts),
    findings_total: rows.findingsTotal,
    hosts: rows.hosts.map(hostReport),
    findings: rows.findings.map((finding) => findingReport(finding, thresholds)),
  };
}

function totalOf({ complete, partial, no_answer, refused }: Readonly<Record<HostOutcome, number>>): number {
  return complete + partial + no_answer + refused;
}

function partOf(part: SiteScanView): ReportedSite['parts'][number] {
  return {
    site_scan_id: part.id,
    state: partStateOf(part),
    reason: part.reason,
    attempt: part.attempt,
    opened_at: part.opened_at.toISOString(),
    started_at: part.started_at?.toISOString() ?? null,
    finished_at: part.finished_at?.toISOString() ?? null,
  };
}

function routerOf(router: RouterObservation): NonNullable<ReportedSite['router']> {
  return {
    outcome: router.outcome,
    reason: router.reason,
    endpoint: router.endpoint,
    device_id: router.device_id,
    checked_at: router.checked_at.toISOString(),
    facts: router.facts === null ? null : ReportedRouterFacts.parse(router.facts),
    checks: checksOf(router.checks),
  };
}

function checksOf(checks: RouterObservation['checks']): NonNullable<ReportedSite['router']>['checks'] {
  return {
    passed: checks.filter((check) => check.verdict === 'pass').length,
    failed: checks
      .filter((check) => check.verdict === 'fail')
      .map(({ id, title, severity, evidence, remedy }) => ({
        id,
        title,
        severity,
        asked: evidence?.asked ?? null,
        found: evidence?.found ?? null,
        remedy,
      })),
    unknown: checks
      .filter((check) => check.verdict === 'unknown')
      .map(({ id, title, unknown }) => ({
        id,
        title,
        reason: unknown?.reason ?? null,
        detail: unknown?.detail ?? null,
      })),
  };
}

/** A host as it is reported. */
export function hostReport(host: HostObservation): ReportedHost {
  return {
    address: host.address,
    outcome: host.outcome,
    reason: host.reason,
    mac: host.mac,
    mac_source: host.mac_source,
    vendor: host.vendor,
    hostnames: [...host.hostnames],
    device_id: host.device_id,
    scanned_tcp_ports: host.scanned_tcp_ports,
    ports_truncated: host.ports_truncated,
    started_at: host.started_at.toISOString(),
    ended_at: host.ended_at.toISOString(),
    ports: host.ports
      .toSorted((a, b) => a.port - b.port || a.protocol.localeCompare(b.protocol, 'en'))
      .map(({ protocol, port, state, service }) => ({ protocol, port, state, service: serviceOf(service) })),
  };
}

type ReportedService = ReportedHost['ports'][number]['service'];

function serviceOf(service: HostObservation['ports'][number]['service']): ReportedService {
  if (service === null) return null;
  const { name, product, version, extra_info, tunnel, method, cpes } = service;
  return { name, product, version, extra_info, tunnel, method, cpes: [...cpes] };
}

/** A finding as it is reported, with the rule that took it out of the counts where there is one. */
export function findingReport(finding: StatedFinding, thresholds: Thresholds): ReportedFinding {
  return {
    id: finding.id,
    kind: finding.kind,
    reference: finding.reference,
    title: finding.title,
    severity: finding.severity,
    score: finding.score,
    vector: finding.vector,
    score_source: finding.score_source,
    score_version: finding.score_version,
    match_class: finding.match_class,
    confidence: finding.confidence,
    known_exploited: finding.known_exploited,
    priority: finding.priority,
    epss: finding.epss,
    ports: [...finding.ports],
    warning: isWarning(finding, thresholds),
    compliance_tags: complianceTagsOf(finding),
    status: finding.status,
    decision: finding.decision === null ? null : decisionOf(finding.decision),
    address: finding.address,
    device_id: finding.device_id,
    explanation: finding.explanation,
    evidence: FindingEvidence.parse(finding.evidence),
    remedy: finding.remedy,
    found_at: finding.found_at.toISOString(),
  };
}

function decisionOf(decision: StatusDecision): NonNullable<ReportedFinding['decision']> {
  return {
    id: decision.id,
    status: decision.status,
    justification: decision.justification,
    decided_by: decision.created_by,
    decided_at: decision.created_at.toISOString(),
    expires_at: decision.expires_at?.toISOString() ?? null,
    scope: decision.site_id === null ? 'all_sites' : 'site',
  };
}
