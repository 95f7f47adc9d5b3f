import type { ScanEventMessage, ScanProgressMessage } from '#contracts';
import type { ScanEvent, ScanView } from '../request/index.js';
import type { ScanLook } from './scan-event-text.js';
import { hasEnded, progressOf, scanStateOf, sitesOf } from './scan-standing.js';

/** What a stream tells of a scan and these events of it; there are more when one beyond `limit` was read. */
export function lookAt(scan: ScanView, events: readonly ScanEvent[], limit: number): ScanLook {
  const progress = progressMessage(scan);
  return {
    events: events.slice(0, limit).map((event) => eventMessage(scan.id, event)),
    more: events.length > limit,
    progress,
    isOver: hasEnded(progress),
  };
}

function progressMessage(scan: ScanView): ScanProgressMessage {
  const sites = sitesOf(scan);
  return {
    scan_id: scan.id,
    state: scanStateOf(sites),
    ...progressOf(sites),
    sites: sites.map((site) => ({ site_id: site.site_id, state: site.state, ...progressOf([site]) })),
  };
}

function eventMessage(scanId: string, event: ScanEvent): ScanEventMessage {
  const { sequence, type, at, site_scan_id, payload } = event;
  return { scan_id: scanId, sequence, type, at: at.toISOString(), site_scan_id, payload };
}
