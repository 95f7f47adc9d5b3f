import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/index.js';
import type { Changed } from './feed-sync.js';

const SINCE = `
  SELECT version, products, rescored FROM advisory_changes WHERE version >= $1 ORDER BY version`;

interface ChangeRow {
  readonly version: string;
  readonly products: readonly string[] | null;
  readonly rescored: readonly string[] | null;
}

/** All that changed between two advisory versions. */
export interface AdvisoryChange {
  /** In force now. */
  readonly version: string;
  /** `vendor:product`. */
  readonly products: Changed;
  /** CVE ids of which only exploitation or a distribution's word changed. */
  readonly rescored: Changed;
}

/** What matchers have to look at again. */
@Injectable()
export class AdvisoryChanges {
  /** What changed after `version`; everything, when that is so long ago that it was forgotten. */
  async since(version: string, tx: ReadTx): Promise<AdvisoryChange> {
    const rows: ChangeRow[] = await tx.query(SINCE, [version]);
    const newest = rows.at(-1)?.version ?? '0';
    const known = version === '0' ? rows[0]?.version === '1' || rows.length === 0 : rows[0]?.version === version;
    if (!known) return { version: newest, products: 'all', rescored: 'all' };
    const after = rows.filter((row) => row.version !== version);
    return {
      version: newest,
      products: together(after.map((row) => row.products)),
      rescored: together(after.map((row) => row.rescored)),
    };
  }
}

function together(lists: readonly (readonly string[] | null)[]): Changed {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === null) return 'all';
    list.forEach((name) => all.add(name));
  }
  return [...all].sort();
}
