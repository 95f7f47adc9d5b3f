import { parseIpv4 } from '#contracts';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { ownAddresses, type StatedFinding } from '../match/index.js';
import type { ScanView, SiteScanView } from '../request/index.js';

/** A scan with all that was observed and found in the attempts that count. */
export interface ReportedScan {
  readonly scan: ScanView;
  readonly hosts: readonly HostObservation[];
  readonly routers: readonly RouterObservation[];
  /** Those of one site scan in the order in which they are worked on. */
  readonly findings: readonly StatedFinding[];
}

/** The part of a scan at one site. */
export interface ReportedSiteScan {
  readonly site: SiteScanView;
  /** By address. */
  readonly hosts: readonly HostObservation[];
  readonly router: RouterObservation | null;
  readonly findings: readonly StatedFinding[];
}

/** The parts of a scan, in the order of its sites. */
export function partsOf(reported: ReportedScan): ReportedSiteScan[] {
  return reported.scan.sites.map((site) => {
    const isHere = (row: { readonly site_scan_id: string }) => row.site_scan_id === site.id;
    return {
      site,
      hosts: reported.hosts.filter(isHere).toSorted((a, b) => compareAddresses(a.address, b.address)),
      router: reported.routers.find(isHere) ?? null,
      findings: reported.findings.filter(isHere),
    };
  });
}

/** Whether there was anything at the address. */
export function hasAnswered(host: Pick<HostObservation, 'outcome'>): boolean {
  return host.outcome === 'complete' || host.outcome === 'partial';
}

/** Which device an address is, within its site: all addresses of a router that was read are one device. */
export function deviceKey(part: ReportedSiteScan, address: string | null): string {
  const isRouter = address === null || (part.router !== null && ownAddresses(part.router).has(address));
  return `${part.site.site_id} ${isRouter ? 'router' : address}`;
}

/** Numerical order of dotted quads. */
export function compareAddresses(a: string, b: string): number {
  return (parseIpv4(a) ?? 0) - (parseIpv4(b) ?? 0);
}
