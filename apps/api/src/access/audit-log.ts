import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';

/** What was done, to what. */
export interface AuditedChange {
  /** Dotted, in the past tense: `schedule.created`. */
  readonly action: string;
  readonly resource: { readonly type: string; readonly id: string };
  /** What changed, without secrets: an entry may be read for years. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Who did it: a caller's request, or the centre itself on behalf of a tenant. */
export type AuditActor =
  Pick<RequestCaller, 'tenantId' | 'kind' | 'subject' | 'requestId'> | { readonly tenantId: string };

const APPEND = `
  INSERT INTO audit_log (id, tenant_id, at, actor, actor_kind, action, resource_type, resource_id, request_id, details)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** The only writer of `audit_log`. Entries are added in the transaction of the change they tell of, and never changed. */
@Injectable()
export class AuditLog {
  async record(actor: AuditActor, change: AuditedChange, tx: Tx): Promise<void> {
    const who =
      'kind' in actor
        ? { name: actor.subject ?? 'unknown', kind: actor.kind, requestId: actor.requestId }
        : { name: 'siteward', kind: 'system', requestId: null };
    const { action, resource, details = {} } = change;
    await tx.query(APPEND, [
      uuidv7(),
      actor.tenantId,
      new Date(),
      who.name,
      who.kind,
      action,
      resource.type,
      resource.id,
      who.requestId,
      JSON.stringify(details),
    ]);
  }
}
