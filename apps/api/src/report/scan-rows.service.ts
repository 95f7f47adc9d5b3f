import type { ScanFinding, ScanHost } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { type ReadTx, TenantWork } from '../platform/database/index.js';
import { ScansReadModel, type ScanView } from '../request/index.js';
import { findingReport, hostReport } from './detail.js';
import { type FindingFilter, type FindingPlace, FindingsOfScanReadModel } from './findings-of-scan.read-model.js';
import { type HostPlace, HostsOfScanReadModel } from './hosts-of-scan.read-model.js';

/** A page of a list, and where the next one begins; null when this is the last. */
export interface RowsPage<Row, Place> {
  readonly rows: readonly Row[];
  readonly next: Place | null;
}

/** The hosts and findings of a scan, page by page: a scan of whole networks has more than fit into one answer. */
@Injectable()
export class ScanRows {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly scans: ScansReadModel,
    private readonly hostsOfScan: HostsOfScanReadModel,
    private readonly findingsOfScan: FindingsOfScanReadModel,
  ) {}

  /** @throws {AppError} `scan_not_found` when the scan is not this tenant's. */
  hosts(
    tenantId: string,
    scanId: string,
    wanted: { readonly siteId: string | null; readonly after: HostPlace | null; readonly limit: number },
  ): Promise<RowsPage<ScanHost, HostPlace>> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const scan = await this.scanOf(tenantId, scanId, tx);
      const hosts = await this.hostsOfScan.page(scan, { ...wanted, limit: wanted.limit + 1 }, tx);
      const last = hosts.length > wanted.limit ? hosts[wanted.limit - 1] : undefined;
      return {
        rows: hosts.slice(0, wanted.limit).map((host) => ({ site_id: host.site_id, ...hostReport(host) })),
        next: last === undefined ? null : { siteId: last.site_id, address: last.address },
      };
    });
  }

  /** @throws {AppError} `scan_not_found` when the scan is not this tenant's. */
  findings(
    tenantId: string,
    scanId: string,
    wanted: { readonly filter: FindingFilter; readonly after: FindingPlace | null; readonly limit: number },
  ): Promise<RowsPage<ScanFinding, FindingPlace>> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const scan = await this.scanOf(tenantId, scanId, tx);
      const { findings, next } = await this.findingsOfScan.page(scan, { ...wanted, now: new Date() }, tx);
      const rows = findings.map((finding) => ({ site_id: finding.site_id, ...findingReport(finding, scan) }));
      return { rows, next };
    });
  }

  private async scanOf(tenantId: string, scanId: string, tx: ReadTx): Promise<ScanView> {
    const scan = await this.scans.find(tenantId, scanId, tx);
    if (scan === null) throw new AppError('scan_not_found');
    return scan;
  }
}
