import type { ScanReportSummary } from '#contracts';
import type { ScanView } from '../request/index.js';
import { runtimeInWords, scanMs, siteScanMs, wholeMinutes } from './runtime.js';
import type { ReportFigures } from './report-figures.js';
import { scanCare } from './scan-care.js';
import { hasEnded, isRunning, progressOf, type ScanSite, scanStateOf, sitesOf } from './scan-standing.js';

/** A scan in figures. `jsonUrl` is the absolute address of the report as a file. */
export function summariseScan(scan: ScanView, figures: ReportFigures, jsonUrl: string): ScanReportSummary {
  const sites = sitesOf(scan);
  const state = scanStateOf(sites);
  return {
    id: scan.id,
    scan_schedule_id: scan.schedule_id,
    scan_id: scan.short_id,
    kind: scan.kind,
    profile: scan.profile,
    state,
    running: isRunning(state),
    progress: progressOf(sites),
    targets: sites.length,
    requested_at: scan.requested_at.toISOString(),
    ...timesOf(scan, sites),
    min_cvss: scan.min_cvss,
    warning_threshold: scan.warning_threshold,
    ...countsOf(figures),
    ...sharesOf(sites),
    care: scanCare(sites),
    json_url: jsonUrl,
    pdf_url: null,
    log_url: null,
  };
}

function timesOf({ site_scans }: ScanView, sites: readonly ScanSite[]) {
  const starts = site_scans.flatMap(({ started_at }) => (started_at === null ? [] : [started_at.getTime()]));
  const ends = site_scans.flatMap(({ finished_at }) => (finished_at === null ? [] : [finished_at.getTime()]));
  const isOver = sites.length > 0 && sites.every(hasEnded);
  const wallMs = scanMs(site_scans);
  return {
    started_at: starts.length === 0 ? null : new Date(Math.min(...starts)).toISOString(),
    finished_at: isOver && ends.length > 0 ? new Date(Math.max(...ends)).toISOString() : null,
    runtime: runtimeInWords(wallMs),
    duration_cumulative: wholeMinutes(site_scans.reduce((total, part) => total + siteScanMs(part), 0)),
    duration_absolute: wholeMinutes(wallMs),
  };
}

/** One by one, so that the keys of a report have one order. */
function countsOf(figures: ReportFigures) {
  return {
    average_score: figures.average_score,
    highest_score: figures.highest_score,
    cve_count: figures.cve_count,
    unique_cves: figures.unique_cves,
    cve_repeat_ratio: figures.unique_cves === 0 ? null : rounded(figures.cve_count / figures.unique_cves, 2),
    open_ports: figures.open_ports,
    unique_ports: figures.unique_ports,
    hosts_scanned: figures.hosts_scanned,
    hosts_with_cves: figures.hosts_with_cves,
    sites_with_cves: figures.sites_with_cves,
    failed_checks: figures.failed_checks,
    warnings_count: figures.warnings_count,
    accepted_count: figures.accepted_count,
    mitigated_count: figures.mitigated_count,
    findings_below_min_cvss: figures.findings_below_min_cvss,
    findings_unclear: figures.findings_unclear,
  };
}

function sharesOf(sites: readonly ScanSite[]) {
  const shareOf = (count: number) => (sites.length === 0 ? 0 : rounded((count / sites.length) * 100, 1));
  return {
    percentage_done: shareOf(sites.filter(hasEnded).length),
    percentage_failed: shareOf(sites.filter((site) => site.state === 'failed').length),
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
