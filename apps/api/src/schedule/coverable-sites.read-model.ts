import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { CoverableSite } from './schedule-rules.js';

/** Held until the end of the transaction: a site is not deleted or made smaller while a schedule is made to cover it. */
const HOLD = `SELECT id, networks FROM sites WHERE tenant_id = $1 AND id = ANY($2) ORDER BY id FOR SHARE`;

@Injectable()
export class CoverableSitesReadModel {
  /** Those of the sites that the tenant has. */
  hold(tenantId: string, siteIds: readonly string[], tx: Tx): Promise<CoverableSite[]> {
    return tx.query(HOLD, [tenantId, siteIds]);
  }
}
