import { createHash } from 'node:crypto';
import type {
  AdvisoryRecord,
  DistributionFix,
  ExploitPrediction,
  KnownExploitedEntry,
} from '../record/advisory-record.js';
import type { FeedItems, FeedName } from './feed-sync.js';
import { spansOf } from './record-names.js';
import { writeRecord } from './record-text.js';

export type ColumnValue = string | number | boolean | readonly string[] | Buffer | null;

/** How the items of a feed become rows of a table, and when a row says something else than the one before. */
export interface Landing<Item> {
  readonly table: string;
  readonly key: readonly string[];
  /** In the order of {@link row}, the key first. */
  readonly columns: readonly string[];
  readonly row: (item: Item) => readonly ColumnValue[];
  /** Which rows of the table are the feed's, as SQL of its columns. */
  readonly scope: string;
  /** Whether `stored` gives way to `staged`, as SQL. */
  readonly differs: string;
  /** Whether the row of this alias says anything, as SQL. */
  readonly alive: (alias: string) => string;
  /** What matchers have to look at again when a row changes. */
  readonly concerns: 'products' | 'cves';
}

type StoredFeed = Exclude<FeedName, 'routeros'>;

/** The digest of everything that is kept of a record. */
function digestOf(parts: readonly string[]): Buffer {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest();
}

function recordsOf(source: AdvisoryRecord['source']): Landing<AdvisoryRecord> {
  return {
    table: 'advisory_records',
    key: ['cve', 'source'],
    columns: ['cve', 'source', 'state', 'modified', 'digest', 'names', 'spans', 'description', 'body'],
    row: (record) => {
      if (record.source !== source) throw new Error(`${record.cve} is of ${record.source}, not of ${source}`);
      const { cve, state, modified, description } = record;
      const body = state === 'rejected' ? '[]' : writeRecord(record);
      const spans = spansOf(record);
      const found = [[...spans.keys()], [...spans.values()].flat().map(String)];
      return [cve, source, state, modified, digestOf([state, description, body]), ...found, description, body];
    },
    scope: `source = '${source}'`,
    // An older copy of a record never takes the place of a newer one.
    differs: `stored.digest <> staged.digest AND (stored.modified > staged.modified) IS NOT TRUE`,
    alive: (alias) => `${alias}.state <> 'rejected'`,
    concerns: 'products',
  };
}

const KNOWN_EXPLOITED: Landing<KnownExploitedEntry> = {
  table: 'known_exploited',
  key: ['cve'],
  columns: ['cve', 'added_on', 'due_on', 'ransomware', 'required_action'],
  row: ({ cve, addedOn, dueOn, ransomware, requiredAction }) => [cve, addedOn, dueOn, ransomware, requiredAction],
  scope: 'true',
  differs: `(stored.added_on, stored.due_on, stored.ransomware, stored.required_action)
    IS DISTINCT FROM (staged.added_on, staged.due_on, staged.ransomware, staged.required_action)`,
  alive: () => 'true',
  concerns: 'cves',
};

const EXPLOIT_PREDICTIONS: Landing<ExploitPrediction> = {
  table: 'exploit_predictions',
  key: ['cve'],
  columns: ['cve', 'probability', 'percentile', 'scored_on'],
  row: ({ cve, probability, percentile, scoredOn }) => [cve, probability, percentile, scoredOn],
  scope: 'true',
  differs: `stored.scored_on <= staged.scored_on AND (stored.probability, stored.percentile, stored.scored_on)
    IS DISTINCT FROM (staged.probability, staged.percentile, staged.scored_on)`,
  alive: () => 'true',
  concerns: 'cves',
};

const DISTRIBUTION_FIXES: Landing<DistributionFix> = {
  table: 'distribution_fixes',
  key: ['cve', 'distribution', 'release', 'source_package'],
  columns: ['cve', 'distribution', 'release', 'source_package', 'status', 'fixed_version'],
  row: (fix) => [fix.cve, fix.distribution, fix.release, fix.sourcePackage, fix.status, fix.fixedVersion],
  scope: `distribution = 'debian'`,
  differs: `(stored.status, stored.fixed_version) IS DISTINCT FROM (staged.status, staged.fixed_version)`,
  alive: () => 'true',
  concerns: 'cves',
};

export const LANDINGS: { readonly [Feed in StoredFeed]: Landing<FeedItems[Feed]> } = {
  nvd: recordsOf('nvd'),
  cve5: recordsOf('cve5'),
  overlay: recordsOf('overlay'),
  kev: KNOWN_EXPLOITED,
  epss: EXPLOIT_PREDICTIONS,
  debian: DISTRIBUTION_FIXES,
};
