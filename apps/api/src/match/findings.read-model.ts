import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { groupedBy } from '../platform/grouped-by.js';
import { compareFindings, type Finding } from './finding.js';
import {
  type DecidableFinding,
  decisionInForce,
  type FindingStatus,
  type StatedFinding,
  type StatusDecision,
} from './finding-status.js';
import { StatusDecisionsReadModel } from './status-decisions.read-model.js';

const OF_IDS = `
  SELECT findings.*, devices.mac FROM findings LEFT JOIN devices ON devices.id = findings.device_id
  WHERE findings.tenant_id = $1 AND findings.id = ANY($2::uuid[])`;
/** Only those somebody decided something about: few, where the findings themselves may be many. */
const DECIDABLE = `
  SELECT findings.id, findings.site_id, reference, evidence_key, devices.mac
  FROM findings JOIN devices ON devices.id = findings.device_id
  WHERE findings.tenant_id = $1 AND scan_id = ANY($2::uuid[]) AND (devices.mac, reference) IN (
    SELECT mac, reference FROM status_decisions WHERE tenant_id = $1)`;

/** A finding that is not open, by a decision that is in force. */
export interface DecidedFinding {
  readonly id: string;
  readonly status: Exclude<FindingStatus, 'open'>;
}

@Injectable()
export class FindingsReadModel {
  private readonly decisions = new StatusDecisionsReadModel();

  /** These findings of a tenant with their status at `now`, in the order in which they are worked on. */
  async ofIds(tenantId: string, ids: readonly string[], now: Date, tx: ReadTx): Promise<StatedFinding[]> {
    const rows: (Finding & { mac: string | null })[] = await tx.query(OF_IDS, [tenantId, ids]);
    const inForce = await this.decisionsAt(tenantId, rows, now, tx);
    return rows.sort(compareFindings).map((row): StatedFinding => {
      const { mac: _, ...finding } = row;
      const decision = inForce(row);
      return { ...finding, status: decision?.status ?? 'open', decision };
    });
  }

  /** Of all findings of these scans those that are not open at `now`, so that the others can be counted without being loaded. */
  async decidedIn(tenantId: string, scanIds: readonly string[], now: Date, tx: ReadTx): Promise<DecidedFinding[]> {
    const rows: (DecidableFinding & { id: string })[] = await tx.query(DECIDABLE, [tenantId, scanIds]);
    const inForce = await this.decisionsAt(tenantId, rows, now, tx);
    return rows.flatMap((row) => {
      const decision = inForce(row);
      return decision === null ? [] : [{ id: row.id, status: decision.status }];
    });
  }

  /** Answers of each of these findings which decision is in force. */
  private async decisionsAt(
    tenantId: string,
    findings: readonly DecidableFinding[],
    now: Date,
    tx: ReadTx,
  ): Promise<(finding: DecidableFinding) => StatusDecision | null> {
    const macs = [...new Set(findings.flatMap(({ mac }) => mac ?? []))];
    const decisions = macs.length === 0 ? [] : await this.decisions.about(tenantId, macs, tx);
    const bySubject = groupedBy(decisions, ({ mac, reference }) => `${mac} ${reference}`);
    return (finding) => decisionInForce(finding, bySubject.get(`${finding.mac ?? ''} ${finding.reference}`) ?? [], now);
  }
}
