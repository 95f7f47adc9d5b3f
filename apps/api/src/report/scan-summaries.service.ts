import type { ScanReportSummary } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { ScanView } from '../request/index.js';
import { ReportLinks } from './report-links.js';
import { ReportFiguresReadModel } from './report-figures.read-model.js';
import { summariseScan } from './summary.js';

/** Scans in figures: the same in a list, in a report and beside a schedule. */
@Injectable()
export class ScanSummaries {
  constructor(
    private readonly figures: ReportFiguresReadModel,
    private readonly links: ReportLinks,
  ) {}

  /** In the order of the scans, which are of one tenant. */
  async of(scans: readonly ScanView[], now: Date, tx: ReadTx): Promise<ScanReportSummary[]> {
    const [first] = scans;
    if (first === undefined) return [];
    const ids = scans.map((scan) => scan.id);
    const figures = await this.figures.of(first.tenant_id, ids, now, tx);
    const summaries: ScanReportSummary[] = [];
    for (const scan of scans) {
      const counted = figures.get(scan.id);
      if (counted === undefined) throw new Error('the query of figures gives a row for every scan');
      summaries.push(summariseScan(scan, counted, await this.links.jsonUrl(scan.id, now)));
    }
    return summaries;
  }
}
