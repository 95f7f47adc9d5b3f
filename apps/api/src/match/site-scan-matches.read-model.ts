import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';

/** How what was seen at a site was held against advisories, over all parts of a scan. */
export interface SiteMatch {
  readonly site_id: string;
  readonly advisory_version: string;
  readonly products: number;
  readonly products_without_version: number;
  readonly advisories_not_yet_matched: number;
}

/** A later part of a site scans what an earlier one did not; what is not matched yet is the same for all. */
const OF_SCAN = `
  SELECT site_id, max(advisory_version::bigint)::text AS advisory_version, sum(products)::int AS products,
    sum(products_without_version)::int AS products_without_version,
    max(advisories_not_yet_matched)::int AS advisories_not_yet_matched
  FROM site_scan_matches WHERE tenant_id = $1 AND scan_id = $2 GROUP BY site_id`;

@Injectable()
export class SiteScanMatchesReadModel {
  /** One for each site of the scan that was matched. */
  ofScan(tenantId: string, scanId: string, tx: ReadTx): Promise<SiteMatch[]> {
    return tx.query(OF_SCAN, [tenantId, scanId]);
  }
}
