import { Injectable } from '@nestjs/common';
import { type Device, DEVICE_LOOKS, DevicesReadModel } from '../ingest/index.js';
import type { ReadTx } from '../platform/database/index.js';
import { groupedBy } from '../platform/grouped-by.js';
import type { Finding } from './finding.js';
import { decisionInForce, type FindingStatus, type StatusDecision } from './finding-status.js';
import { SAYS_ANOTHER } from './says-of-port.js';
import { StatusDecisionsReadModel } from './status-decisions.read-model.js';

/** The newest finding of one CVE or check on one device, without its evidence. */
export interface DeviceFinding extends Pick<
  Finding,
  | 'id'
  | 'scan_id'
  | 'site_scan_id'
  | 'site_id'
  | 'kind'
  | 'reference'
  | 'severity'
  | 'score'
  | 'match_class'
  | 'known_exploited'
  | 'priority'
  | 'evidence_key'
  | 'found_at'
> {
  readonly device_id: string;
  readonly mac: string;
  /** Whether it still stands. Only a later complete look that did not find it again says that it does not. */
  readonly current: boolean;
  readonly status: FindingStatus;
  readonly decision: StatusDecision | null;
}

/** One finding of a CVE, in one scan on one device. */
export interface Occurrence extends Pick<Finding, 'id' | 'scan_id' | 'reference' | 'found_at'> {
  readonly device_id: string;
}

/** The findings of a device over all scans, in figures. */
export interface DeviceTotals {
  readonly device_id: string;
  readonly instances: number;
  readonly references: readonly string[];
  readonly highest_score: number | null;
}

/** The TCP ports that were looked at, `1-1024,8291`, as a set of numbers. */
const SCANNED_PORTS = `('{' || regexp_replace(regexp_replace(looks.scanned_tcp_ports, '(^|,)(\\d+)(?=,|$)', '\\1\\2-\\2', 'g'),
  '(\\d+)-(\\d+)', '[\\1,\\2]', 'g') || '}')::int4multirange`;
/**
 * Whether a look says of a port at which a product was found that the finding is gone: it is closed at the same address, or
 * what answers there now tells another version, or is another product. One that was not looked at, or keeps its version to
 * itself, says nothing.
 */
const IS_DECIDED = `
  CASE WHEN now.state = 'open' THEN now.service->>'method' = 'probed' AND (${SAYS_ANOTHER})
    WHEN now.state IS NOT NULL THEN now.state = 'closed' AND looks.address = newest.address
    ELSE looks.address = newest.address AND split_part(found.port, '/', 2) = 'tcp'
      AND ${SCANNED_PORTS} @> split_part(found.port, '/', 1)::int
  END`;
const IS_DECIDED_AT_ALL_PORTS = `NOT EXISTS (
  SELECT FROM unnest(newest.ports) AS found(port)
  LEFT JOIN port_observations now ON now.host_observation_id = looks.observation_id
    AND now.port = split_part(found.port, '/', 1)::int AND now.protocol = split_part(found.port, '/', 2)
  LEFT JOIN port_observations was ON was.host_observation_id = newest.host_observation_id
    AND was.port = split_part(found.port, '/', 1)::int AND was.protocol = split_part(found.port, '/', 2)
  WHERE (${IS_DECIDED}) IS NOT TRUE)`;
/**
 * Only a complete look closes. What was found at a port is closed by a look at that port. Of RouterOS and of checks: a look at
 * the router closes what the router and what nmap found on the device; a look by nmap closes what nmap found, when it was at the
 * same address or learnt a version. Both ends of one site scan are one look.
 */
const NEWEST = `
  WITH looks AS MATERIALIZED (
    SELECT all_looks.*, coalesce(seen.scanned_tcp_ports, '') AS scanned_tcp_ports FROM (${DEVICE_LOOKS}) all_looks
    LEFT JOIN host_observations seen ON seen.id = all_looks.observation_id
    WHERE all_looks.tenant_id = $1 AND all_looks.device_id = ANY($2::uuid[]) AND all_looks.outcome = 'complete'
  ), newest AS (
    SELECT DISTINCT ON (device_id, kind, reference) id, device_id, scan_id, site_scan_id, site_id, kind, reference, severity,
      score, match_class, known_exploited, priority, evidence_key, found_at, address, router_observation_id, host_observation_id, ports,
      evidence
    FROM findings WHERE tenant_id = $1 AND device_id = ANY($2::uuid[])
    ORDER BY device_id, kind, reference, found_at DESC, id DESC
  )
  SELECT newest.id, newest.device_id, scan_id, site_scan_id, newest.site_id, kind, reference, severity, score, match_class,
    known_exploited, priority, evidence_key, found_at, newest.address, router_observation_id, devices.mac, NOT EXISTS (
    SELECT FROM looks WHERE looks.device_id = newest.device_id AND looks.at > newest.found_at
      AND looks.site_scan_id <> newest.site_scan_id
      AND CASE
        WHEN newest.evidence->>'matcher' = 'products' AND newest.ports <> '{}'
          THEN looks.lane = 'host' AND ${IS_DECIDED_AT_ALL_PORTS}
        ELSE looks.complete AND (looks.lane = 'router'
          OR newest.router_observation_id IS NULL AND (looks.told OR looks.address = newest.address))
      END
  ) AS current
  FROM newest JOIN devices ON devices.id = newest.device_id`;
const ADVISORIES = `
  findings WHERE tenant_id = $1 AND device_id = ANY($2::uuid[]) AND kind = 'advisory' AND match_class <> 'unclear'`;
const TOTALS = `
  SELECT device_id, count(*)::int AS instances, array_agg(DISTINCT reference) AS "references", max(score) AS highest_score
  FROM ${ADVISORIES} GROUP BY device_id`;
const OCCURRENCES = `
  SELECT id, scan_id, device_id, reference, found_at FROM (
    SELECT *, row_number() OVER (PARTITION BY reference ORDER BY found_at DESC, id DESC) AS place FROM ${ADVISORIES}
  ) placed WHERE place <= $3 ORDER BY found_at DESC, id DESC`;
const COUNTS = `SELECT reference, count(*)::int AS count FROM ${ADVISORIES} GROUP BY reference`;
const WITH_IDS = 'SELECT * FROM findings WHERE tenant_id = $1 AND id = ANY($2::uuid[])';

/** What is found on devices, over all their scans. */
@Injectable()
export class DeviceFindingsReadModel {
  constructor(
    private readonly devices: DevicesReadModel,
    private readonly decisions: StatusDecisionsReadModel,
  ) {}

  /** The devices with these MACs, at whatever site, with the newest finding of every CVE and check on them. */
  async ofMacs(
    tenantId: string,
    macs: readonly string[],
    now: Date,
    tx: ReadTx,
  ): Promise<{ readonly devices: readonly Device[]; readonly newest: readonly DeviceFinding[] }> {
    const devices = await this.devices.withMacs(tenantId, macs, tx);
    const ids = devices.map(({ id }) => id);
    return { devices, newest: await this.newest(tenantId, ids, now, tx) };
  }

  /** The newest finding of every CVE and every check on these devices, with its status at `now`. */
  async newest(tenantId: string, deviceIds: readonly string[], now: Date, tx: ReadTx): Promise<DeviceFinding[]> {
    type Row = Omit<DeviceFinding, 'status' | 'decision'>;
    const rows: Row[] = await tx.query(NEWEST, [tenantId, deviceIds]);
    const macs = [...new Set(rows.map(({ mac }) => mac))];
    const decisions = await this.decisions.about(tenantId, macs, tx);
    const bySubject = groupedBy(decisions, ({ mac, reference }) => `${mac} ${reference}`);
    return rows.map((row) => {
      const decision = decisionInForce(row, bySubject.get(`${row.mac} ${row.reference}`) ?? [], now);
      return { ...row, status: decision?.status ?? 'open', decision };
    });
  }

  /** How many CVEs were found on each device, over all scans; a device without any is missing. */
  totals(tenantId: string, deviceIds: readonly string[], tx: ReadTx): Promise<DeviceTotals[]> {
    return tx.query(TOTALS, [tenantId, deviceIds]);
  }

  /** The newest findings of every CVE on these devices, at most `most` of each, newest first. */
  occurrences(tenantId: string, deviceIds: readonly string[], most: number, tx: ReadTx): Promise<Occurrence[]> {
    return tx.query(OCCURRENCES, [tenantId, deviceIds, most]);
  }

  /** How often every CVE was found on these devices. */
  counts(
    tenantId: string,
    deviceIds: readonly string[],
    tx: ReadTx,
  ): Promise<{ readonly reference: string; readonly count: number }[]> {
    return tx.query(COUNTS, [tenantId, deviceIds]);
  }

  /** Whole findings. */
  withIds(tenantId: string, ids: readonly string[], tx: ReadTx): Promise<Finding[]> {
    return tx.query(WITH_IDS, [tenantId, ids]);
  }
}

/** Whether a finding is a vulnerability: a CVE, and one that can be decided. */
export function isVulnerability(finding: Pick<Finding, 'kind' | 'match_class'>): boolean {
  return finding.kind === 'advisory' && finding.match_class !== 'unclear';
}
