import type { ScanRequested } from '#contracts';
import { v7 as uuidv7 } from 'uuid';
import { type RequestedPart, type RequestedScan, scanRequestOf } from '../request/index.js';

/** Most exclusions that one request holds. */
const MAX_EXCLUSIONS = 4096;

/** What decides what a site is asked for when its scan goes on. */
export interface Resumption {
  readonly scan: RequestedScan;
  readonly part: RequestedPart;
  /** Addresses at the site that have a finished result already, from any part of the scan. */
  readonly finished: ReadonlySet<string>;
  readonly at: Date;
  /** When it must have ended in any case; null when nothing says so. */
  readonly endBy: Date | null;
}

/**
 * The request for what is left of a paused part. Of addresses asked for by name, those without a finished result; in networks,
 * the finished hosts are excluded. Where nothing is left by name, all is asked for again: the part was ended before its last
 * word, so something is still missing, such as the router. Exclusions that no longer fit are scanned again, which does no harm.
 */
export function resumedRequest({ scan, part, finished, at, endBy }: Resumption): ScanRequested {
  const left = part.targets.filter((address) => !finished.has(address));
  const inNetworks = part.target_networks.length === 0 ? [] : [...finished].map((address) => `${address}/32`);
  const exclusions = [...new Set([...part.exclusions, ...inNetworks])].slice(0, MAX_EXCLUSIONS);
  const { profile, min_cvss, warning_threshold } = scan;
  const { max_packets_per_second } = part;
  const planned = {
    scanId: scan.id,
    shortId: scan.short_id,
    tenantId: scan.tenant_id,
    scheduleId: scan.schedule_id,
    kind: scan.kind,
    at,
    endBy,
    settings: { profile, min_cvss, warning_threshold, exclusions, max_packets_per_second },
  };
  return scanRequestOf(planned, {
    siteScanId: uuidv7(),
    siteId: part.site_id,
    targets: left.length > 0 ? left : part.targets,
    targetNetworks: part.target_networks,
    allowedNetworks: part.allowed_networks,
  });
}
