import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { compareFindings, type Finding } from './finding.js';
import type { StatedFinding } from './finding-status.js';

const OF_SCANS = 'SELECT * FROM findings WHERE tenant_id = $1 AND scan_id = ANY($2::uuid[])';

@Injectable()
export class FindingsReadModel {
  /** The findings of some of a tenant's scans, in the order in which they are worked on. */
  async ofScans(tenantId: string, scanIds: readonly string[], tx: ReadTx): Promise<StatedFinding[]> {
    const rows: Finding[] = await tx.query(OF_SCANS, [tenantId, scanIds]);
    return rows.sort(compareFindings).map((finding) => ({ ...finding, status: 'open', decision: null }));
  }
}
