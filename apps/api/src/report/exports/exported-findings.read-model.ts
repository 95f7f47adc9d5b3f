import { Injectable } from '@nestjs/common';
import { type ImportedStatement, type StatedFinding, VexStatements } from '../../match/index.js';
import type { ReadTx } from '../../platform/database/index.js';
import type { ScanView } from '../../request/index.js';
import { type FindingPlace, FindingsOfScanReadModel } from '../findings-of-scan.read-model.js';

/** A finding with what names its device outside. */
export interface ExportedFinding {
  readonly finding: StatedFinding;
  /** Null where no device is known, only an address. */
  readonly device: { readonly mac: string; readonly hostname: string | null; readonly vendor: string | null } | null;
  /** What the decision in force was made of, where it came as a statement of somebody else's. */
  readonly imported: ImportedStatement | null;
}

const DEVICES = 'SELECT id, mac, hostname, vendor FROM devices WHERE tenant_id = $1 AND id = ANY ($2::uuid[])';
const ALL = { siteId: null, severity: null, status: null, reference: null };
/** Each portion is a sort of all findings of the scan. */
const AT_A_TIME = 2_000;

/** What is exported of a scan: the findings its report shows, all of them. */
@Injectable()
export class ExportedFindings {
  constructor(
    private readonly findings: FindingsOfScanReadModel,
    private readonly statements: VexStatements,
  ) {}

  /** Some of them in the order in which they are worked on, and where the next begin; null after the last. */
  async page(
    scan: Pick<ScanView, 'id' | 'tenant_id' | 'min_cvss'>,
    { after, now }: { readonly after: FindingPlace | null; readonly now: Date },
    tx: ReadTx,
  ): Promise<{ readonly findings: readonly ExportedFinding[]; readonly next: FindingPlace | null }> {
    const { findings, next } = await this.findings.page(scan, { filter: ALL, after, limit: AT_A_TIME, now }, tx);
    const ids = [...new Set(findings.flatMap(({ device_id }) => device_id ?? []))];
    type Row = NonNullable<ExportedFinding['device']> & { readonly id: string };
    const devices: Row[] = await tx.query(DEVICES, [scan.tenant_id, ids]);
    const deviceOf = new Map(devices.map((device) => [device.id, device]));
    const decisions = findings.flatMap(({ decision }) => decision?.id ?? []);
    const imported = await this.statements.ofDecisions(scan.tenant_id, decisions, tx);
    return {
      findings: findings.map((finding) => ({
        finding,
        device: deviceOf.get(finding.device_id ?? '') ?? null,
        imported: imported.get(finding.decision?.id ?? '') ?? null,
      })),
      next,
    };
  }
}
