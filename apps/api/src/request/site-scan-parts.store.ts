import type { ScanProfile, ScanRequested } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx, Tx } from '../platform/database/index.js';
import type { CancelIntent, ScanPart } from './scan-control.js';
import { APPEND_SAID } from './scan-events.read-model.js';

/** A scan as it was asked for. */
export interface RequestedScan {
  readonly id: string;
  readonly short_id: string;
  readonly tenant_id: string;
  readonly schedule_id: string;
  readonly kind: ScanRequested['kind'];
  readonly profile: ScanProfile;
  readonly min_cvss: number;
  readonly warning_threshold: number;
}

/** A part of a scan, and what its site was asked for. */
export interface RequestedPart extends ScanPart {
  readonly scan_id: string;
  readonly tenant_id: string;
  readonly attempt: number;
  readonly targets: readonly string[];
  readonly target_networks: readonly string[];
  readonly exclusions: readonly string[];
  readonly allowed_networks: readonly string[];
  readonly max_packets_per_second: number | null;
}

/** Which site scan is asked to end, and how. */
export interface Cancellation {
  readonly siteScanId: string;
  readonly intent: CancelIntent;
  /** ISO 8601. */
  readonly at: string;
}

const FIND = `
  SELECT id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold
  FROM scans WHERE tenant_id = $1 AND id = $2`;

/** Keeps two callers from steering one scan, or the runs of one schedule, at once. Not the row of the scan: ingest waits for that with others in hand. */
const STEER = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 7483002))';
const LOCK_PARTS = `
  SELECT id, scan_id, tenant_id, site_id, state, cancel_intent, opened_at, attempt, targets, target_networks, exclusions,
    allowed_networks, max_packets_per_second
  FROM site_scans WHERE tenant_id = $1 AND scan_id = $2 ORDER BY opened_at, id FOR UPDATE`;

const UNDER_WAY = `state IN ('pending', 'running', 'processing')`;
const PAUSED = `(state = 'stopped' AND cancel_intent = 'pause')`;
const RUNS = `
  FROM scans WHERE tenant_id = $1 AND schedule_id = $2 AND kind = 'scheduled'
    AND EXISTS (SELECT FROM site_scans WHERE scan_id = scans.id AND `;
const IS_RUNNING = `SELECT EXISTS (SELECT ${RUNS} ${UNDER_WAY}) AND id IS DISTINCT FROM $3) AS running`;
const UNENDED_RUNS = `SELECT id ${RUNS} (${UNDER_WAY} OR ${PAUSED})) ORDER BY id`;
const UNENDED_AT_SITE = `
  SELECT DISTINCT scan_id FROM site_scans
  WHERE tenant_id = $1 AND site_id = $2 AND (state IN ('pending', 'running') OR ${PAUSED}) ORDER BY scan_id`;

/** A stop outweighs a pause in whatever order they come, and the first time counts, so that a replay ends alike. */
const CANCEL = `
  WITH cancelled AS (
    UPDATE site_scans SET cancel_intent = $2, cancel_requested_at = least(cancel_requested_at, $3)
    WHERE id = $1 AND (cancel_intent IS NULL OR (cancel_intent = 'pause' AND $2 = 'stop'))
    RETURNING id, scan_id, tenant_id, site_id
  ), said AS (
    SELECT scan_id, tenant_id, id AS site_scan_id, 'cancel_requested' AS type,
      jsonb_build_object('site_id', site_id, 'intent', $2::text) AS payload, $3::timestamptz AS at
    FROM cancelled
  ), ${APPEND_SAID}
  SELECT 1`;

/** The parts of scans, for who steers them: stops, pauses or resumes. */
@Injectable()
export class SiteScanParts {
  async find(tenantId: string, scanId: string, tx: ReadTx): Promise<RequestedScan | null> {
    const [scan]: RequestedScan[] = await tx.query(FIND, [tenantId, scanId]);
    return scan ?? null;
  }

  /** The parts of a scan, oldest first, that nobody else steers or changes until the end of the transaction. */
  async lock(tenantId: string, scanId: string, tx: Tx): Promise<RequestedPart[]> {
    await tx.query(STEER, [scanId]);
    return tx.query(LOCK_PARTS, [tenantId, scanId]);
  }

  /**
   * Whether a run of the schedule, other than this scan, has not come to its end; a paused one has come to rest. Nobody else
   * begins one until the end of the transaction.
   */
  async isRunning(
    tenantId: string,
    run: { scheduleId: string; exceptScanId: string | null },
    tx: Tx,
  ): Promise<boolean> {
    await tx.query(STEER, [run.scheduleId]);
    const values = [tenantId, run.scheduleId, run.exceptScanId];
    const [row]: { running: boolean }[] = await tx.query(IS_RUNNING, values);
    return row?.running === true;
  }

  /** The runs of the schedule that may have something to stop, paused ones included. */
  async unendedRuns(tenantId: string, scheduleId: string, tx: ReadTx): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(UNENDED_RUNS, [tenantId, scheduleId]);
    return rows.map(({ id }) => id);
  }

  /** The scans that have something to stop at the site. */
  async unendedAtSite(tenantId: string, siteId: string, tx: ReadTx): Promise<string[]> {
    const rows: { scan_id: string }[] = await tx.query(UNENDED_AT_SITE, [tenantId, siteId]);
    return rows.map(({ scan_id }) => scan_id);
  }

  /** Remembers that a site scan was asked to end. The same again (replay) changes nothing. */
  async cancel({ siteScanId, intent, at }: Cancellation, tx: Tx): Promise<void> {
    await tx.query(CANCEL, [siteScanId, intent, at]);
  }
}
