import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { Finding } from './finding.js';

const TYPES = {
  id: 'uuid',
  tenant_id: 'uuid',
  scan_id: 'uuid',
  site_scan_id: 'uuid',
  site_id: 'uuid',
  device_id: 'uuid',
  host_observation_id: 'uuid',
  router_observation_id: 'uuid',
  address: 'text',
  kind: 'text',
  reference: 'text',
  title: 'text',
  severity: 'text',
  score: 'double precision',
  vector: 'text',
  confidence: 'smallint',
  match_class: 'text',
  known_exploited: 'boolean',
  status: 'text',
  explanation: 'text',
  evidence: 'jsonb',
  remedy: 'text',
  found_at: 'timestamptz',
} as const satisfies Record<keyof Finding, string>;

const COLUMNS = Object.keys(TYPES);
/** What a person decided about a finding outlives a match that finds it again. */
const KEPT = ['id', 'status'];
const REPLACED = COLUMNS.filter((column) => !KEPT.includes(column));

const SAVE = `
  INSERT INTO findings (${COLUMNS.join(', ')})
  SELECT ${COLUMNS.join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS found (${Object.entries(TYPES)
    .map((pair) => pair.join(' '))
    .join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${REPLACED.map((column) => `${column} = excluded.${column}`).join(', ')}`;
const FORGET = 'DELETE FROM findings WHERE site_scan_id = $1 AND id <> ALL($2::uuid[])';

/** The only writer of `findings`. */
@Injectable()
export class FindingsStore {
  /** Makes these the findings of the site scan: new ones are added, known ones brought up to date, others removed. */
  async replace(tx: Tx, siteScanId: string, findings: readonly Finding[]): Promise<void> {
    await tx.query(FORGET, [siteScanId, findings.map((finding) => finding.id)]);
    if (findings.length > 0) await tx.query(SAVE, [JSON.stringify(findings)]);
  }
}
