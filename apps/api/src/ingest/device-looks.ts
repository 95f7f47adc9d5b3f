/** A look at a device: what one site scan, in its attempt in force, observed of it. */
export interface DeviceLook {
  readonly device_id: string;
  readonly scan_id: string;
  readonly site_scan_id: string;
  readonly observation_id: string;
  readonly lane: 'host' | 'router';
  readonly address: string | null;
  readonly outcome: string;
  readonly at: Date;
  /** The RouterOS version the device told, as it wrote it. */
  readonly version: string | null;
  /** Whether it showed all there was to see. A RouterOS that kept its version to itself was not seen completely. */
  readonly complete: boolean;
}

const A_VERSION = `'^v?[0-9]+[.][0-9]+'`;
/** Scans that are not matched yet are left out: what they will find is not known, so they can close nothing. */
const OF_ENDED_SITE_SCAN = `
  JOIN site_scans part ON part.id = seen.site_scan_id AND part.attempt = seen.attempt
    AND part.state NOT IN ('pending', 'running', 'processing')`;

/**
 * All looks at devices, as a query to select from: the columns of {@link DeviceLook}, with `tenant_id`, and `told`: whether
 * a RouterOS version was told at all, by a banner or by a CPE.
 */
export const DEVICE_LOOKS = `
  SELECT seen.tenant_id, seen.device_id, seen.scan_id, seen.site_scan_id, seen.id AS observation_id, 'host' AS lane,
    seen.address, seen.outcome, seen.ended_at AS at, routeros.version,
    coalesce(routeros.version IS NOT NULL OR routeros.in_cpe, false) AS told,
    seen.outcome = 'complete'
      AND (routeros.is_shown IS NOT TRUE OR routeros.version IS NOT NULL OR routeros.in_cpe) AS complete
  FROM host_observations seen ${OF_ENDED_SITE_SCAN}
  CROSS JOIN LATERAL (
    SELECT bool_or(service->>'cpes' LIKE '%cpe:/o:mikrotik:routeros:%') AS in_cpe,
      bool_or(service->>'product' = 'MikroTik router ftpd' OR service->>'cpes' LIKE '%cpe:/o:mikrotik:routeros%') AS is_shown,
      min(service->>'version') FILTER (
        WHERE service->>'product' = 'MikroTik router ftpd' AND service->>'version' ~ ${A_VERSION}) AS version
    FROM port_observations WHERE host_observation_id = seen.id AND state = 'open' AND service->>'method' = 'probed'
  ) routeros
  WHERE seen.device_id IS NOT NULL
  UNION ALL
  SELECT seen.tenant_id, seen.device_id, seen.scan_id, seen.site_scan_id, seen.id, 'router',
    regexp_replace(seen.endpoint, ':[0-9]+$', ''), seen.outcome, seen.checked_at, seen.facts->>'version',
    coalesce(seen.facts->>'version' ~ ${A_VERSION}, false),
    seen.outcome = 'complete' AND coalesce(seen.facts->>'version' ~ ${A_VERSION}, false)
  FROM router_observations seen ${OF_ENDED_SITE_SCAN}
  WHERE seen.device_id IS NOT NULL`;
