import { Injectable } from '@nestjs/common';
import type { Changed } from '../../advisory/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { AdvisoryFinding, MatchedSiteScan } from '../finding.js';

/** A site scan that is to be matched again, locked for the rest of the transaction. */
export interface RematchTask extends MatchedSiteScan {
  readonly attempt: number;
  readonly state: string;
  /** The advisory version up to which its findings are right. */
  readonly since_version: string;
  readonly failures: number;
}

const NAMES_SEEN = `
  INSERT INTO observed_products (site_scan_id, tenant_id, name) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`;
const NAMES_GONE = 'DELETE FROM observed_products WHERE site_scan_id = $1';
/** The lock makes whoever plans wait for this transaction, or this one see what was planned without it. */
const LATE = `
  WITH position AS (SELECT version FROM rematch_position FOR SHARE)
  INSERT INTO rematch_tasks (site_scan_id, since_version, finished_at)
  SELECT $1, $2::bigint, site_scans.finished_at FROM position JOIN site_scans ON site_scans.id = $1
  WHERE position.version > $2::bigint
  ON CONFLICT (site_scan_id) DO UPDATE SET since_version = least(rematch_tasks.since_version, excluded.since_version)`;
const BEHIND = `
  SELECT version FROM rematch_position
  WHERE version <> (SELECT coalesce(max(version), 0) FROM advisory_changes) FOR UPDATE`;
const PLAN = `
  INSERT INTO rematch_tasks (site_scan_id, since_version, finished_at)
  SELECT site_scans.id, $1, site_scans.finished_at FROM site_scans
  WHERE id IN (SELECT site_scan_id FROM observed_products WHERE $2::text[] IS NULL OR name = ANY ($2))
  ON CONFLICT (site_scan_id) DO UPDATE SET since_version = least(rematch_tasks.since_version, excluded.since_version)`;
const MOVE = 'UPDATE rematch_position SET version = $1';
const TAKE = `
  SELECT part.id, part.scan_id, part.tenant_id, part.site_id, part.attempt, part.state, task.since_version, task.failures
  FROM rematch_tasks task JOIN site_scans part ON part.id = task.site_scan_id
  WHERE task.due_at <= $1 ORDER BY task.finished_at DESC NULLS LAST, task.site_scan_id LIMIT 1 FOR UPDATE SKIP LOCKED`;
const DONE = 'DELETE FROM rematch_tasks WHERE site_scan_id = $1';
/** Where an earlier scan found the same on the same device, that one would stand again. */
const BECAUSE_GONE = `
  INSERT INTO rematch_tasks (site_scan_id, since_version, finished_at)
  SELECT DISTINCT part.id, -1, part.finished_at FROM (
    SELECT DISTINCT ON (earlier.device_id, earlier.reference) earlier.site_scan_id
    FROM unnest($1::uuid[], $2::text[]) AS gone (device_id, reference)
    JOIN findings earlier ON earlier.device_id = gone.device_id AND earlier.reference = gone.reference
      AND earlier.kind = 'advisory'
    ORDER BY earlier.device_id, earlier.reference, earlier.found_at DESC, earlier.id DESC) newest
  JOIN site_scans part ON part.id = newest.site_scan_id
    AND NOT EXISTS (SELECT FROM observed_products seen WHERE seen.site_scan_id = part.id)
  ON CONFLICT (site_scan_id) DO NOTHING`;
const FAILED = 'UPDATE rematch_tasks SET failures = $2, due_at = $3 WHERE site_scan_id = $1';

/** What was observed where, and what of it has to be looked at again: the one writer of both. */
@Injectable()
export class RematchQueue {
  /** The position that has fallen behind the advisories in force, locked; null when it has not. */
  async behind(tx: Tx): Promise<string | null> {
    const [row]: { version: string }[] = await tx.query(BEHIND);
    return row?.version ?? null;
  }

  /** Queues every site scan in which one of these products was seen, and moves the position on. */
  async plan(tx: Tx, span: { readonly since: string; readonly until: string }, products: Changed): Promise<void> {
    if (products.length > 0) await tx.query(PLAN, [span.since, listOf(products)]);
    await tx.query(MOVE, [span.until]);
  }

  /** The newest site scan whose turn it is by `now`, that nobody else has or is matching. */
  async take(tx: Tx, now: Date): Promise<RematchTask | null> {
    const [row]: RematchTask[] = await tx.query(TAKE, [now]);
    return row ?? null;
  }

  async done(tx: Tx, siteScanId: string): Promise<void> {
    await tx.query(DONE, [siteScanId]);
  }

  /**
   * These findings were taken away for what advisories say now. What earlier scans found of the same is looked at as well, in
   * so far as nobody else does.
   */
  async becauseGone(tx: Tx, gone: readonly AdvisoryFinding[]): Promise<void> {
    const known = gone.filter(({ device_id }) => device_id !== null);
    if (known.length === 0) return;
    const references = known.map(({ reference }) => reference);
    await tx.query(BECAUSE_GONE, [known.map(({ device_id }) => device_id), references]);
  }

  /** It is tried again from `dueAt` on. */
  async failed(tx: Tx, siteScanId: string, failures: number, dueAt: Date): Promise<void> {
    await tx.query(FAILED, [siteScanId, failures, dueAt]);
  }

  /** Nothing of it says how things are any more: no change is news there. */
  async forget(tx: Tx, siteScanId: string): Promise<void> {
    await tx.query(NAMES_GONE, [siteScanId]);
  }
}

/**
 * Keeps which products the observations of a site scan hold. Where advisories came into force while it was matched, it is
 * queued at once. `version`: of the advisories it was matched with.
 */
export async function keepObservedProducts(
  tx: Tx,
  { id, tenant_id }: Pick<MatchedSiteScan, 'id' | 'tenant_id'>,
  { names, version }: { readonly names: Iterable<string>; readonly version: string },
): Promise<void> {
  await tx.query(NAMES_SEEN, [id, tenant_id, [...new Set(names)].sort()]);
  await tx.query(LATE, [id, version]);
}

function listOf(changed: Changed): readonly string[] | null {
  return changed === 'all' ? null : changed;
}
