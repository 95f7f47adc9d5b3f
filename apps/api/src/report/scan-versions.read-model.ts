import { Injectable } from '@nestjs/common';
import { CentreDataSource } from '../platform/database/index.js';

const VERSIONS = `
  SELECT scan.id, concat_ws(' ', scan.event_sequence, (
    SELECT string_agg(
      concat_ws('/', id, state, cancel_intent, phase, percent, hosts_found, hosts_done, last_heard_at), ' ' ORDER BY id)
    FROM site_scans WHERE scan_id = scan.id)) AS version
  FROM scans scan WHERE scan.id = ANY($1::uuid[])`;

/** Tells of many scans at once whether there is something new: the text changes with everything a stream would tell of. */
@Injectable()
export class ScanVersionsReadModel {
  constructor(private readonly dataSource: CentreDataSource) {}

  /** For scans somebody was allowed to see: it asks for no tenant. */
  async of(scanIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; version: string }[] = await this.dataSource.query(VERSIONS, [scanIds]);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }
}
