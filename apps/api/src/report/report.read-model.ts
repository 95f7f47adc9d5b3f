import type { ScanReport, ScanReportSummary } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { ObservationsReadModel } from '../ingest/index.js';
import { FindingsReadModel } from '../match/index.js';
import { type ReadTx, TenantWork } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';
import { ScansReadModel, type ScanView } from '../request/index.js';
import { detailScan } from './detail.js';
import type { ReportedScan } from './reported-scan.js';
import { summariseScan } from './summary.js';

export interface ReportPage {
  readonly reports: readonly ScanReportSummary[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: PagePosition | null;
}

/** Reports, made of what the other stages know at this moment. */
@Injectable()
export class ReportsReadModel {
  constructor(
    private readonly scans: ScansReadModel,
    private readonly observations: ObservationsReadModel,
    private readonly findings: FindingsReadModel,
    private readonly tenantWork: TenantWork,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** A tenant's reports, newest first. */
  async list(tenantId: string, limit: number, before: PagePosition | null): Promise<ReportPage> {
    const page = { limit: limit + 1, before };
    const { scans, reported } = await this.tenantWork.read(tenantId, async (tx) => {
      const scans = await this.scans.list(tenantId, page, tx);
      return { scans, reported: await this.withResults(tenantId, scans.slice(0, limit), tx) };
    });
    const last = scans.length > limit ? scans[limit - 1] : undefined;
    return {
      reports: reported.map((one) => summariseScan(one, this.urlOf(one.scan))),
      next: last === undefined ? null : { at: last.requested_at, id: last.id },
    };
  }

  /** The report of a scan, when the scan is this tenant's. */
  async find(tenantId: string, scanId: string): Promise<ScanReport | null> {
    const [reported] = await this.tenantWork.read(tenantId, async (tx) => {
      const scan = await this.scans.find(tenantId, scanId, tx);
      return scan === null ? [] : this.withResults(tenantId, [scan], tx);
    });
    return reported === undefined ? null : detailScan(reported, this.urlOf(reported.scan));
  }

  private async withResults(tenantId: string, scans: readonly ScanView[], tx: ReadTx): Promise<ReportedScan[]> {
    const siteScans = scans.flatMap((scan) => scan.sites);
    const scanIds = scans.map((scan) => scan.id);
    const { hosts, routers } = await this.observations.ofSiteScans(siteScans, tx);
    const findings = await this.findings.ofScans(tenantId, scanIds, new Date(), tx);
    const bySiteScan = { hosts: grouped(hosts), routers: grouped(routers), findings: grouped(findings) };
    return scans.map((scan) => {
      const of = <Row>(rows: ReadonlyMap<string, Row[]>) => scan.sites.flatMap((site) => rows.get(site.id) ?? []);
      const { hosts, routers, findings } = bySiteScan;
      return { scan, hosts: of(hosts), routers: of(routers), findings: of(findings) };
    });
  }

  private urlOf(scan: ScanView): string {
    return `${this.config.http.publicUrl}/scans/cve/${scan.id}`;
  }
}

function grouped<Row extends { readonly site_scan_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.site_scan_id);
    if (group === undefined) groups.set(row.site_scan_id, [row]);
    else group.push(row);
  }
  return groups;
}
