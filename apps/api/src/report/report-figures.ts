/** What a report counts. Null is "there is nothing to take it of". */
export interface ReportFigures {
  readonly average_score: number | null;
  readonly highest_score: number | null;
  readonly cve_count: number;
  readonly unique_cves: number;
  readonly open_ports: number;
  readonly unique_ports: number;
  readonly hosts_scanned: number;
  readonly hosts_with_cves: number;
  readonly sites_with_cves: number;
  readonly failed_checks: number;
  readonly warnings_count: number;
  readonly accepted_count: number;
  readonly mitigated_count: number;
  readonly findings_below_min_cvss: number;
  readonly findings_unclear: number;
}
