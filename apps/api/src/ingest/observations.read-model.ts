import type { CheckResult, HostFacts, HostOutcome, MacSource, PortFacts, RouterFacts, RouterOutcome } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';

/** What was seen at one address. */
export interface HostObservation {
  readonly id: string;
  readonly site_scan_id: string;
  readonly site_id: string;
  readonly device_id: string | null;
  readonly address: string;
  readonly outcome: HostOutcome;
  readonly reason: string | null;
  readonly mac: string | null;
  readonly mac_source: MacSource | null;
  readonly vendor: string | null;
  readonly hostnames: readonly string[];
  readonly scanned_tcp_ports: string;
  readonly ports_truncated: boolean;
  readonly started_at: Date;
  readonly ended_at: Date;
  readonly ports: readonly PortFacts[];
}

/** What the site router said of itself. */
export interface RouterObservation {
  readonly id: string;
  readonly site_scan_id: string;
  readonly site_id: string;
  readonly device_id: string | null;
  readonly endpoint: string | null;
  readonly outcome: RouterOutcome;
  readonly reason: string | null;
  readonly facts: RouterFacts | null;
  readonly checks: readonly CheckResult[];
  readonly checked_at: Date;
}

const WANTED =
  'JOIN unnest($1::uuid[], $2::int[]) AS wanted(id, attempt) ON wanted.id = site_scan_id AND wanted.attempt = seen.attempt';
const PORTS_OF_SEEN = `
    coalesce((
      SELECT jsonb_agg(
        jsonb_build_object('protocol', protocol, 'port', port, 'state', state, 'reason', ports.reason, 'service', service)
        ORDER BY protocol, port)
      FROM port_observations ports WHERE host_observation_id = seen.id
    ), '[]')`;
const HOSTS = `
  SELECT seen.id, site_scan_id, site_id, device_id, address, outcome, reason, mac, mac_source, vendor, hostnames,
    scanned_tcp_ports, ports_truncated, started_at, ended_at, ${PORTS_OF_SEEN} AS ports
  FROM host_observations seen
  WHERE site_scan_id = $1 AND attempt = $2 AND ($3::uuid IS NULL OR seen.id > $3) ORDER BY seen.id LIMIT $4`;
const ROUTERS = `
  SELECT id, site_scan_id, site_id, device_id, endpoint, outcome, reason, facts, checks, checked_at
  FROM router_observations WHERE site_scan_id = $1 AND attempt = $2 ORDER BY id`;
const HOSTS_AT_A_TIME = 500;

const FINISHED_ADDRESSES = `
  SELECT DISTINCT site_id, address FROM host_observations seen ${WANTED} WHERE outcome = 'complete'`;

/** Of each address the newest; the order is that of the addresses as numbers. */
const FINISHED_HOSTS = `
  SELECT DISTINCT ON (address::inet) address, outcome, reason,
    CASE WHEN mac IS NULL THEN NULL ELSE jsonb_build_object('address', mac, 'source', mac_source, 'vendor', vendor) END AS mac,
    hostnames, scanned_tcp_ports, ports_truncated, started_at, ended_at,
    ${PORTS_OF_SEEN} AS ports
  FROM host_observations seen
  WHERE site_id = $1 AND site_scan_id = $2 AND outcome = 'complete' AND ($3::inet IS NULL OR address::inet > $3::inet)
  ORDER BY address::inet, attempt DESC
  LIMIT $4`;

@Injectable()
export class ObservationsReadModel {
  /** What the router of a site scan said of itself, in its attempt in force. */
  routers(
    { id, attempt }: { readonly id: string; readonly attempt: number },
    tx: ReadTx,
  ): Promise<RouterObservation[]> {
    return tx.query(ROUTERS, [id, attempt]);
  }

  /** The hosts of a site scan in its attempt in force, some at a time: whole networks do not fit into memory. */
  async *hosts(
    { id, attempt }: { readonly id: string; readonly attempt: number },
    tx: ReadTx,
  ): AsyncGenerator<readonly HostObservation[]> {
    let after: string | null = null;
    do {
      const hosts: HostObservation[] = await tx.query(HOSTS, [id, attempt, after, HOSTS_AT_A_TIME]);
      if (hosts.length > 0) yield hosts;
      after = hosts.length < HOSTS_AT_A_TIME ? null : (hosts.at(-1)?.id ?? null);
    } while (after !== null);
  }

  /**
   * Hosts of one site scan of this site that some attempt finished, after this address, at most `most`: as they were told,
   * so that another attempt can tell of them again.
   */
  async finishedHosts(
    { siteId, siteScanId }: { readonly siteId: string; readonly siteScanId: string },
    { after, most }: { readonly after: string | null; readonly most: number },
    tx: ReadTx,
  ): Promise<HostFacts[]> {
    type Row = Omit<HostFacts, 'started_at' | 'ended_at'> & { started_at: Date; ended_at: Date };
    const rows: Row[] = await tx.query(FINISHED_HOSTS, [siteId, siteScanId, after, most]);
    return rows.map((row) => ({
      ...row,
      started_at: row.started_at.toISOString(),
      ended_at: row.ended_at.toISOString(),
    }));
  }

  /** The addresses of which everything is known that these site scans were to find out, by site. */
  async finishedAddresses(
    siteScans: readonly { id: string; attempt: number }[],
    tx: ReadTx,
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const wanted = [siteScans.map((scan) => scan.id), siteScans.map((scan) => scan.attempt)];
    const rows: { site_id: string; address: string }[] = await tx.query(FINISHED_ADDRESSES, wanted);
    const bySite = new Map<string, Set<string>>();
    for (const { site_id, address } of rows) bySite.set(site_id, (bySite.get(site_id) ?? new Set()).add(address));
    return bySite;
  }
}
