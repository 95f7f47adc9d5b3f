import type { ScanReport, ScanReportSummary } from '#contracts';
import { Injectable } from '@nestjs/common';
import { TenantWork } from '../platform/database/index.js';
import { cutPage, type PagePosition } from '../platform/http/index.js';
import { type ScanFilter, ScansReadModel } from '../request/index.js';
import { ScanSummaries } from './scan-summaries.service.js';
import { SiteReports } from './site-reports.service.js';

export interface ReportPage {
  readonly reports: readonly ScanReportSummary[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: PagePosition | null;
}

/** Reports, made of what the other stages know at this moment. */
@Injectable()
export class Reports {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly scans: ScansReadModel,
    private readonly summaries: ScanSummaries,
    private readonly siteReports: SiteReports,
  ) {}

  /** A tenant's scans in figures, newest first. */
  list(
    tenantId: string,
    filter: ScanFilter,
    page: { readonly limit: number; readonly before: PagePosition | null },
  ): Promise<ReportPage> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const scans = await this.scans.list(tenantId, filter, { ...page, limit: page.limit + 1 }, tx);
      const { page: shown, next } = cutPage(scans, page.limit, (scan) => scan.requested_at);
      return { reports: await this.summaries.of(shown, new Date(), tx), next };
    });
  }

  /** The report of a scan, when the scan is this tenant's, with at most so many hosts and so many findings in all. */
  find(tenantId: string, scanId: string, mostRows: number): Promise<ScanReport | null> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const scan = await this.scans.find(tenantId, scanId, tx);
      if (scan === null) return null;
      const now = new Date();
      const siteCount = new Set(scan.site_scans.map((part) => part.site_id)).size;
      const rowsPerSite = Math.floor(mostRows / Math.max(siteCount, 1));
      const [summary] = await this.summaries.of([scan], now, tx);
      if (summary === undefined) throw new Error('every scan has a summary');
      const sites = await this.siteReports.of(scan, { rowsPerSite, now }, tx);
      const isCut = sites.some(
        (site) => site.hosts.length < site.hosts_total || site.findings.length < site.findings_total,
      );
      return { ...summary, truncated: isCut, sites };
    });
  }
}
