import type { HostFacts, RouterFacts } from '#contracts';
import { after, Attempt, hostSeen, rewritten } from './attempt.js';
import { mikrotikFtp, routerFacts } from './observed-rows.js';
import type { Publication, System, TestSite } from './system.js';

/** The MAC of the router that {@link routerAt} makes. */
export const ROUTER_MAC = '00:0C:29:A1:00:01';

export interface FinishedScanWish {
  /** Seconds after the beginning of every scripted attempt at which everything was seen; a later scan of a spec needs a later one. */
  readonly atSeconds?: number;
  /** Null: the router could not be read. */
  readonly router?: RouterFacts | null;
  readonly hosts?: readonly Partial<HostFacts>[];
}

/** A scan with its results in, matched, and ended; `site` is asked for the address of its first host. */
export async function finishedScan(system: System, site: TestSite, wish: FinishedScanWish = {}): Promise<string> {
  const { atSeconds = 0, router = null, hosts = [] } = wish;
  const scanId = await system.centre.requestScan(site, hosts[0]?.address ?? '10.77.0.11');
  const [part] = await system.centre.query<{ id: string }>('SELECT id FROM site_scans WHERE scan_id = $1', [scanId]);
  const attempt = new Attempt({ scan_id: scanId, site_scan_id: part!.id, site_id: site.siteId });
  const times = { started_at: after(atSeconds), ended_at: after(atSeconds + 60) };
  const messages: Publication[] = [
    attempt.started(),
    rewritten(attempt.router(router), (body) => ({ ...body, checked_at: after(atSeconds + 5) })),
    ...hosts.map((host) => attempt.host({ ...host, ...times })),
    attempt.finished(hosts.length),
  ];
  for (const message of messages) await system.broker.publish(message);
  await system.centre.waitForScan(site.tenantId, scanId, ['completed', 'partial']);
  return scanId;
}

/** A host with the FTP server of this RouterOS; null keeps its version to itself. */
export function ftpHost(version: string | null, change: Partial<HostFacts> = {}): HostFacts {
  return hostSeen({ ports: [mikrotikFtp(version)], ...change });
}

/** A router of this version that can be known again by its MAC. */
export function routerAt(version: string, change: Partial<RouterFacts> = {}): RouterFacts {
  const ether1 = { name: 'ether1', type: 'ether', mac: ROUTER_MAC };
  return routerFacts(version, { interfaces: [{ ...ether1, running: true, disabled: false }], ...change });
}
