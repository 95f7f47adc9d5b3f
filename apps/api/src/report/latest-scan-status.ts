import type { LatestScanStatus } from '#contracts';
import type { ScanView } from '../request/index.js';
import { hasEnded, isRunning, progressOf, type ScanSite, scanStateOf, sitesOf } from './scan-standing.js';

/** A scan by its sites. One that never began cannot have been scanned, but it can have failed. */
export function latestScanStatus(scan: ScanView): LatestScanStatus {
  const sites = sitesOf(scan);
  const state = scanStateOf(sites);
  const { percent, last_heard_at } = progressOf(sites);
  const hasBegun = ({ parts }: ScanSite) => parts.some((part) => part.started_at !== null);
  const idsOf = (some: readonly ScanSite[]) => some.map((site) => site.site_id);
  return {
    scan_id: scan.id,
    state,
    running: isRunning(state),
    percent,
    last_heard_at,
    targets: idsOf(sites),
    scanned: idsOf(sites.filter((site) => hasEnded(site) && (site.state !== 'failed' || hasBegun(site)))),
    failed: idsOf(sites.filter((site) => site.state === 'failed')),
  };
}
