import type { ScanProfile, ScanRequested } from '#contracts';
import { asCidr, countAddresses, outermost } from '../schedule/index.js';
import { deadlineOf } from './scan-lifecycle.js';

/** A scan that is about to be opened: what is the same at all of its sites. */
export interface PlannedScan {
  readonly scanId: string;
  readonly shortId: string;
  readonly tenantId: string;
  readonly scheduleId: string;
  readonly kind: ScanRequested['kind'];
  readonly at: Date;
  /** When it must have ended in any case; null when nothing says so. */
  readonly endBy: Date | null;
  readonly settings: PlannedSettings;
}

/** What the schedule says of how to scan. */
export interface PlannedSettings {
  readonly profile: ScanProfile;
  readonly min_cvss: number;
  readonly warning_threshold: number;
  /** Addresses and CIDR. */
  readonly exclusions: readonly string[];
  readonly max_packets_per_second: number | null;
}

/** What is to be scanned at one site: addresses by name, or networks to find hosts in. */
export interface PlannedTargets {
  readonly siteScanId: string;
  readonly siteId: string;
  readonly targets: readonly string[];
  /** CIDR. */
  readonly targetNetworks: readonly string[];
  /** CIDR; what the agent may touch for this. */
  readonly allowedNetworks: readonly string[];
}

/** The message that asks a site to scan, which also holds all that the centre keeps of the scan. */
export function scanRequestOf(scan: PlannedScan, site: PlannedTargets): ScanRequested {
  const { profile, min_cvss, warning_threshold, max_packets_per_second } = scan.settings;
  const exclusions = scan.settings.exclusions.map(asCidr);
  const addresses = site.targets.length + countAddresses(outermost(site.targetNetworks), outermost(exclusions));
  return {
    scan_id: scan.scanId,
    short_id: scan.shortId,
    site_scan_id: site.siteScanId,
    tenant_id: scan.tenantId,
    schedule_id: scan.scheduleId,
    site_id: site.siteId,
    kind: scan.kind,
    targets: [...site.targets],
    ...(site.targetNetworks.length === 0 ? {} : { target_networks: [...site.targetNetworks] }),
    ...(exclusions.length === 0 ? {} : { exclusions }),
    ...(max_packets_per_second === null ? {} : { max_packets_per_second }),
    allowed_networks: [...site.allowedNetworks],
    profile,
    min_cvss,
    warning_threshold,
    requested_at: scan.at.toISOString(),
    deadline: deadlineOf({ profile, addresses, endBy: scan.endBy }, scan.at).toISOString(),
  };
}
