import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/index.js';
import type { AdvisoryFinding } from '../finding.js';

const OF_OBSERVATIONS = `
  SELECT * FROM findings WHERE site_scan_id = $1 AND kind = 'advisory'
    AND (host_observation_id = ANY ($2::uuid[]) OR router_observation_id = ANY ($2::uuid[]))`;
const PAGE = `
  SELECT * FROM findings WHERE site_scan_id = $1 AND kind = 'advisory' AND ($2::uuid IS NULL OR id > $2)
  ORDER BY id LIMIT $3`;
const AT_A_TIME = 500;

/** Findings of advisories as they were stored, site scan by site scan. */
@Injectable()
export class StoredFindings {
  ofObservations(siteScanId: string, observationIds: readonly string[], tx: ReadTx): Promise<AdvisoryFinding[]> {
    return tx.query(OF_OBSERVATIONS, [siteScanId, observationIds]);
  }

  /** All of them, some at a time. */
  async *of(siteScanId: string, tx: ReadTx): AsyncGenerator<readonly AdvisoryFinding[]> {
    let after: string | null = null;
    do {
      const page: AdvisoryFinding[] = await tx.query(PAGE, [siteScanId, after, AT_A_TIME]);
      if (page.length > 0) yield page;
      after = page.length < AT_A_TIME ? null : (page.at(-1)?.id ?? null);
    } while (after !== null);
  }
}
