import { FindingEvidence, ReportedRouterFacts, type ReportedSite, type ScanReport } from '#contracts';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import type { StatedFinding } from '../match/index.js';
import { coverageOf } from './coverage.js';
import { partsOf, type ReportedScan, type ReportedSiteScan } from './reported-scan.js';
import { progressOf } from './scan-standing.js';
import { isBelowMinCvss, isWarning, type Thresholds } from './shown-findings.js';
import { summariseScan } from './summary.js';

/** A scan with everything that was seen and found. The same rows give the same bytes: keys and lists have one order. */
export function detailScan(reported: ReportedScan, url: string): ScanReport {
  return {
    ...summariseScan(reported, url),
    sites: partsOf(reported).map((part) => siteOf(part, reported.scan)),
  };
}

function siteOf(part: ReportedSiteScan, thresholds: Thresholds): ReportedSite {
  const { site, hosts, router, findings } = part;
  return {
    site_scan_id: site.id,
    site_id: site.site_id,
    state: site.state,
    outcome: site.outcome,
    reason: site.reason,
    attempt: site.attempt,
    agent: site.agent_name === null ? null : { name: site.agent_name, nmap_version: site.nmap_version },
    progress: progressOf([site]),
    deadline: site.deadline.toISOString(),
    started_at: site.started_at?.toISOString() ?? null,
    finished_at: site.finished_at?.toISOString() ?? null,
    coverage: coverageOf(part),
    router: router === null ? null : routerOf(router),
    hosts: hosts.map(hostOf),
    findings: findings
      .filter((finding) => !isBelowMinCvss(finding, thresholds))
      .map((finding) => findingOf(finding, thresholds)),
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

function hostOf(host: HostObservation): ReportedSite['hosts'][number] {
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
    ports: host.ports
      .toSorted((a, b) => a.port - b.port || a.protocol.localeCompare(b.protocol, 'en'))
      .map(({ protocol, port, state, service }) => ({ protocol, port, state, service: serviceOf(service) })),
  };
}

type ReportedService = ReportedSite['hosts'][number]['ports'][number]['service'];

function serviceOf(service: HostObservation['ports'][number]['service']): ReportedService {
  if (service === null) return null;
  const { name, product, version, extra_info, tunnel, method, cpes } = service;
  return { name, product, version, extra_info, tunnel, method, cpes: [...cpes] };
}

function findingOf(finding: StatedFinding, thresholds: Thresholds): ReportedSite['findings'][number] {
  return {
    id: finding.id,
    kind: finding.kind,
    reference: finding.reference,
    title: finding.title,
    severity: finding.severity,
    score: finding.score,
    vector: finding.vector,
    match_class: finding.match_class,
    confidence: finding.confidence,
    known_exploited: finding.known_exploited,
    warning: isWarning(finding, thresholds),
    status: finding.status,
    address: finding.address,
    device_id: finding.device_id,
    explanation: finding.explanation,
    evidence: FindingEvidence.parse(finding.evidence),
    remedy: finding.remedy,
    found_at: finding.found_at.toISOString(),
  };
}
