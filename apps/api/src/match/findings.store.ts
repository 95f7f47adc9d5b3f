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
  explanation: 'text',
  evidence: 'jsonb',
  evidence_key: 'text',
  remedy: 'text',
  found_at: 'timestamptz',
} as const satisfies Record<keyof Finding, string>;

const COLUMNS = Object.keys(TYPES);
const REPLACED = COLUMNS.filter((column) => column !== 'id');

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
