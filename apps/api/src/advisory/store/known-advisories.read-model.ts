import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import type {
  AdvisoryRecord,
  DistributionFix,
  ExploitPrediction,
  KnownAdvisory,
  KnownExploitedEntry,
  ProductName,
} from '../record/advisory-record.js';
import { AdvisoryCache } from './advisory-cache.js';
import { nameKey } from './record-names.js';
import { readRecord } from './record-text.js';

/** One lookup of the index for each name: with `&&` PostgreSQL would not say which name it was. */
const NAMED = `
  SELECT asked.name, array_agg(DISTINCT records.cve ORDER BY records.cve) AS cves
  FROM unnest($1::text[]) AS asked (name) JOIN advisory_records AS records ON records.names @> ARRAY[asked.name]
  WHERE records.state <> 'rejected' GROUP BY asked.name`;
const RECORDS = `
  SELECT cve, source, state, description, body FROM advisory_records
  WHERE cve = ANY ($1) AND state <> 'rejected' ORDER BY cve, source`;
const EXPLOITED = `
  SELECT cve, added_on::text, due_on::text, ransomware, required_action FROM known_exploited WHERE cve = ANY ($1)`;
const PREDICTED = `
  SELECT cve, probability, percentile, scored_on::text FROM exploit_predictions WHERE cve = ANY ($1)`;
const FIXES = `
  SELECT cve, distribution, release, source_package, status, fixed_version FROM distribution_fixes
  WHERE cve = ANY ($1) ORDER BY cve, distribution, release, source_package`;
const REJECTED = `SELECT DISTINCT cve FROM advisory_records WHERE cve = ANY ($1) AND state = 'rejected'`;
/** With the transaction that wrote it: a restored database may count to the same number in another way. */
const STATE = `SELECT version || ':' || xmin AS state FROM advisory_changes ORDER BY version DESC LIMIT 1`;
const VERSION = `SELECT coalesce(max(version), 0) AS version FROM advisory_changes`;
const UNMATCHED = `
  SELECT asked.vendor, count(DISTINCT records.cve)::integer AS cves
  FROM unnest($1::text[], $2::text[]) AS asked (vendor, words) JOIN advisory_records AS records
    ON to_tsvector('simple', description) @@ phraseto_tsquery('simple', asked.words)
  WHERE names = '{}' AND state <> 'rejected' AND NOT EXISTS (
    SELECT FROM advisory_records AS other WHERE other.cve = records.cve AND other.names <> '{}')
  GROUP BY asked.vendor`;

type RecordRow = Pick<AdvisoryRecord, 'cve' | 'source' | 'state' | 'description'> & { readonly body: string };

/** What is known about vulnerabilities, in the state of the transaction. */
@Injectable()
export class KnownAdvisories {
  private readonly cache = new AdvisoryCache();

  /**
   * All CVEs of which any source names the product, in order of their ids, with what every source says of them. The answer
   * has every name that was asked for, as `vendor:product`. As long as nothing new comes into force, the same name gives
   * the same objects: what is worked out of one may be kept with it.
   */
  async of(names: readonly ProductName[], tx: ReadTx): Promise<ReadonlyMap<string, readonly KnownAdvisory[]>> {
    const keys = [...new Set(names.map(nameKey))];
    const state = await stateOf(tx);
    this.cache.enter(state);
    const answer = new Map(keys.map((key) => [key, this.cache.find(key)]));
    const missing = keys.filter((key) => answer.get(key) === undefined);
    if (missing.length > 0) {
      const read = await this.read(missing, tx);
      const isStill = (await stateOf(tx)) === state;
      for (const [key, advisories] of read) {
        answer.set(key, advisories);
        if (isStill) this.cache.keep(key, advisories, state);
      }
    }
    return new Map(keys.map((key) => [key, answer.get(key) ?? []]));
  }

  private async read(keys: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, readonly KnownAdvisory[]>> {
    const rows: { name: string; cves: string[] }[] = await tx.query(NAMED, [keys]);
    const advisories = await this.byCve([...new Set(rows.flatMap((row) => row.cves))], tx);
    const cvesOf = new Map(rows.map((row) => [row.name, row.cves]));
    return new Map(
      keys.map((key) => [key, (cvesOf.get(key) ?? []).flatMap((cve) => advisories.get(cve) ?? [])] as const),
    );
  }

  /** What is known of these CVEs; nothing of those no source has, or that were rejected. */
  async byCve(cves: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, KnownAdvisory>> {
    if (cves.length === 0) return new Map();
    const rows: RecordRow[] = await tx.query(RECORDS, [cves]);
    const exploited = await exploitedOf(cves, tx);
    const predicted = await predictedOf(cves, tx);
    const fixes = await fixesOf(cves, tx);
    const records = groupedBy(rows.map(recordOf), (record) => record.cve);
    return new Map(
      [...records].map(([cve, ofCve]) => [
        cve,
        {
          cve,
          records: ofCve,
          knownExploited: exploited.get(cve) ?? null,
          exploitPrediction: predicted.get(cve) ?? null,
          distributionFixes: fixes.get(cve) ?? [],
        },
      ]),
    );
  }

  /** What is known of attacks by these CVEs, without all the rest. */
  async exploitation(
    cves: readonly string[],
    tx: ReadTx,
  ): Promise<(cve: string) => Pick<KnownAdvisory, 'knownExploited' | 'exploitPrediction'>> {
    const exploited = await exploitedOf(cves, tx);
    const predicted = await predictedOf(cves, tx);
    return (cve) => ({ knownExploited: exploited.get(cve) ?? null, exploitPrediction: predicted.get(cve) ?? null });
  }

  /** Those of the CVEs that some source says were rejected. */
  async rejectedOf(cves: readonly string[], tx: ReadTx): Promise<ReadonlySet<string>> {
    const rows: { cve: string }[] = await tx.query(REJECTED, [cves]);
    return new Set(rows.map(({ cve }) => cve));
  }

  /** A whole number that grows with every sync that changes something; `0` as long as nothing is known. */
  async version(tx: ReadTx): Promise<string> {
    const [row]: { version: string }[] = await tx.query(VERSION);
    return row?.version ?? '0';
  }

  /**
   * How many CVEs speak of a vendor and are not said to affect anything yet: they cannot be matched, which is not the same
   * as not being affected. Every vendor that was asked for is in the answer.
   */
  async unmatchedCount(vendors: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, number>> {
    const words = vendors.map((vendor) => vendor.replace(/[^\p{L}\p{N}]+/gu, ' '));
    const rows: { vendor: string; cves: number }[] = await tx.query(UNMATCHED, [vendors, words]);
    const counts = new Map(rows.map((row) => [row.vendor, row.cves]));
    return new Map(vendors.map((vendor) => [vendor, counts.get(vendor) ?? 0]));
  }
}

async function stateOf(tx: ReadTx): Promise<string> {
  const [row]: { state: string }[] = await tx.query(STATE);
  return row?.state ?? '';
}

function recordOf({ body, ...columns }: RecordRow): AdvisoryRecord {
  return readRecord(columns, body);
}

async function exploitedOf(cves: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, KnownExploitedEntry>> {
  const rows: {
    cve: string;
    added_on: string;
    due_on: string | null;
    ransomware: boolean;
    required_action: string | null;
  }[] = await tx.query(EXPLOITED, [cves]);
  return new Map(
    rows.map(({ cve, added_on, due_on, ransomware, required_action }) => [
      cve,
      { cve, addedOn: added_on, dueOn: due_on, ransomware, requiredAction: required_action },
    ]),
  );
}

async function predictedOf(cves: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, ExploitPrediction>> {
  const rows: { cve: string; probability: number; percentile: number; scored_on: string }[] = await tx.query(
    PREDICTED,
    [cves],
  );
  return new Map(
    rows.map(({ cve, probability, percentile, scored_on }) => [
      cve,
      { cve, probability, percentile, scoredOn: scored_on },
    ]),
  );
}

async function fixesOf(cves: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, DistributionFix[]>> {
  const rows: {
    cve: string;
    distribution: DistributionFix['distribution'];
    release: string;
    source_package: string;
    status: DistributionFix['status'];
    fixed_version: string | null;
  }[] = await tx.query(FIXES, [cves]);
  const fixes = rows.map(({ source_package, fixed_version, ...row }) => ({
    ...row,
    sourcePackage: source_package,
    fixedVersion: fixed_version,
  }));
  return groupedBy(fixes, (fix) => fix.cve);
}
