import { Injectable } from '@nestjs/common';
import type { HostObservation, RouterObservation } from '../../ingest/index.js';
import type { ReadTx } from '../../platform/database/index.js';
import { DeviceFindingsReadModel } from '../device-findings.read-model.js';
import type { MatchedSiteScan } from '../finding.js';

/**
 * Later looks of the same kind, of ended scans, at the same device; where no device is known, at the same address. A partial look
 * takes the place of a partial one only.
 */
const LATER = (table: string, at: string, same: string) => `
  SELECT FROM site_scans part JOIN ${table} later ON later.site_scan_id = part.id AND later.attempt = part.attempt
  WHERE part.tenant_id = mine.tenant_id AND part.site_id = mine.site_id AND part.id <> mine.site_scan_id
    AND part.state NOT IN ('pending', 'running', 'processing') AND later.outcome IN ('complete', mine.outcome)
    AND later.${at} > mine.${at} AND ${same}`;
const LAST_HOSTS = `
  SELECT id FROM host_observations mine WHERE id = ANY ($1::uuid[]) AND outcome IN ('complete', 'partial')
    AND NOT EXISTS (${LATER('host_observations', 'ended_at', 'later.device_id = mine.device_id')})
    AND (device_id IS NOT NULL OR NOT EXISTS (${LATER('host_observations', 'ended_at', 'later.address = mine.address')}))`;
const LAST_ROUTERS = `
  SELECT id FROM router_observations mine WHERE id = ANY ($1::uuid[]) AND facts IS NOT NULL
    AND NOT EXISTS (${LATER('router_observations', 'checked_at', '(mine.device_id IS NULL OR later.device_id = mine.device_id)')})`;

const HOST_IDS = `
  SELECT id, device_id FROM host_observations WHERE site_scan_id = $1 AND attempt = $2 AND ($3::uuid IS NULL OR id > $3)
  ORDER BY id LIMIT $4`;
const ROUTER_IDS = 'SELECT id, device_id FROM router_observations WHERE site_scan_id = $1 AND attempt = $2';
const AT_A_TIME = 500;

type Seen = Pick<HostObservation | RouterObservation, 'id' | 'device_id'>;

/**
 * Which observations still say how things are: those after which no complete look was taken at the same device, and those of
 * which a finding still stands, as the later look was not at that port. All others are history, and stay as they are.
 */
@Injectable()
export class StandingObservations {
  constructor(private readonly deviceFindings: DeviceFindingsReadModel) {}

  /** Whether anything of the site scan says how things are. */
  async hasAny(siteScan: MatchedSiteScan & { readonly attempt: number }, tx: ReadTx): Promise<boolean> {
    const routers: Seen[] = await tx.query(ROUTER_IDS, [siteScan.id, siteScan.attempt]);
    if ((await this.routers(siteScan, routers, tx)).length > 0) return true;
    let after: string | null = null;
    do {
      const hosts: Seen[] = await tx.query(HOST_IDS, [siteScan.id, siteScan.attempt, after, AT_A_TIME]);
      if ((await this.hosts(siteScan, hosts, tx)).length > 0) return true;
      after = hosts.length < AT_A_TIME ? null : (hosts.at(-1)?.id ?? null);
    } while (after !== null);
    return false;
  }

  hosts<Host extends Seen>(siteScan: MatchedSiteScan, hosts: readonly Host[], tx: ReadTx): Promise<Host[]> {
    return this.standing(siteScan, hosts, LAST_HOSTS, tx);
  }

  routers<Router extends Seen>(siteScan: MatchedSiteScan, routers: readonly Router[], tx: ReadTx): Promise<Router[]> {
    return this.standing(siteScan, routers, LAST_ROUTERS, tx);
  }

  private async standing<One extends Seen>(
    siteScan: MatchedSiteScan,
    seen: readonly One[],
    lastOfThem: string,
    tx: ReadTx,
  ): Promise<One[]> {
    if (seen.length === 0) return [];
    const rows: { id: string }[] = await tx.query(lastOfThem, [seen.map(({ id }) => id)]);
    const last = new Set(rows.map(({ id }) => id));
    const others = seen.flatMap(({ id, device_id }) => (last.has(id) || device_id === null ? [] : [device_id]));
    const withFindings = await this.devicesWithFindings(siteScan, others, tx);
    return seen.filter(({ id, device_id }) => last.has(id) || (device_id !== null && withFindings.has(device_id)));
  }

  private async devicesWithFindings(
    { id, tenant_id }: MatchedSiteScan,
    deviceIds: readonly string[],
    tx: ReadTx,
  ): Promise<ReadonlySet<string>> {
    if (deviceIds.length === 0) return new Set();
    const newest = await this.deviceFindings.newest(tenant_id, [...new Set(deviceIds)], new Date(), tx);
    return new Set(
      newest.flatMap(({ current, kind, site_scan_id, device_id }) =>
        current && kind === 'advisory' && site_scan_id === id ? [device_id] : [],
      ),
    );
  }
}
