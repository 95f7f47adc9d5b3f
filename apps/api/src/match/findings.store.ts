import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { Finding, MatchedSiteScan } from './finding.js';

/** How the observations of a site scan were held against advisories. */
export interface SiteScanMatch {
  readonly advisoryVersion: string;
  /** With a version, one per host and version. */
  readonly products: number;
  /** Whose version nobody told: not matched, and not clean either. */
  readonly productsWithoutVersion: number;
  /** CVEs that name a vendor of these products, and of which nobody has said whom they affect. */
  readonly advisoriesNotYetMatched: number;
}

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
  score_source: 'text',
  score_version: 'text',
  confidence: 'smallint',
  match_class: 'text',
  known_exploited: 'boolean',
  priority: 'double precision',
  epss: 'double precision',
  ports: 'text[]',
  explanation: 'text',
  evidence: 'jsonb',
  evidence_key: 'text',
  remedy: 'text',
  found_at: 'timestamptz',
} as const satisfies Record<keyof Finding, string>;

const COLUMNS = Object.keys(TYPES);
const SAVE = `
  INSERT INTO findings (${COLUMNS.join(', ')})
  SELECT ${COLUMNS.join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS found (${Object.entries(TYPES)
    .map((pair) => pair.join(' '))
    .join(', ')})`;
const FORGET = 'DELETE FROM findings WHERE site_scan_id = $1';
const SUM_UP = `
  INSERT INTO site_scan_matches (site_scan_id, tenant_id, scan_id, site_id, advisory_version, products,
    products_without_version, advisories_not_yet_matched)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (site_scan_id) DO UPDATE SET advisory_version = excluded.advisory_version, products = excluded.products,
    products_without_version = excluded.products_without_version,
    advisories_not_yet_matched = excluded.advisories_not_yet_matched`;
const REMOVE = 'DELETE FROM findings WHERE id = ANY ($1::uuid[])';
const REMATCHED = 'UPDATE site_scan_matches SET advisory_version = $2 WHERE site_scan_id = $1';
const AT_A_TIME = 500;

/** The only writer of `findings` and `site_scan_matches`. */
@Injectable()
export class FindingsStore {
  /** Takes away what was found in the site scan before, so that it can be found anew. */
  async forget(tx: Tx, siteScanId: string): Promise<void> {
    await tx.query(FORGET, [siteScanId]);
  }

  /** Some at a time: they may be made as they are stored, and be more than fit into memory. */
  async add(tx: Tx, findings: Iterable<Finding>): Promise<void> {
    let some: Finding[] = [];
    for (const finding of findings) {
      if (some.push(finding) < AT_A_TIME) continue;
      await tx.query(SAVE, [JSON.stringify(some)]);
      some = [];
    }
    if (some.length > 0) await tx.query(SAVE, [JSON.stringify(some)]);
  }

  /** Puts findings in the place of those with the same ids, and takes those away that are gone. */
  async replace(tx: Tx, gone: readonly Finding[], found: readonly Finding[]): Promise<void> {
    if (gone.length + found.length === 0) return;
    await tx.query(REMOVE, [[...gone, ...found].map(({ id }) => id)]);
    await this.add(tx, found);
  }

  /** What it holds was decided again with this advisory version. */
  async rematched(tx: Tx, siteScanId: string, advisoryVersion: string): Promise<void> {
    await tx.query(REMATCHED, [siteScanId, advisoryVersion]);
  }

  /** Says of the site scan how it was matched. */
  async sumUp(tx: Tx, siteScan: MatchedSiteScan, match: SiteScanMatch): Promise<void> {
    const { id, tenant_id, scan_id, site_id } = siteScan;
    const { advisoryVersion, products, productsWithoutVersion, advisoriesNotYetMatched } = match;
    const figures = [advisoryVersion, products, productsWithoutVersion, advisoriesNotYetMatched];
    await tx.query(SUM_UP, [id, tenant_id, scan_id, site_id, ...figures]);
  }
}
