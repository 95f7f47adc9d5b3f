import type { ScanReport } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { UnitOfWork } from '../platform/database/index.js';
import { ScansReadModel } from '../request/index.js';
import type { FindingPlace } from './findings-of-scan.read-model.js';
import type { HostPlace } from './hosts-of-scan.read-model.js';
import { Reports } from './reports.service.js';
import { type RowsPage, ScanRows } from './scan-rows.service.js';

const ROWS_AT_A_TIME = 2_000;
const ALL_FINDINGS = { severity: null, status: null, reference: null };

/** A report as a file: its name for people, and its text piece by piece. */
export interface ReportFile {
  readonly name: string;
  readonly pieces: AsyncGenerator<string>;
}

/**
 * The whole report as one JSON text, however many hosts and findings there are: they are read page by page while the text is
 * sent, so that neither memory nor a transaction is held for a slow reader.
 */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scans: ScansReadModel,
    private readonly reports: Reports,
    private readonly rows: ScanRows,
  ) {}

  /**
   * For whoever holds a link that was verified: the link says which scan, and the scan whose it is.
   * @throws {AppError} `scan_not_found` when the scan is not there any more.
   */
  async of(scanId: string): Promise<ReportFile> {
    const tenantId = await this.unitOfWork.run((tx) => this.scans.tenantOf(scanId, tx));
    const outline = tenantId === null ? null : await this.reports.find(tenantId, scanId, 0);
    if (tenantId === null || outline === null) throw new AppError('scan_not_found');
    return { name: `scan-${outline.scan_id}.json`, pieces: this.piecesOf(tenantId, outline) };
  }

  private async *piecesOf(tenantId: string, { sites, ...summary }: ScanReport): AsyncGenerator<string> {
    yield `${opened({ ...summary, truncated: false })},"sites":[`;
    for (const [index, { hosts: _, findings: __, ...site }] of sites.entries()) {
      const siteId = site.site_id;
      const limit = ROWS_AT_A_TIME;
      yield `${index === 0 ? '' : ','}${opened(site)},"hosts":[`;
      yield* listOf((after: HostPlace | null) => this.rows.hosts(tenantId, summary.id, { siteId, after, limit }));
      yield '],"findings":[';
      const filter = { ...ALL_FINDINGS, siteId };
      yield* listOf((after: FindingPlace | null) => this.rows.findings(tenantId, summary.id, { filter, after, limit }));
      yield ']}';
    }
    yield ']}';
  }
}

/** An object to which fields are to be added. */
function opened(object: object): string {
  return JSON.stringify(object).slice(0, -1);
}

/** The elements of a list, page by page. The site is said once, above them. */
async function* listOf<Row extends { readonly site_id: string }, Place>(
  page: (after: Place | null) => Promise<RowsPage<Row, Place>>,
): AsyncGenerator<string> {
  let after: Place | null = null;
  let comma = '';
  do {
    const { rows, next }: RowsPage<Row, Place> = await page(after);
    for (const { site_id: _, ...row } of rows) {
      yield comma + JSON.stringify(row);
      comma = ',';
    }
    after = next;
  } while (after !== null);
}
