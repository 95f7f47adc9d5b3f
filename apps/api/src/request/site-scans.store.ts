import type { ScanFinished, ScanProgress, ScanStarted, SiteScanOutcome } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
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

const COLUMNS = 'id, scan_id, tenant_id, site_id, state, attempt, expected_hosts, expected_routers, deadline';
const LOCK = `SELECT ${COLUMNS} FROM site_scans WHERE id = $1 FOR UPDATE`;
const LOCK_OVERDUE = `
  SELECT ${COLUMNS} FROM site_scans WHERE state IN ('pending', 'running') AND deadline < $1
  ORDER BY deadline, id LIMIT $2 FOR UPDATE SKIP LOCKED`;

/** A newer attempt begins from nothing: what an older one announced does not count for it. */
const BEGIN_ATTEMPT = `
  UPDATE site_scans SET state = 'running', attempt = $2, phase = NULL, percent = 0, progress_sequence = 0,
    expected_hosts = NULL, expected_routers = NULL, outcome = NULL, reason = NULL, started_at = NULL, finished_at = NULL,
    agent_name = NULL, nmap_version = NULL
  WHERE id = $1`;
const HEARD = 'UPDATE site_scans SET last_heard_at = greatest(last_heard_at, $2) WHERE id = $1';
/** Says only what nobody has said before: a late one changes nothing of a site scan that has ended. */
const STARTED = `
  UPDATE site_scans SET started_at = coalesce(started_at, $2), agent_name = coalesce(agent_name, $3),
    nmap_version = coalesce(nmap_version, $4)
  WHERE id = $1`;
const PROGRESSED = `
  UPDATE site_scans SET phase = $2, percent = $3, progress_sequence = $4 WHERE id = $1 AND progress_sequence < $4`;
const FINISHED = `
  UPDATE site_scans SET outcome = $2, reason = $3, expected_hosts = $4, expected_routers = $5, started_at = $6,
    finished_at = $7
  WHERE id = $1`;
const OBSERVED = `UPDATE site_scans SET state = 'processing', phase = NULL, percent = 100, progress_sequence = 0 WHERE id = $1`;
const GIVEN_UP = `
  UPDATE site_scans SET state = 'processing', outcome = $2, reason = $3, finished_at = $4, phase = NULL WHERE id = $1`;
const TAKE_OBSERVED = `
  SELECT id, scan_id, tenant_id, site_id, attempt, outcome, reason FROM site_scans WHERE state = 'processing'
  ORDER BY finished_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`;
const CONCLUDE = `UPDATE site_scans SET state = outcome WHERE id = $1 AND state = 'processing'`;

/** How site scans go on after they were opened: the one writer of their state. Every change is in the caller's transaction. */
@Injectable()
export class SiteScans {
  async lock(id: string, tx: Tx): Promise<LockedSiteScan | null> {
    const [row]: LockedSiteScan[] = await tx.query(LOCK, [id]);
    return row ?? null;
  }

  /** Site scans that should have ended before `moment`, oldest first. */
  lockOverdue(moment: Date, limit: number, tx: Tx): Promise<LockedSiteScan[]> {
    return tx.query(LOCK_OVERDUE, [moment, limit]);
  }

  async beginAttempt(id: string, attempt: number, tx: Tx): Promise<void> {
    await tx.query(BEGIN_ATTEMPT, [id, attempt]);
  }

  /** Something was heard of the site scan; `at` is when it was said. */
  async heard(id: string, at: string, tx: Tx): Promise<void> {
    await tx.query(HEARD, [id, at]);
  }

  async started(event: ScanStarted, tx: Tx): Promise<void> {
    await tx.query(STARTED, [event.site_scan_id, event.started_at, event.agent.name, event.agent.nmap_version]);
  }

  /** Older progress than what is known changes nothing. */
  async progressed(event: ScanProgress, tx: Tx): Promise<void> {
    await tx.query(PROGRESSED, [event.site_scan_id, event.phase, event.percent, event.sequence]);
  }

  async finished(event: ScanFinished, tx: Tx): Promise<void> {
    const { site_scan_id, outcome, reason, results, started_at, finished_at } = event;
    await tx.query(FINISHED, [site_scan_id, outcome, reason, results.hosts, results.routers, started_at, finished_at]);
  }

  /** All results are here: it waits to be matched. */
  async observed(id: string, tx: Tx): Promise<void> {
    await tx.query(OBSERVED, [id]);
  }

  /** It will not be heard of again: what arrived is matched, and it ends with this outcome and reason. */
  async giveUp(id: string, end: { outcome: SiteScanOutcome; reason: string; at: Date }, tx: Tx): Promise<void> {
    await tx.query(GIVEN_UP, [id, end.outcome, end.reason, end.at]);
  }

  /** Up to `limit` site scans that wait to be matched, for the caller alone. */
  takeObserved(tx: Tx, limit: number): Promise<ObservedSiteScan[]> {
    return tx.query(TAKE_OBSERVED, [limit]);
  }

  /** Matched: it ends as its outcome says. */
  async conclude(tx: Tx, id: string): Promise<void> {
    await tx.query(CONCLUDE, [id]);
  }
}
