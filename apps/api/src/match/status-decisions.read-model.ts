import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';
import type { StatusDecision } from './finding-status.js';

/** A decision as it was recorded, with the newest scan that had found what it is about. */
export interface RecordedDecision extends StatusDecision {
  readonly scan_id: string | null;
}

/** Which decisions are wanted; a field left out wants all. */
export interface DecisionFilter {
  readonly mac?: string | undefined;
  readonly reference?: string | undefined;
  readonly status?: string | undefined;
}

const COLUMNS =
  'id, site_id, mac, reference, status, justification, scan_id, evidence_keys, expires_at, created_by, created_at';
const LIST = `
  SELECT ${COLUMNS} FROM status_decisions
  WHERE tenant_id = $1 AND ($2::text IS NULL OR mac = $2) AND ($3::text IS NULL OR reference = $3)
    AND ($4::text IS NULL OR status = $4)
    AND ($5::timestamptz IS NULL OR (created_at, id) < ($5, $6::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $7`;
const ABOUT = `
  SELECT ${COLUMNS} FROM status_decisions
  WHERE tenant_id = $1 AND mac = ANY($2) ORDER BY created_at DESC, id DESC`;

/** What was decided, newest first, whether it still holds or not. */
@Injectable()
export class StatusDecisionsReadModel {
  list(
    tenantId: string,
    filter: DecisionFilter,
    page: { readonly limit: number; readonly before: PagePosition | null },
    tx: ReadTx,
  ): Promise<RecordedDecision[]> {
    const wanted = [filter.mac ?? null, filter.reference ?? null, filter.status ?? null];
    const before = [page.before?.at ?? null, page.before?.id ?? null];
    return tx.query(LIST, [tenantId, ...wanted, ...before, page.limit]);
  }

  /** All decisions about these devices. */
  about(tenantId: string, macs: readonly string[], tx: ReadTx): Promise<RecordedDecision[]> {
    return tx.query(ABOUT, [tenantId, macs]);
  }
}
