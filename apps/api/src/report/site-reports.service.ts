import type { HostOutcome, ReportedSite } from '#contracts';
import { Injectable } from '@nestjs/common';
import { SiteScanMatchesReadModel } from '../match/index.js';
import type { ReadTx } from '../platform/database/index.js';
import { groupedBy } from '../platform/grouped-by.js';
import type { ScanView } from '../request/index.js';
import { siteReport } from './detail.js';
import { FindingsOfScanReadModel } from './findings-of-scan.read-model.js';
import { HostsOfScanReadModel } from './hosts-of-scan.read-model.js';
import type { SiteRows } from './reported-rows.js';
import { sitesOf } from './scan-standing.js';

/** How many hosts, and how many findings, are listed at each site. */
export interface RowsPerSite {
  readonly rowsPerSite: number;
  readonly now: Date;
}

/** The sites of a scan, each with what was seen and found there. */
@Injectable()
export class SiteReports {
  constructor(
    private readonly hosts: HostsOfScanReadModel,
    private readonly findings: FindingsOfScanReadModel,
    private readonly matches: SiteScanMatchesReadModel,
  ) {}

  async of(scan: ScanView, { rowsPerSite, now }: RowsPerSite, tx: ReadTx): Promise<ReportedSite[]> {
    const sites = sitesOf(scan);
    const rowsOf = await this.rowsOf(scan, { rowsPerSite, now }, tx);
    return sites.map((site) => siteReport(site, rowsOf(site.site_id), scan));
  }

  private async rowsOf(
    scan: ScanView,
    { rowsPerSite, now }: RowsPerSite,
    tx: ReadTx,
  ): Promise<(siteId: string) => SiteRows> {
    const targets = [...new Set(scan.site_scans.flatMap((part) => part.targets))];
    const of = <Row extends { readonly site_id: string }>(rows: readonly Row[]) =>
      groupedBy(rows, (row) => row.site_id);
    const routers = of(await this.hosts.routers(scan, tx));
    const counts = of(await this.hosts.counts(scan, tx));
    const outcomes = of(await this.hosts.outcomes(scan, targets, tx));
    const routerOs = of(await this.hosts.maybeRouterOs(scan, tx));
    const matches = of(await this.matches.ofScan(scan.tenant_id, scan.id, tx));
    const hosts = of(await this.hosts.firstOfEachSite(scan, rowsPerSite, tx));
    const findings = of(await this.findings.firstOfEachSite(scan, rowsPerSite, now, tx));
    const totals = of(await this.findings.totals(scan, tx));
    const firstOf = <Row>(rows: ReadonlyMap<string, readonly Row[]>, siteId: string) => rows.get(siteId)?.[0] ?? null;
    return (siteId) => ({
      router: firstOf(routers, siteId),
      outcomes: new Map(outcomes.get(siteId)?.map(({ address, outcome }) => [address, outcome])),
      outcomeCounts: countsOf(counts.get(siteId) ?? []),
      routerOsHosts: routerOs.get(siteId) ?? [],
      match: firstOf(matches, siteId),
      hosts: hosts.get(siteId) ?? [],
      findings: findings.get(siteId) ?? [],
      findingsTotal: sumOf(totals.get(siteId) ?? []),
    });
  }
}

function sumOf(rows: readonly { readonly times: number }[]): number {
  return rows.reduce((total, { times }) => total + times, 0);
}

function countsOf(
  rows: readonly { readonly outcome: HostOutcome; readonly times: number }[],
): Record<HostOutcome, number> {
  const counts = { complete: 0, partial: 0, no_answer: 0, refused: 0 };
  for (const { outcome, times } of rows) counts[outcome] = times;
  return counts;
}
