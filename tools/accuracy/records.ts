import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { NvdFile } from '../../apps/api/src/advisory/feeds/nvd/nvd-file.js';
import { RowTally } from '../../apps/api/src/advisory/feeds/row-tally.js';
import type { AdvisoryRecord, KnownAdvisory } from '../../apps/api/src/advisory/index.js';
import { unpackShippedSet } from '../../apps/api/src/advisory/shipped/shipped-set-file.js';

const SHIPPED = 'apps/api/src/advisory/shipped/shipped-set.json.br';
/** The collection the compact set was chosen from, where a developer has it. */
const COLLECTION = '../shared/data/nvd-subset.json.gz';

export interface Records {
  /** For people: which records these are. */
  readonly source: string;
  readonly byCve: ReadonlyMap<string, KnownAdvisory>;
}

/**
 * The records that travel with the product.
 *
 * @param root folder of the repository
 */
export async function shippedRecords(root: string): Promise<Records> {
  const { nvd, version } = unpackShippedSet(await readFile(join(root, SHIPPED)));
  return { source: `the shipped set ${version}`, byCve: await byCve(nvd) };
}

/** The collection of records beside the repository; null where there is none. */
export async function collectedRecords(root: string): Promise<Records | null> {
  const file = resolve(root, COLLECTION);
  if (!existsSync(file)) return null;
  const records = new NvdFile(createReadStream(file)).records(new RowTally());
  return { source: `the collection in ${COLLECTION}`, byCve: await byCve(records) };
}

async function byCve(
  records: AsyncIterable<AdvisoryRecord> | Iterable<AdvisoryRecord>,
): Promise<Map<string, KnownAdvisory>> {
  const known = new Map<string, KnownAdvisory>();
  for await (const record of records) {
    const { cve } = record;
    const others = known.get(cve)?.records ?? [];
    known.set(cve, {
      cve,
      records: [...others, record],
      knownExploited: null,
      exploitPrediction: null,
      distributionFixes: [],
    });
  }
  return known;
}
