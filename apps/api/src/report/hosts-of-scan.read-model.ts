import type { HostOutcome } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import type { ReadTx } from '../platform/database/index.js';
import type { ScanView } from '../request/index.js';
import { COUNTED_ROWS } from './counted-rows.js';

/** Where a host stands in the list of a scan's hosts: by site, then by address. */
export interface HostPlace {
  readonly siteId: string;
  readonly address: string;
}

const PORTS = `coalesce((
    SELECT jsonb_agg(to_jsonb(seen) - 'host_observation_id' - 'tenant_id' ORDER BY protocol, port)
    FROM port_observations seen WHERE host_observation_id = chosen.id), '[]') AS ports`;
const SHOWN = `SELECT chosen.*, ${PORTS} FROM chosen ORDER BY site_id, address::inet`;
const FIRST_OF_EACH_SITE = `
  ${COUNTED_ROWS}, numbered AS (
    SELECT host.*, row_number() OVER (PARTITION BY site_id ORDER BY address::inet) AS place FROM host
  ), chosen AS (SELECT * FROM numbered WHERE place <= $3)
  ${SHOWN}`;
const PAGE = `
  ${COUNTED_ROWS}, chosen AS (
    SELECT * FROM host
    WHERE ($3::uuid IS NULL OR site_id = $3) AND ($4::uuid IS NULL OR (site_id, address::inet) > ($4, $5::inet))
    ORDER BY site_id, address::inet LIMIT $6
  )
  ${SHOWN}`;
/**
 * Only the reading of services can tell; here those are left out that surely do not speak of RouterOS. `OFFSET 0` has the ports
 * looked up host by host: PostgreSQL 18 would rather read the ports of all scans there are.
 */
const ROUTEROS = `
  ${COUNTED_ROWS}, chosen AS (
    SELECT * FROM host WHERE EXISTS (
      SELECT 1 FROM port_observations port WHERE host_observation_id = host.id AND service::text ILIKE '%mikrotik%' OFFSET 0)
  )
  ${SHOWN}`;
const COUNTS = `${COUNTED_ROWS} SELECT site_id, outcome, count(*)::int AS times FROM host GROUP BY site_id, outcome`;
const OUTCOMES = `${COUNTED_ROWS} SELECT site_id, address, outcome FROM host WHERE address = ANY($3::text[])`;
const ROUTERS = `${COUNTED_ROWS} SELECT * FROM router`;

type Scan = Pick<ScanView, 'id' | 'tenant_id'>;

/** What was seen in a scan, as far as it counts: of several parts of a site the newest result of each address. */
@Injectable()
export class HostsOfScanReadModel {
  /** The first hosts of each site, `limit` of them, by address. */
  firstOfEachSite(scan: Scan, limit: number, tx: ReadTx): Promise<HostObservation[]> {
    return tx.query(FIRST_OF_EACH_SITE, [...of(scan), limit]);
  }

  /** Hosts by site and address, of one site where one is named. */
  page(
    scan: Scan,
    wanted: { readonly siteId: string | null; readonly after: HostPlace | null; readonly limit: number },
    tx: ReadTx,
  ): Promise<HostObservation[]> {
    const { siteId, after, limit } = wanted;
    return tx.query(PAGE, [...of(scan), siteId, after?.siteId ?? null, after?.address ?? null, limit]);
  }

  /** Every host of which some service speaks of MikroTik. */
  maybeRouterOs(scan: Scan, tx: ReadTx): Promise<HostObservation[]> {
    return tx.query(ROUTEROS, of(scan));
  }

  /** How many hosts of each site have a result, by outcome. */
  counts(scan: Scan, tx: ReadTx): Promise<{ site_id: string; outcome: HostOutcome; times: number }[]> {
    return tx.query(COUNTS, of(scan));
  }

  /** What became of these addresses; those without a result are not among the answers. */
  outcomes(
    scan: Scan,
    addresses: readonly string[],
    tx: ReadTx,
  ): Promise<{ site_id: string; address: string; outcome: HostOutcome }[]> {
    return tx.query(OUTCOMES, [...of(scan), addresses]);
  }

  /** The reading of the router that counts, of each site that has one. */
  routers(scan: Scan, tx: ReadTx): Promise<RouterObservation[]> {
    return tx.query(ROUTERS, of(scan));
  }
}

function of({ tenant_id, id }: Scan): [string, string[]] {
  return [tenant_id, [id]];
}
