import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { RecordedDecision } from './status-decisions.read-model.js';

const APPEND = `
  INSERT INTO status_decisions (id, tenant_id, site_id, mac, reference, status, justification, scan_id, evidence_keys,
    expires_at, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** The only writer of `status_decisions`. Decisions are added and never changed, so that their history stays. */
@Injectable()
export class StatusDecisionsStore {
  async append(tenantId: string, decision: RecordedDecision, tx: Tx): Promise<void> {
    const { id, site_id, mac, reference, status, justification, scan_id, evidence_keys, expires_at } = decision;
    const what = [site_id, mac, reference, status, justification, scan_id, evidence_keys, expires_at];
    await tx.query(APPEND, [id, tenantId, ...what, decision.created_by, decision.created_at]);
  }
}
