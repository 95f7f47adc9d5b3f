import { Injectable } from '@nestjs/common';
import { CentreDataSource, type ReadTx, Tidying } from '../platform/database/index.js';

/** The channel on which something new about a scan is announced, progress included. Call it after the commit. */
export const SCAN_EVENTS = 'scan_events';

export type ScanEventType =
  | 'scan_opened'
  | 'site_started'
  | 'router_checked'
  | 'host_observed'
  | 'site_finished'
  | 'site_matched'
  | 'cancel_requested'
  | 'site_resumed'
  | 'findings_changed';

/** Something that happened to a scan. */
export interface ScanEvent {
  /** Rises by one within a scan, in the order in which the events were committed. */
  readonly sequence: number;
  readonly site_scan_id: string | null;
  readonly type: ScanEventType;
  readonly payload: Readonly<Record<string, unknown>>;
  /** When it happened, by the clock of who said so. */
  readonly at: Date;
}

/**
 * The common table expressions that append the rows of one called `said` (scan_id, tenant_id, site_scan_id, type, payload,
 * at) to the events of their scans. They belong into the statement that makes the change, which costs no further way to the
 * server; and the row of the scan, held until the commit, makes the order of numbers that of commits.
 */
export const APPEND_SAID = `
  batch AS (SELECT scan_id, count(*)::int AS size FROM said GROUP BY scan_id),
  numbered AS (
    UPDATE scans SET event_sequence = event_sequence + batch.size FROM batch WHERE scans.id = batch.scan_id
    RETURNING scans.id, scans.event_sequence - batch.size AS before
  ),
  appended AS (
    INSERT INTO scan_events (scan_id, sequence, tenant_id, site_scan_id, type, payload, at)
    SELECT said.scan_id, numbered.before + row_number() OVER (PARTITION BY said.scan_id ORDER BY said.site_scan_id),
      said.tenant_id, said.site_scan_id, said.type, said.payload, said.at
    FROM said JOIN numbered ON numbered.id = said.scan_id
  )`;

const AFTER = `
  SELECT sequence, site_scan_id, type, payload, at FROM scan_events
  WHERE scan_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`;
const FORGET = 'DELETE FROM scan_events WHERE at < $1';

/** How long one can catch up with what happened to a scan. */
const KEEP_MS = 30 * 86_400_000;

/** What happened to scans, for who follows them. */
@Injectable()
export class ScanEventsReadModel {
  constructor(
    private readonly dataSource: CentreDataSource,
    tidying: Tidying,
  ) {
    tidying.add((now) => this.forget(new Date(now.getTime() - KEEP_MS)));
  }

  /** Up to `limit` events of a scan with a higher number, in their order. */
  after(scanId: string, sequence: number, limit: number, tx: ReadTx): Promise<ScanEvent[]> {
    return tx.query(AFTER, [scanId, sequence, limit]);
  }

  private async forget(before: Date): Promise<void> {
    await this.dataSource.query(FORGET, [before]);
  }
}
