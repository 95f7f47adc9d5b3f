import type { AuditEntry } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';

/** Which entries of a tenant are wanted; undefined wants all. Moments as ISO texts. */
export interface AuditSearch {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly resource_type?: string | undefined;
  readonly resource_id?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface AuditRow extends Omit<AuditEntry, 'at'> {
  readonly at: Date;
}

const LIST = `
  SELECT id, at, actor, actor_kind, action, resource_type, resource_id, request_id, details FROM audit_log
  WHERE tenant_id = $1
    AND ($2::text IS NULL OR actor = $2) AND ($3::text IS NULL OR action = $3)
    AND ($4::text IS NULL OR resource_type = $4) AND ($5::text IS NULL OR resource_id = $5)
    AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7)
    AND ($8::timestamptz IS NULL OR (at, id) < ($8, $9::uuid))
  ORDER BY at DESC, id DESC LIMIT $10`;

@Injectable()
export class AuditLogReadModel {
  /** A tenant's entries, newest first. */
  list(
    tenantId: string,
    search: AuditSearch,
    { limit, before }: { limit: number; before: PagePosition | null },
    tx: ReadTx,
  ): Promise<AuditRow[]> {
    const { actor, action, resource_type, resource_id, from, to } = search;
    const filters = [actor, action, resource_type, resource_id, from, to].map((filter) => filter ?? null);
    return tx.query(LIST, [tenantId, ...filters, before?.at ?? null, before?.id ?? null, limit]);
  }
}
