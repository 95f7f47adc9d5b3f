import { severityRank } from '../match/index.js';

/** Whether a later part of the site, already named `part`, has a result for the same address. */
const superseded = (address: string) => `part.age > 1 AND EXISTS (
    SELECT 1 FROM part later
    JOIN host_observations again
      ON again.site_scan_id = later.id AND again.attempt = later.attempt AND again.address = ${address}
    WHERE later.scan_id = part.scan_id AND later.site_id = part.site_id AND later.age < part.age)`;

/**
 * What counts of the rows of some scans, as the beginning of a query: $1 is the tenant, $2 the ids of the scans.
 *
 * `part`: their site scans; a site that was paused and resumed has several, the newest of age 1. `router`: the newest
 * reading of each site's router, one that came to something before one that did not. `own`: the addresses that are known to
 * be the router's. `host`: of each address the newest result. `found`: the findings that rest on those.
 * Only results of the attempt in force count, as everywhere.
 */
export const COUNTED_ROWS = `
  WITH part AS MATERIALIZED (
    SELECT id, scan_id, site_id, attempt,
      row_number() OVER (PARTITION BY scan_id, site_id ORDER BY opened_at DESC, id DESC) AS age
    FROM site_scans WHERE tenant_id = $1 AND scan_id = ANY($2::uuid[])
  ), router AS MATERIALIZED (
    SELECT DISTINCT ON (part.scan_id, part.site_id) seen.*
    FROM part JOIN router_observations seen ON seen.site_scan_id = part.id AND seen.attempt = part.attempt
    ORDER BY part.scan_id, part.site_id, (seen.facts IS NULL), part.age
  ), own AS MATERIALIZED (
    SELECT DISTINCT router.scan_id, router.site_id, router.site_scan_id, known.address,
      router.facts ->> 'version' IS NOT NULL AS tells_version
    FROM router, LATERAL (
      SELECT split_part(cidr, '/', 1) AS address FROM jsonb_array_elements_text(router.facts -> 'addresses') AS cidr
      UNION SELECT regexp_replace(router.endpoint, ':[0-9]+$', '')
    ) AS known
    WHERE router.facts IS NOT NULL AND known.address IS NOT NULL
  ), host AS (
    SELECT seen.* FROM part
    JOIN host_observations seen ON seen.site_scan_id = part.id AND seen.attempt = part.attempt
    WHERE NOT (${superseded('seen.address')})
  ), found AS (
    SELECT finding.* FROM part JOIN findings finding ON finding.site_scan_id = part.id
    WHERE CASE
      WHEN finding.router_observation_id IS NOT NULL
        THEN EXISTS (SELECT 1 FROM router WHERE router.id = finding.router_observation_id)
      ELSE NOT (${superseded('finding.address')})
        AND NOT EXISTS (
          SELECT 1 FROM own
          WHERE own.scan_id = finding.scan_id AND own.site_id = finding.site_id AND own.address = finding.address
            AND own.tells_version AND own.site_scan_id <> finding.site_scan_id)
    END
  )`;

const CHECK_SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'];

/** `severityRank` of a row of findings, as an SQL expression. */
export const RANK = `coalesce(score, CASE severity ${CHECK_SEVERITIES.map(
  (severity) => `WHEN '${severity}' THEN ${severityRank({ score: null, severity })}`,
).join(' ')} ELSE ${severityRank({ score: null, severity: 'unscored' })} END)`;
