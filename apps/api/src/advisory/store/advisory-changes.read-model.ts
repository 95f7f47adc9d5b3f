import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/index.js';
import type { Changed } from './feed-sync.js';

const SINCE = `
  SELECT version, products, rescored FROM advisory_changes WHERE version >= $1 ORDER BY version`;
/** What a distribution says of a CVE is listed by the CVE, and can acquit a product or convict it again. */
const OF_PACKAGES = `SELECT rescored FROM advisory_changes WHERE version > $1 AND feed = 'debian'`;
const OF_ATTACKS = `
  SELECT FROM advisory_changes WHERE version > $1 AND feed <> 'debian' AND rescored IS DISTINCT FROM '{}' LIMIT 1`;
const FEEDS = `
  SELECT DISTINCT ON (feed) feed, feed_version AS version FROM advisory_changes WHERE version > $1
  ORDER BY feed, advisory_changes.version DESC`;
const NAMED = 'SELECT DISTINCT unnest(names) AS name FROM advisory_records WHERE cve = ANY ($1)';

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

/** What has to be done about findings that were right up to some advisory version. */
export interface Reassessment {
  /** In force now. */
  readonly version: string;
  /** `vendor:product` of which it has to be decided again whether they are affected. */
  readonly products: Changed;
  /** Whether anything else is known of attacks (KEV, EPSS). */
  readonly isRescored: boolean;
  /** The feeds that brought something new, each with its own word for its state. */
  readonly feeds: readonly { readonly feed: string; readonly version: string }[];
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

  /** What findings that were right at `version` need to be right again. */
  async reassessment(version: string, tx: ReadTx): Promise<Reassessment> {
    const { version: newest, products } = await this.since(version, tx);
    const rows: Pick<ChangeRow, 'rescored'>[] = await tx.query(OF_PACKAGES, [version]);
    const packages = products === 'all' ? 'all' : together(rows.map(({ rescored }) => rescored));
    const attacks: unknown[] = await tx.query(OF_ATTACKS, [version]);
    return {
      version: newest,
      products: products === 'all' || packages === 'all' ? 'all' : together([products, await namesOf(packages, tx)]),
      isRescored: attacks.length > 0,
      feeds: await tx.query(FEEDS, [version]),
    };
  }
}

async function namesOf(cves: readonly string[], tx: ReadTx): Promise<string[]> {
  if (cves.length === 0) return [];
  const rows: { name: string }[] = await tx.query(NAMED, [cves]);
  return rows.map(({ name }) => name);
}

function together(lists: readonly (readonly string[] | null)[]): Changed {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === null) return 'all';
    list.forEach((name) => all.add(name));
  }
  return [...all].sort();
}
