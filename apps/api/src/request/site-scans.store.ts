import type { ScanFinished, ScanProgress, ScanStarted, SiteScanOutcome } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { APPEND_SAID, type ScanEventType } from './scan-events.read-model.js';
import type { SiteScanState } from './scan-lifecycle.js';

/** A site scan, locked for the rest of the transaction. */
export interface LockedSiteScan {
  readonly id: string;
  readonly scan_id: string;
  readonly tenant_id: string;
  readonly site_id: string;
  readonly state: SiteScanState;
  readonly attempt: number;
  readonly expected_hosts: number | null;
  readonly expected_routers: number | null;
  readonly deadline: Date;
  /** When it was asked to end; null when it was not. */
  readonly cancel_requested_at: Date | null;
}

/** A site scan whose results are all here and wait to be matched. */
export interface ObservedSiteScan {
  readonly id: string;
  readonly scan_id: string;
  readonly tenant_id: string;
  readonly site_id: string;
  readonly attempt: number;
  readonly outcome: SiteScanOutcome;
  readonly reason: string | null;
}

/** What was said of a site scan, and whether followers of the scan are told. */
export interface Heard {
  /** When it was said, ISO 8601. */
  readonly at: string;
  /** Null when it is nothing to remember, such as progress. */
  readonly event: { readonly type: ScanEventType; readonly payload: object } | null;
}

const COLUMNS = `id, scan_id, tenant_id, site_id, state, attempt, expected_hosts, expected_routers, deadline,
  cancel_requested_at`;
const LOCK = `SELECT ${COLUMNS} FROM site_scans WHERE id = $1 FOR UPDATE`;
/** By scan, as whoever ends several of them goes through them: two that meet wait for each other's scans in one order. */
const LOCK_OVERDUE = `
  SELECT ${COLUMNS} FROM site_scans WHERE state IN ('pending', 'running') AND deadline < $1
  ORDER BY scan_id, id LIMIT $2 FOR UPDATE SKIP LOCKED`;
const LOCK_UNSTOPPED = `
  SELECT ${COLUMNS} FROM site_scans
  WHERE state IN ('pending', 'running') AND cancel_requested_at IS NOT NULL AND (
    (attempt = 0 AND cancel_requested_at < $1)
    OR (cancel_requested_at < $2 AND (last_heard_at IS NULL OR last_heard_at < $2))
    OR cancel_requested_at < $3)
  ORDER BY scan_id, id LIMIT $4 FOR UPDATE SKIP LOCKED`;

/** A newer attempt begins from nothing: what an older one announced does not count for it. */
const BEGIN_ATTEMPT = `
  UPDATE site_scans SET state = 'running', attempt = $2, phase = NULL, percent = 0, progress_sequence = 0,
    expected_hosts = NULL, expected_routers = NULL, outcome = NULL, reason = NULL, started_at = NULL, finished_at = NULL,
    agent_name = NULL, nmap_version = NULL, discovery = NULL, care = NULL, hosts_found = NULL,
    hosts_done = NULL
  WHERE id = $1`;
/** The last statement of a result: what followers are told, and how the site scan stands after it. */
const HEARD = `
  WITH heard AS (
    UPDATE site_scans SET last_heard_at = greatest(last_heard_at, $2) WHERE id = $1
    RETURNING ${COLUMNS}
  ), said AS (
    SELECT scan_id, tenant_id, id AS site_scan_id, $3::text AS type,
      jsonb_build_object('site_id', site_id, 'attempt', attempt) || $4::jsonb AS payload, $2::timestamptz AS at
    FROM heard WHERE $3::text IS NOT NULL
  ), ${APPEND_SAID}
  SELECT ${COLUMNS} FROM heard`;
/** Says only what nobody has said before: a late one changes nothing of a site scan that has ended. */
const STARTED = `
  UPDATE site_scans SET started_at = coalesce(started_at, $2), agent_name = coalesce(agent_name, $3),
    nmap_version = coalesce(nmap_version, $4)
  WHERE id = $1`;
const PROGRESSED = `
  UPDATE site_scans SET phase = $2, percent = $3, progress_sequence = $4, hosts_found = coalesce($5, hosts_found),
    hosts_done = coalesce($6, hosts_done)
  WHERE id = $1 AND progress_sequence < $4`;
const FINISHED = `
  UPDATE site_scans SET outcome = $2, reason = $3, expected_hosts = $4, expected_routers = $5, started_at = $6,
    finished_at = $7, discovery = $8, care = $9
  WHERE id = $1`;
const OBSERVED = `
  UPDATE site_scans SET state = 'processing', phase = NULL, percent = 100, progress_sequence = 0,
    hosts_found = expected_hosts, hosts_done = expected_hosts
  WHERE id = $1`;
const GIVEN_UP = `
  WITH ended AS (
    UPDATE site_scans SET state = 'processing', outcome = $2, reason = $3, finished_at = $4, phase = NULL WHERE id = $1
    RETURNING id, scan_id, tenant_id, site_id
  ), said AS (
    SELECT scan_id, tenant_id, id AS site_scan_id, 'site_finished' AS type,
      jsonb_build_object('site_id', site_id, 'outcome', $2::text, 'reason', $3::text) AS payload, $4::timestamptz AS at
    FROM ended
  ), ${APPEND_SAID}
  SELECT 1`;
const TAKE_OBSERVED = `
  SELECT id, scan_id, tenant_id, site_id, attempt, outcome, reason FROM site_scans WHERE state = 'processing'
  ORDER BY finished_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`;
const CONCLUDE = `
  WITH concluded AS (
    UPDATE site_scans SET state = outcome WHERE id = $1 AND state = 'processing'
    RETURNING id, scan_id, tenant_id, site_id, outcome
  ), said AS (
    SELECT scan_id, tenant_id, id AS site_scan_id, 'site_matched' AS type,
      jsonb_build_object('site_id', site_id, 'state', outcome) AS payload, now() AS at
    FROM concluded
  ), ${APPEND_SAID}
  SELECT 1`;
/** Of a site scan that has ended: its state stays. */
const FINDINGS_CHANGED = `
  WITH said AS (
    SELECT scan_id, tenant_id, id AS site_scan_id, 'findings_changed' AS type,
      jsonb_build_object('site_id', site_id) || told.payload AS payload, now() AS at
    FROM site_scans, jsonb_array_elements($2::jsonb) AS told(payload) WHERE id = $1
  ), ${APPEND_SAID}
  SELECT 1`;

/** How site scans go on after they were opened: the one writer of their state. Every change is in the caller's transaction. */
@Injectable()
export class SiteScans {
  async lock(id: string, tx: Tx): Promise<LockedSiteScan | null> {
    const [row]: LockedSiteScan[] = await tx.query(LOCK, [id]);
    return row ?? null;
  }

  /** Site scans that should have ended before `moment`. */
  lockOverdue(moment: Date, limit: number, tx: Tx): Promise<LockedSiteScan[]> {
    return tx.query(LOCK_OVERDUE, [moment, limit]);
  }

  /** Site scans that were asked to end before one of these moments and have not. */
  lockUnstopped(
    before: { untaken: Date; silent: Date; atAll: Date },
    limit: number,
    tx: Tx,
  ): Promise<LockedSiteScan[]> {
    return tx.query(LOCK_UNSTOPPED, [before.untaken, before.silent, before.atAll, limit]);
  }

  async beginAttempt(id: string, attempt: number, tx: Tx): Promise<void> {
    await tx.query(BEGIN_ATTEMPT, [id, attempt]);
  }

  /** Something was heard of the site scan, and is stored; gives it as it stands now. */
  async heard(id: string, { at, event }: Heard, tx: Tx): Promise<LockedSiteScan> {
    const payload = JSON.stringify(event?.payload ?? {});
    const [row]: LockedSiteScan[] = await tx.query(HEARD, [id, at, event?.type ?? null, payload]);
    if (row === undefined) throw new Error('the site scan was locked, so it is there');
    return row;
  }

  async started(event: ScanStarted, tx: Tx): Promise<void> {
    await tx.query(STARTED, [event.site_scan_id, event.started_at, event.agent.name, event.agent.nmap_version]);
  }

  /** Older progress than what is known changes nothing. */
  async progressed({ site_scan_id, phase, percent, sequence, hosts }: ScanProgress, tx: Tx): Promise<void> {
    await tx.query(PROGRESSED, [site_scan_id, phase, percent, sequence, hosts?.found ?? null, hosts?.done ?? null]);
  }

  async finished(event: ScanFinished, tx: Tx): Promise<void> {
    const { site_scan_id, outcome, reason, results, started_at, finished_at } = event;
    const said = [event.discovery, event.care].map((one) => (one === undefined ? null : JSON.stringify(one)));
    const counts = [results.hosts, results.routers];
    await tx.query(FINISHED, [site_scan_id, outcome, reason, ...counts, started_at, finished_at, ...said]);
  }

  /** All results are here: it waits to be matched. */
  async observed(id: string, tx: Tx): Promise<void> {
    await tx.query(OBSERVED, [id]);
  }

  /** It will not be heard of again: what arrived is matched, and it ends with this outcome and reason. */
  async giveUp(id: string, end: { outcome: SiteScanOutcome; reason: string; at: Date }, tx: Tx): Promise<void> {
    await tx.query(GIVEN_UP, [id, end.outcome, end.reason, end.at]);
  }

  /** Up to `limit` site scans that wait to be matched, for the caller alone; in the order in which to conclude them. */
  async takeObserved(tx: Tx, limit: number): Promise<ObservedSiteScan[]> {
    const rows: ObservedSiteScan[] = await tx.query(TAKE_OBSERVED, [limit]);
    // Two that conclude parts of the same scans wait for these scans in one order, and never for each other.
    return rows.toSorted((one, other) => one.scan_id.localeCompare(other.scan_id, 'en'));
  }

  /** Matched: it ends as its outcome says. */
  async conclude(tx: Tx, id: string): Promise<void> {
    await tx.query(CONCLUDE, [id]);
  }

  /** Followers are told that something else is known of what was found; each payload is an event. */
  async findingsChanged(id: string, payloads: readonly object[], tx: Tx): Promise<void> {
    if (payloads.length > 0) await tx.query(FINDINGS_CHANGED, [id, JSON.stringify(payloads)]);
  }
}
