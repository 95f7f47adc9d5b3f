import type { ScanHostObserved, ScanRouterChecked } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { LockedSiteScan } from '../request/index.js';
import { observationId } from './identity.js';

/** The host and its ports in one statement: it is said for every host of every scan. */
const SAVE_HOST = `
  WITH saved AS (
    INSERT INTO host_observations (id, tenant_id, scan_id, site_scan_id, site_id, attempt, device_id, address, outcome,
      reason, mac, mac_source, vendor, hostnames, scanned_tcp_ports, ports_truncated, started_at, ended_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    ON CONFLICT (id) DO NOTHING RETURNING id, tenant_id
  )
  INSERT INTO port_observations (host_observation_id, tenant_id, protocol, port, state, reason, service)
  SELECT saved.id, saved.tenant_id, protocol, port, state, reason, service
  FROM saved, jsonb_to_recordset($19::jsonb)
    AS seen(protocol text, port int, state text, reason text, service jsonb)
  ON CONFLICT DO NOTHING`;
const SAVE_ROUTER = `
  INSERT INTO router_observations (id, tenant_id, scan_id, site_scan_id, site_id, attempt, device_id, endpoint, outcome,
    reason, facts, checks, checked_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (id) DO NOTHING`;
const COUNT = `
  SELECT (SELECT count(*)::int FROM host_observations WHERE site_scan_id = $1 AND attempt = $2) AS hosts,
         (SELECT count(*)::int FROM router_observations WHERE site_scan_id = $1 AND attempt = $2) AS routers`;

/** The only writer of `host_observations`, `port_observations` and `router_observations`: what was seen, as it was seen. */
@Injectable()
export class ObservationsStore {
  async saveHost(event: ScanHostObserved, siteScan: LockedSiteScan, deviceId: string | null, tx: Tx): Promise<void> {
    const { host, attempt } = event;
    await tx.query(SAVE_HOST, [
      observationId(siteScan.id, attempt, host.address),
      ...placeOf(siteScan, attempt, deviceId),
      host.address,
      host.outcome,
      host.reason,
      host.mac?.address ?? null,
      host.mac?.source ?? null,
      host.mac?.vendor ?? null,
      host.hostnames,
      host.scanned_tcp_ports,
      host.ports_truncated,
      host.started_at,
      host.ended_at,
      JSON.stringify(host.ports),
    ]);
  }

  async saveRouter(event: ScanRouterChecked, siteScan: LockedSiteScan, deviceId: string | null, tx: Tx): Promise<void> {
    await tx.query(SAVE_ROUTER, [
      observationId(siteScan.id, event.attempt, 'router'),
      ...placeOf(siteScan, event.attempt, deviceId),
      event.endpoint,
      event.outcome,
      event.reason,
      event.facts === null ? null : JSON.stringify(event.facts),
      JSON.stringify(event.checks),
      event.checked_at,
    ]);
  }

  /** How many results of the attempt are stored. */
  async count(siteScanId: string, attempt: number, tx: Tx): Promise<{ hosts: number; routers: number }> {
    const [row]: { hosts: number; routers: number }[] = await tx.query(COUNT, [siteScanId, attempt]);
    return row ?? { hosts: 0, routers: 0 };
  }
}

function placeOf(siteScan: LockedSiteScan, attempt: number, deviceId: string | null): unknown[] {
  return [siteScan.tenant_id, siteScan.scan_id, siteScan.id, siteScan.site_id, attempt, deviceId];
}
