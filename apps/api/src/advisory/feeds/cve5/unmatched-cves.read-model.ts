import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/index.js';

/** NVD's records that nobody has enriched, newest first, of which the CVE list was not asked since NVD changed them. */
const UNMATCHED = `
  SELECT nvd.cve FROM advisory_records AS nvd
  LEFT JOIN advisory_records AS listed ON listed.cve = nvd.cve AND listed.source = 'cve5'
  WHERE nvd.source = 'nvd' AND nvd.names = '{}' AND nvd.state <> 'rejected' AND (listed.cve IS NULL OR nvd.modified > $1)
  ORDER BY nvd.modified DESC NULLS LAST, nvd.cve DESC LIMIT $2`;
const COUNT = `
  SELECT source, count(*)::integer AS records FROM advisory_records
  WHERE names = '{}' AND state <> 'rejected' GROUP BY source`;

/** Which CVEs nobody can be matched with yet. */
@Injectable()
export class UnmatchedCves {
  /** Those to ask the CVE list about, at most so many. `since`: when it was last asked. */
  async toAsk(since: Date | null, most: number, tx: ReadTx): Promise<readonly string[]> {
    const rows: { cve: string }[] = await tx.query(UNMATCHED, [since ?? new Date(0), most]);
    return rows.map(({ cve }) => cve);
  }

  /** How many records of each source name no product. */
  async bySource(tx: ReadTx): Promise<ReadonlyMap<string, number>> {
    const rows: { source: string; records: number }[] = await tx.query(COUNT);
    return new Map(rows.map(({ source, records }) => [source, records]));
  }
}
