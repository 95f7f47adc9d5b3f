import { Injectable } from '@nestjs/common';
import { FindingsReadModel } from '../match/index.js';
import type { ReadTx } from '../platform/database/index.js';
import { COUNTED_ROWS, RANK } from './counted-rows.js';
import type { ReportFigures } from './report-figures.js';

/**
 * One row per scan. $3 and $4 are the findings people have decided about, and what they are by it: everything else is open.
 * A device is an address of a site, and all addresses of a router that was read are one device.
 * Scores are added as decimals: floating point would make the mean depend on the order of the rows.
 */
const FIGURES = `
  ${COUNTED_ROWS}, stated AS (
    SELECT found.scan_id, found.site_id, found.kind, reference, score, match_class,
      found.kind = 'advisory' AND score IS NOT NULL AND score < scan.min_cvss AS is_below,
      (found.kind = 'check' OR score IS NOT NULL) AND ${RANK} >= scan.warning_threshold AS is_loud,
      coalesce(decided.status, 'open') AS status,
      CASE WHEN router_observation_id IS NOT NULL OR found.address IS NULL OR own.address IS NOT NULL
        THEN 'router' ELSE found.address END AS device
    FROM found
    JOIN scans scan ON scan.id = found.scan_id
    LEFT JOIN unnest($3::uuid[], $4::text[]) AS decided(id, status) ON decided.id = found.id
    LEFT JOIN own ON own.scan_id = found.scan_id AND own.site_id = found.site_id AND own.address = found.address
  ), counted AS (
    SELECT * FROM stated WHERE kind = 'advisory' AND match_class <> 'unclear' AND NOT is_below AND status = 'open'
  ), advisories AS (
    SELECT scan_id, count(*) AS cve_count, count(DISTINCT reference) AS unique_cves,
      round(avg(score::numeric), 1) AS average_score, max(score) AS highest_score,
      count(DISTINCT site_id::text || device) AS hosts_with_cves, count(DISTINCT site_id) AS sites_with_cves
    FROM counted GROUP BY scan_id
  ), others AS (
    SELECT scan_id,
      count(*) FILTER (WHERE kind = 'check' AND status = 'open') AS failed_checks,
      count(*) FILTER (WHERE is_loud AND NOT is_below AND status = 'open') AS warnings_count,
      count(*) FILTER (WHERE NOT is_below AND status = 'accepted') AS accepted_count,
      count(*) FILTER (WHERE NOT is_below AND status = 'mitigated') AS mitigated_count,
      count(*) FILTER (WHERE is_below) AS findings_below_min_cvss,
      count(*) FILTER (WHERE match_class = 'unclear' AND NOT is_below AND status = 'open') AS findings_unclear
    FROM stated GROUP BY scan_id
  ), ports AS (
    SELECT scan_id, sum(times) AS open_ports, count(*) AS unique_ports FROM (
      SELECT host.scan_id, count(*) AS times
      FROM host JOIN port_observations port ON port.host_observation_id = host.id
      WHERE port.state = 'open' GROUP BY host.scan_id, port.protocol, port.port
    ) AS port GROUP BY scan_id
  ), answered AS (
    SELECT scan_id, count(*) AS hosts_scanned FROM (
      SELECT host.scan_id, host.site_id, CASE WHEN own.address IS NULL THEN host.address ELSE 'router' END AS device
      FROM host
      LEFT JOIN own ON own.scan_id = host.scan_id AND own.site_id = host.site_id AND own.address = host.address
      WHERE host.outcome IN ('complete', 'partial')
      UNION SELECT scan_id, site_id, 'router' FROM router WHERE facts IS NOT NULL
    ) AS device GROUP BY scan_id
  )
  SELECT scan.id AS scan_id, average_score::float8, highest_score, coalesce(cve_count, 0)::int AS cve_count,
    coalesce(unique_cves, 0)::int AS unique_cves, coalesce(open_ports, 0)::int AS open_ports,
    coalesce(unique_ports, 0)::int AS unique_ports, coalesce(hosts_scanned, 0)::int AS hosts_scanned,
    coalesce(hosts_with_cves, 0)::int AS hosts_with_cves, coalesce(sites_with_cves, 0)::int AS sites_with_cves,
    coalesce(failed_checks, 0)::int AS failed_checks, coalesce(warnings_count, 0)::int AS warnings_count,
    coalesce(accepted_count, 0)::int AS accepted_count, coalesce(mitigated_count, 0)::int AS mitigated_count,
    coalesce(findings_below_min_cvss, 0)::int AS findings_below_min_cvss,
    coalesce(findings_unclear, 0)::int AS findings_unclear
  FROM unnest($2::uuid[]) AS scan(id)
  LEFT JOIN advisories ON advisories.scan_id = scan.id
  LEFT JOIN others ON others.scan_id = scan.id
  LEFT JOIN ports ON ports.scan_id = scan.id
  LEFT JOIN answered ON answered.scan_id = scan.id`;

/** The figures of reports, counted where the rows are: a scan of whole networks has too many to be loaded for a list. */
@Injectable()
export class ReportFiguresReadModel {
  constructor(private readonly findings: FindingsReadModel) {}

  /** The figures of each of these scans of a tenant, as people's decisions stand at `now`. */
  async of(
    tenantId: string,
    scanIds: readonly string[],
    now: Date,
    tx: ReadTx,
  ): Promise<ReadonlyMap<string, ReportFigures>> {
    if (scanIds.length === 0) return new Map();
    const decided = await this.findings.decidedIn(tenantId, scanIds, now, tx);
    const statuses = [decided.map(({ id }) => id), decided.map(({ status }) => status)];
    const rows: (ReportFigures & { scan_id: string })[] = await tx.query(FIGURES, [tenantId, scanIds, ...statuses]);
    return new Map(rows.map(({ scan_id, ...figures }) => [scan_id, figures]));
  }
}
