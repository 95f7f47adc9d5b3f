import type { ScanReportSummary } from '#contracts';
import type { ScanView } from '../request/index.js';
import type { AdvisoryFinding } from '../match/index.js';
import { deviceKey, hasAnswered, partsOf, type ReportedScan, type ReportedSiteScan } from './reported-scan.js';
import { runtimeInWords, scanMs, siteScanMs, wholeMinutes } from './runtime.js';
import { hasEnded, progressOf, scanStateOf } from './scan-standing.js';
import { countedAdvisories, isBelowMinCvss } from './shown-findings.js';

/** A scan in figures, from its rows alone. `url` is the absolute address of the report itself. */
export function summariseScan(reported: ReportedScan, url: string): ScanReportSummary {
  const { scan } = reported;
  const parts = partsOf(reported);
  const state = scanStateOf(scan.sites);
  return {
    id: scan.id,
    scan_schedule_id: scan.schedule_id,
    scan_id: scan.short_id,
    state,
    running: state === 'running' || state === 'processing',
    progress: progressOf(scan.sites),
    targets: scan.sites.length,
    requested_at: scan.requested_at.toISOString(),
    ...timesOf(scan),
    min_cvss: scan.min_cvss,
    warning_threshold: scan.warning_threshold,
    ...scoresOf(countedAdvisories(reported.findings, scan)),
    ...portsOf(reported),
    ...devicesOf(parts, scan),
    ...otherFindings(reported),
    ...sharesOf(scan),
    json_url: url,
    pdf_url: null,
    log_url: null,
  };
}

function timesOf({ sites }: ScanView) {
  const starts = sites.flatMap((site) => (site.started_at === null ? [] : [site.started_at.getTime()]));
  const ends = sites.flatMap((site) => (site.finished_at === null ? [] : [site.finished_at.getTime()]));
  const isOver = sites.length > 0 && sites.every(hasEnded);
  const wallMs = scanMs(sites);
  return {
    started_at: starts.length === 0 ? null : new Date(Math.min(...starts)).toISOString(),
    finished_at: isOver && ends.length > 0 ? new Date(Math.max(...ends)).toISOString() : null,
    runtime: runtimeInWords(wallMs),
    duration_cumulative: wholeMinutes(sites.reduce((total, site) => total + siteScanMs(site), 0)),
    duration_absolute: wholeMinutes(wallMs),
  };
}

function scoresOf(advisories: readonly AdvisoryFinding[]) {
  const scores = advisories.flatMap((finding) => (finding.score === null ? [] : [finding.score]));
  const unique = new Set(advisories.map((finding) => finding.reference)).size;
  const total = scores.reduce((sum, score) => sum + score, 0);
  return {
    average_score: scores.length === 0 ? null : rounded(total / scores.length, 1),
    highest_score: scores.length === 0 ? null : Math.max(...scores),
    cve_count: advisories.length,
    unique_cves: unique,
    cve_repeat_ratio: unique === 0 ? null : rounded(advisories.length / unique, 2),
  };
}

function portsOf({ hosts }: ReportedScan) {
  const open = hosts.flatMap((host) => host.ports).filter((port) => port.state === 'open');
  return {
    open_ports: open.length,
    unique_ports: new Set(open.map((port) => `${port.port}/${port.protocol}`)).size,
  };
}

function devicesOf(parts: readonly ReportedSiteScan[], scan: ScanView) {
  const scanned = parts.flatMap((part) => [
    ...part.hosts.filter(hasAnswered).map((host) => deviceKey(part, host.address)),
    ...(part.router?.facts == null ? [] : [deviceKey(part, null)]),
  ]);
  const vulnerable = parts.flatMap((part) =>
    countedAdvisories(part.findings, scan).map((finding) => ({
      site: part.site.site_id,
      device: deviceKey(part, finding.router_observation_id === null ? finding.address : null),
    })),
  );
  return {
    hosts_scanned: new Set(scanned).size,
    hosts_with_cves: new Set(vulnerable.map(({ device }) => device)).size,
    sites_with_cves: new Set(vulnerable.map(({ site }) => site)).size,
  };
}

function otherFindings({ findings, scan }: ReportedScan) {
  const shown = findings.filter((finding) => !isBelowMinCvss(finding, scan));
  return {
    failed_checks: findings.filter((finding) => finding.kind === 'check').length,
    findings_below_min_cvss: findings.length - shown.length,
    findings_unclear: shown.filter((finding) => finding.match_class === 'unclear').length,
  };
}

function sharesOf({ sites }: ScanView) {
  const shareOf = (count: number) => (sites.length === 0 ? 0 : rounded((count / sites.length) * 100, 1));
  return {
    percentage_done: shareOf(sites.filter(hasEnded).length),
    percentage_failed: shareOf(sites.filter((site) => site.state === 'failed').length),
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
