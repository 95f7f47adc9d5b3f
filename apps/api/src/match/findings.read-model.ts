import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { groupedBy } from '../platform/grouped-by.js';
import { compareFindings, type Finding } from './finding.js';
import { decisionInForce, type StatedFinding } from './finding-status.js';
import { StatusDecisionsReadModel } from './status-decisions.read-model.js';

const OF_SCANS = `
  SELECT findings.*, devices.mac FROM findings LEFT JOIN devices ON devices.id = findings.device_id
  WHERE findings.tenant_id = $1 AND scan_id = ANY($2::uuid[])`;

@Injectable()
export class FindingsReadModel {
  private readonly decisions = new StatusDecisionsReadModel();

  /** The findings of some of a tenant's scans with their status at `now`, in the order in which they are worked on. */
  async ofScans(tenantId: string, scanIds: readonly string[], now: Date, tx: ReadTx): Promise<StatedFinding[]> {
    const rows: (Finding & { mac: string | null })[] = await tx.query(OF_SCANS, [tenantId, scanIds]);
    const decisions = await this.decisions.ofScans(tenantId, scanIds, tx);
    const bySubject = groupedBy(decisions, ({ mac, reference }) => `${mac} ${reference}`);
    return rows.sort(compareFindings).map((row): StatedFinding => {
      const { mac, ...finding } = row;
      const decision = decisionInForce(row, bySubject.get(`${mac ?? ''} ${row.reference}`) ?? [], now);
      return { ...finding, status: decision?.status ?? 'open', decision };
    });
  }
}
