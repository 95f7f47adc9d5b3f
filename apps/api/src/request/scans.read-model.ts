import type { CareTaken, NetworkDiscovery, ScanPhase, ScanProfile, ScanState, SiteScanOutcome } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';
import type { SiteScanState } from './scan-lifecycle.js';

/** One run, with its parts at every site. */
export interface ScanView {
  readonly id: string;
  readonly short_id: string;
  readonly tenant_id: string;
  readonly schedule_id: string;
  readonly kind: string;
  readonly profile: ScanProfile;
  readonly min_cvss: number;
  readonly warning_threshold: number;
  readonly requested_at: Date;
  /** Site by site, and those of one site (it was paused and resumed) oldest first. */
  readonly site_scans: readonly SiteScanView[];
}

export interface SiteScanView {
  readonly id: string;
  readonly site_id: string;
  readonly targets: readonly string[];
  readonly target_networks: readonly string[];
  readonly state: SiteScanState;
  readonly outcome: SiteScanOutcome | null;
  readonly reason: string | null;
  readonly attempt: number;
  readonly agent_name: string | null;
  readonly nmap_version: string | null;
  readonly phase: ScanPhase | null;
  readonly percent: number;
  readonly hosts_found: number | null;
  readonly hosts_done: number | null;
  /** How each network was searched; null while the agent has not said. */
  readonly discovery: readonly NetworkDiscovery[] | null;
  /** How the scan was slowed for the load of the router; null while the agent has not said, or did not watch it. */
  readonly care: CareTaken | null;
  readonly opened_at: Date;
  readonly deadline: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly last_heard_at: Date | null;
  /** Whether, and what for, the centre was asked to end it. */
  readonly cancel_intent: 'stop' | 'pause' | null;
  readonly cancel_requested_at: Date | null;
}

/** Which scans are wanted; a field that is null wants all. */
export interface ScanFilter {
  readonly scheduleId: string | null;
  readonly siteId: string | null;
  /** By the derived state of the whole scan. */
  readonly states: readonly ScanState[] | null;
  /** Requested at this moment or later. */
  readonly from: Date | null;
  /** Requested before this moment. */
  readonly to: Date | null;
}

const COLUMNS = 'id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at';
const SCAN = COLUMNS.split(', ')
  .map((column) => `scan.${column}`)
  .join(', ');

/**
 * The state of a scan by the newest part of each of its sites: `scanStateOf` of the report stage in SQL, so that a list can
 * be filtered by it. A property test holds the two together.
 */
const STATE = `
  SELECT CASE
    WHEN count(*) = 0 THEN 'pending'
    WHEN count(DISTINCT state) = 1 THEN min(state)
    WHEN bool_and(state IN ('completed', 'partial', 'failed', 'stopped')) THEN 'partial'
    WHEN bool_or(state IN ('running', 'pending')) THEN 'running'
    WHEN bool_or(state = 'processing') THEN 'processing'
    ELSE 'paused'
  END AS state
  FROM (
    SELECT DISTINCT ON (site_id)
      CASE WHEN state = 'stopped' AND cancel_intent = 'pause' THEN 'paused' ELSE state END AS state
    FROM site_scans WHERE scan_id = scan.id ORDER BY site_id, opened_at DESC, id DESC
  ) AS site`;
const LIST = `
  SELECT ${SCAN} FROM scans scan
  WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (requested_at, id) < ($2, $3::uuid))
    AND ($5::uuid IS NULL OR schedule_id = $5)
    AND ($6::timestamptz IS NULL OR requested_at >= $6) AND ($7::timestamptz IS NULL OR requested_at < $7)
    AND ($8::uuid IS NULL OR EXISTS (SELECT 1 FROM site_scans WHERE scan_id = scan.id AND site_id = $8))
    AND ($9::text[] IS NULL OR (${STATE}) = ANY($9))
  ORDER BY requested_at DESC, id DESC LIMIT $4`;
const OF_IDS = `SELECT ${SCAN} FROM scans scan WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY requested_at DESC, id DESC`;
const TENANT_OF = 'SELECT tenant_id FROM scans WHERE id = $1';
const UNFINISHED = `
  SELECT ${SCAN} FROM scans scan
  WHERE tenant_id = $1 AND schedule_id = ANY($2::uuid[])
    AND EXISTS (SELECT 1 FROM site_scans WHERE scan_id = scan.id AND state IN ('pending', 'running', 'processing'))
  ORDER BY requested_at DESC, id DESC`;
const LATEST_ENDED = `
  SELECT ${SCAN} FROM unnest($2::uuid[]) AS wanted(schedule_id), LATERAL (
    SELECT * FROM scans scan
    WHERE tenant_id = $1 AND schedule_id = wanted.schedule_id
      AND (${STATE}) IN ('completed', 'partial', 'failed', 'stopped')
    ORDER BY requested_at DESC, id DESC LIMIT 1
  ) AS scan`;
const SITE_SCANS = `
  SELECT id, scan_id, site_id, targets, target_networks, state, outcome, reason, attempt, agent_name, nmap_version, phase,
    percent, hosts_found, hosts_done, discovery, care, opened_at, deadline, started_at, finished_at, last_heard_at,
    cancel_intent, cancel_requested_at
  FROM site_scans WHERE scan_id = ANY($1) ORDER BY site_id, opened_at, id`;

/** Scans as they stand. */
@Injectable()
export class ScansReadModel {
  /** A tenant's scans, newest first. */
  async list(
    tenantId: string,
    filter: ScanFilter,
    page: { readonly limit: number; readonly before: PagePosition | null },
    tx: ReadTx,
  ): Promise<ScanView[]> {
    const position = [page.before?.at ?? null, page.before?.id ?? null, page.limit];
    const wanted = [filter.scheduleId, filter.from, filter.to, filter.siteId, filter.states];
    return this.withSiteScans(await tx.query(LIST, [tenantId, ...position, ...wanted]), tx);
  }

  /** The scan, when it is this tenant's. */
  async find(tenantId: string, scanId: string, tx: ReadTx): Promise<ScanView | null> {
    const [scan] = await this.withSiteScans(await tx.query(OF_IDS, [tenantId, [scanId]]), tx);
    return scan ?? null;
  }

  /** Whose scan it is: for who was given a scan and no tenant. Only the centre sees those of all tenants. */
  async tenantOf(scanId: string, tx: ReadTx): Promise<string | null> {
    const [scan]: { tenant_id: string }[] = await tx.query(TENANT_OF, [scanId]);
    return scan?.tenant_id ?? null;
  }

  /** The scans of these schedules that somebody is, or should be, at; newest first. */
  async unfinishedOf(tenantId: string, scheduleIds: readonly string[], tx: ReadTx): Promise<ScanView[]> {
    return this.withSiteScans(await tx.query(UNFINISHED, [tenantId, scheduleIds]), tx);
  }

  /** Of each of these schedules the newest scan that has ended, where there is one. */
  async latestEndedOf(tenantId: string, scheduleIds: readonly string[], tx: ReadTx): Promise<ScanView[]> {
    return this.withSiteScans(await tx.query(LATEST_ENDED, [tenantId, scheduleIds]), tx);
  }

  private async withSiteScans(scans: Omit<ScanView, 'site_scans'>[], tx: ReadTx): Promise<ScanView[]> {
    if (scans.length === 0) return [];
    const rows: (SiteScanView & { scan_id: string })[] = await tx.query(SITE_SCANS, [scans.map(({ id }) => id)]);
    const views = new Map<string, SiteScanView[]>(scans.map(({ id }) => [id, []]));
    for (const { scan_id, ...siteScan } of rows) views.get(scan_id)?.push(siteScan);
    return scans.map((scan) => ({ ...scan, site_scans: views.get(scan.id) ?? [] }));
  }
}
