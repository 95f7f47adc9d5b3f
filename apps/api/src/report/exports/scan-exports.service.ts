import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { AppError } from '../../platform/app-error.js';
import { TenantWork } from '../../platform/database/index.js';
import { ScansReadModel, type ScanView } from '../../request/index.js';
import type { FindingPlace } from '../findings-of-scan.read-model.js';
import { type ExportedFinding, ExportedFindings } from './exported-findings.read-model.js';
import type { ExportedScan } from './exported-scan.js';

/** Makes the findings of a scan ready to be written in another format, page by page, so that no scan is too large. */
@Injectable()
export class ScanExports {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly scans: ScansReadModel,
    private readonly findings: ExportedFindings,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @throws {AppError} `scan_not_found` when the scan is not this tenant's. */
  async of(tenantId: string, scanId: string, at: Date): Promise<ExportedScan> {
    const scan = await this.tenantWork.read(tenantId, (tx) => this.scans.find(tenantId, scanId, tx));
    if (scan === null) throw new AppError('scan_not_found');
    const url = `${this.config.http.publicUrl}/scans/cve/${scan.id}`;
    return { id: scan.id, shortId: scan.short_id, at, url, pages: this.pagesOf(scan, at) };
  }

  private async *pagesOf(scan: ScanView, now: Date): AsyncGenerator<readonly ExportedFinding[]> {
    let after: FindingPlace | null = null;
    do {
      const { findings, next } = await this.pageOf(scan, after, now);
      yield findings;
      after = next;
    } while (after !== null);
  }

  private pageOf(scan: ScanView, after: FindingPlace | null, now: Date): ReturnType<ExportedFindings['page']> {
    return this.tenantWork.read(scan.tenant_id, (tx) => this.findings.page(scan, { after, now }, tx));
  }
}
