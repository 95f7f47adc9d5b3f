import type { PortFacts, RouterFacts } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';
import { DEVICE_LOOKS, type DeviceLook } from './device-looks.js';

/** What is known by one MAC at one site. */
export interface Device {
  readonly id: string;
  readonly site_id: string;
  readonly mac: string;
  readonly vendor: string | null;
  readonly hostname: string | null;
  readonly address: string;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
}

/** Which devices are wanted; a field left out wants all. */
export interface DeviceFilter {
  readonly siteId?: string | undefined;
  readonly mac?: string | undefined;
  /** Part of the host name, the vendor or the address, whatever its case. */
  readonly text?: string | undefined;
  /** Only those with a CVE in some scan, whatever became of it. */
  readonly onceVulnerable?: boolean;
}

/** How often and when a device was seen. */
export interface DeviceSightings {
  readonly device_id: string;
  readonly scan_ids: readonly string[];
  /** Observations: one per scan and address, and one per scan in which it was read as the router. */
  readonly sightings: number;
}

/** An address or a host name a device had, and when. */
export interface DeviceName {
  readonly name: string;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
}

/** The open ports one observation saw. */
export interface SeenPorts {
  readonly seen_at: Date;
  /** The ports that were looked at, as nmap states them. */
  readonly scanned_tcp_ports: string;
  readonly open: readonly PortFacts[];
}

/** What a router said of itself, and when. */
export interface SeenRouter {
  readonly checked_at: Date;
  readonly facts: RouterFacts;
}

const COLUMNS = 'id, site_id, mac, vendor, hostname, address, first_seen_at, last_seen_at';
const LIST = `
  SELECT ${COLUMNS} FROM devices
  WHERE tenant_id = $1 AND ($2::uuid IS NULL OR site_id = $2) AND ($3::text IS NULL OR mac = $3)
    AND ($4::text IS NULL OR strpos(lower(concat_ws(E'\\n', hostname, vendor, address)), lower($4)) > 0)
    AND (NOT $5::boolean OR EXISTS (
      SELECT FROM findings WHERE device_id = devices.id AND kind = 'advisory' AND match_class <> 'unclear'))
    AND ($6::timestamptz IS NULL OR (last_seen_at, id) < ($6, $7::uuid))
  ORDER BY last_seen_at DESC, id DESC LIMIT $8`;
const FIND = `SELECT ${COLUMNS} FROM devices WHERE tenant_id = $1 AND id = $2`;
const WITH_MACS = `SELECT ${COLUMNS} FROM devices WHERE tenant_id = $1 AND mac = ANY($2) ORDER BY mac, site_id`;
const LOOKS = `FROM (${DEVICE_LOOKS}) looks WHERE tenant_id = $1 AND device_id = ANY($2::uuid[])`;
const SIGHTINGS = `
  SELECT device_id, array_agg(DISTINCT scan_id) AS scan_ids, count(*)::int AS sightings ${LOOKS} GROUP BY device_id`;
const LAST_COMPLETE = `SELECT device_id, max(at) AS at ${LOOKS} AND complete GROUP BY device_id`;
/** What the router says of itself outranks a banner of the same scan. */
const LAST_VERSION = `
  SELECT DISTINCT ON (device_id) device_id, version, lane, at ${LOOKS} AND version IS NOT NULL
  ORDER BY device_id, at DESC, lane DESC`;
const NEWEST_LOOKS = `
  SELECT device_id, scan_id, site_scan_id, observation_id, lane, address, outcome, at, version, complete
  ${LOOKS} ORDER BY at DESC, observation_id DESC LIMIT $3`;
const ADDRESSES = `
  SELECT address AS name, min(at) AS first_seen_at, max(at) AS last_seen_at
  ${LOOKS} AND address IS NOT NULL GROUP BY address ORDER BY max(at) DESC, address LIMIT 100`;
const HOSTNAMES = `
  SELECT name, min(ended_at) AS first_seen_at, max(ended_at) AS last_seen_at
  FROM host_observations CROSS JOIN unnest(hostnames) AS name
  WHERE tenant_id = $1 AND device_id = $2 GROUP BY name ORDER BY max(ended_at) DESC, name LIMIT 100`;

const PORTS = `
  SELECT ended_at AS seen_at, scanned_tcp_ports, coalesce((
    SELECT jsonb_agg(
      jsonb_build_object('protocol', protocol, 'port', port, 'state', state, 'reason', ports.reason, 'service', service)
      ORDER BY protocol, port)
    FROM port_observations ports WHERE host_observation_id = seen.id AND state = 'open'
  ), '[]') AS open
  FROM host_observations seen WHERE tenant_id = $1 AND id = $2`;
const ROUTER =
  'SELECT checked_at, facts FROM router_observations WHERE tenant_id = $1 AND id = $2 AND facts IS NOT NULL';

/** Devices and how they were seen. Only the attempts that count, of scans that are over. */
@Injectable()
export class DevicesReadModel {
  /** A tenant's devices, the one seen last first. */
  list(
    tenantId: string,
    filter: DeviceFilter,
    page: { readonly limit: number; readonly before: PagePosition | null },
    tx: ReadTx,
  ): Promise<Device[]> {
    const { siteId = null, mac = null, text = null, onceVulnerable = false } = filter;
    const before = [page.before?.at ?? null, page.before?.id ?? null];
    return tx.query(LIST, [tenantId, siteId, mac, text, onceVulnerable, ...before, page.limit]);
  }

  async find(tenantId: string, deviceId: string, tx: ReadTx): Promise<Device | null> {
    const [device]: Device[] = await tx.query(FIND, [tenantId, deviceId]);
    return device ?? null;
  }

  /** The devices with these MACs, at whatever site. */
  withMacs(tenantId: string, macs: readonly string[], tx: ReadTx): Promise<Device[]> {
    return tx.query(WITH_MACS, [tenantId, macs]);
  }

  sightings(tenantId: string, deviceIds: readonly string[], tx: ReadTx): Promise<DeviceSightings[]> {
    return tx.query(SIGHTINGS, [tenantId, deviceIds]);
  }

  /** When each was last looked at completely; one that never was is missing. */
  lastComplete(tenantId: string, deviceIds: readonly string[], tx: ReadTx): Promise<{ device_id: string; at: Date }[]> {
    return tx.query(LAST_COMPLETE, [tenantId, deviceIds]);
  }

  /** The newest RouterOS version each told; one that never told any is missing. */
  lastVersions(
    tenantId: string,
    deviceIds: readonly string[],
    tx: ReadTx,
  ): Promise<(Pick<DeviceLook, 'device_id' | 'lane' | 'at'> & { readonly version: string })[]> {
    return tx.query(LAST_VERSION, [tenantId, deviceIds]);
  }

  /** The newest looks at a device, newest first. */
  newestLooks(tenantId: string, deviceId: string, limit: number, tx: ReadTx): Promise<DeviceLook[]> {
    return tx.query(NEWEST_LOOKS, [tenantId, [deviceId], limit]);
  }

  /** The addresses it had, the newest first. */
  addresses(tenantId: string, deviceId: string, tx: ReadTx): Promise<DeviceName[]> {
    return tx.query(ADDRESSES, [tenantId, [deviceId]]);
  }

  /** The host names it had, the newest first. */
  hostnames(tenantId: string, deviceId: string, tx: ReadTx): Promise<DeviceName[]> {
    return tx.query(HOSTNAMES, [tenantId, deviceId]);
  }

  /** The open ports of one observation of a host. */
  async openPorts(tenantId: string, observationId: string, tx: ReadTx): Promise<SeenPorts | null> {
    const [ports]: SeenPorts[] = await tx.query(PORTS, [tenantId, observationId]);
    return ports ?? null;
  }

  /** What the router said of itself in one observation; null when it could not be read. */
  async routerFacts(tenantId: string, observationId: string, tx: ReadTx): Promise<SeenRouter | null> {
    const [router]: SeenRouter[] = await tx.query(ROUTER, [tenantId, observationId]);
    return router ?? null;
  }
}
