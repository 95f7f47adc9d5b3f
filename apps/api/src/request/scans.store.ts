import type { ScanRequested } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { APPEND_SAID } from './scan-events.read-model.js';

/** One part of a scan to be opened, as its site is asked for it. */
export interface SiteScanOpening {
  readonly request: ScanRequested;
  /** Why the site is not asked: the part ends as `failed` at once. Null when it is asked. */
  readonly notStarted: string | null;
}

/** How a site scan is handed to the statement. */
const SITE_TYPES = {
  id: 'uuid',
  site_id: 'uuid',
  targets: 'text[]',
  deadline: 'timestamptz',
  opened_at: 'timestamptz',
  target_networks: 'text[]',
  exclusions: 'text[]',
  allowed_networks: 'text[]',
  max_packets_per_second: 'int',
  reason: 'text',
} as const;
const SITE_COLUMNS = Object.keys(SITE_TYPES).join(', ');
const SITE_RECORD = Object.entries(SITE_TYPES)
  .map((pair) => pair.join(' '))
  .join(', ');

/**
 * All in one statement: this is what a request waits for, and each statement is another way to the server and back. A site
 * that has as many unfinished site scans as it may have gets none. What is there already stays as it is.
 */
const OPEN = `
  WITH scan AS (
    INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at,
      event_sequence)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (id) DO NOTHING RETURNING id
  ), opened AS (
    INSERT INTO scan_events (scan_id, sequence, tenant_id, site_scan_id, type, payload, at)
    SELECT id, 1, $3::uuid, NULL, 'scan_opened', jsonb_build_object('kind', $5::text), $9::timestamptz FROM scan
  )
  INSERT INTO site_scans (scan_id, tenant_id, ${SITE_COLUMNS}, state, outcome, finished_at)
  SELECT $1::uuid, $3::uuid, ${SITE_COLUMNS},
    CASE WHEN reason IS NULL THEN 'pending' ELSE 'failed' END, CASE WHEN reason IS NULL THEN NULL ELSE 'failed' END,
    CASE WHEN reason IS NULL THEN NULL ELSE opened_at END
  FROM jsonb_to_recordset($10::jsonb) AS wanted (${SITE_RECORD})
  WHERE $11::int IS NULL OR reason IS NOT NULL OR $11 > (
    SELECT count(*) FROM (
      SELECT 1 FROM site_scans other
      WHERE other.site_id = wanted.site_id AND other.state IN ('pending', 'running') LIMIT $11) AS unfinished)
  ON CONFLICT (id) DO NOTHING
  RETURNING id, (SELECT count(*) FROM scan) = 1 AS scan_is_new`;

/** That a site was not asked, or goes on, is news; that it was opened with its scan is not. */
const SAY_OPENED = `
  WITH said AS (
    SELECT part.scan_id, part.tenant_id, part.id AS site_scan_id,
      CASE WHEN part.state = 'failed' THEN 'site_finished' ELSE 'site_resumed' END AS type,
      jsonb_strip_nulls(jsonb_build_object('site_id', part.site_id, 'outcome', part.outcome, 'reason', part.reason)) AS payload,
      part.opened_at AS at
    FROM site_scans part JOIN scans ON scans.id = part.scan_id
    WHERE part.id = ANY($1) AND (part.state = 'failed' OR part.opened_at > scans.requested_at)
  ), ${APPEND_SAID}
  SELECT 1`;

/** The writer of `scans`, and of `site_scans` when they are opened; how they go on is `SiteScans`' business. */
@Injectable()
export class ScansStore {
  /** Opens what the request describes. Opening the same again (replay) changes nothing. */
  async open(request: ScanRequested, tx: Tx): Promise<void> {
    await this.openAll([{ request, notStarted: null }], null, tx);
  }

  /**
   * Opens the parts of one scan, and the scan when it is not there.
   * @param maxUnfinished how many unfinished site scans a site may have; null for any number.
   * @returns the ids of the site scans that were opened now.
   */
  async openAll(
    openings: readonly SiteScanOpening[],
    maxUnfinished: number | null,
    tx: Tx,
  ): Promise<ReadonlySet<string>> {
    const [first] = openings;
    if (first === undefined) return new Set();
    const { request } = first;
    const sites = JSON.stringify(openings.map(siteOf));
    const rows: { id: string; scan_is_new: boolean }[] = await tx.query(OPEN, [
      request.scan_id,
      request.short_id,
      request.tenant_id,
      request.schedule_id,
      request.kind,
      request.profile,
      request.min_cvss,
      request.warning_threshold,
      request.requested_at,
      sites,
      maxUnfinished,
    ]);
    const ids = rows.map((row) => row.id);
    const isNews = rows.some((row) => !row.scan_is_new) || openings.some(({ notStarted }) => notStarted !== null);
    if (isNews) await tx.query(SAY_OPENED, [ids]);
    return new Set(ids);
  }
}

function siteOf({ request, notStarted }: SiteScanOpening): Record<keyof typeof SITE_TYPES, unknown> {
  return {
    id: request.site_scan_id,
    site_id: request.site_id,
    targets: request.targets,
    deadline: request.deadline,
    opened_at: request.requested_at,
    target_networks: request.target_networks ?? [],
    exclusions: request.exclusions ?? [],
    allowed_networks: request.allowed_networks,
    max_packets_per_second: request.max_packets_per_second ?? null,
    reason: notStarted,
  };
}
