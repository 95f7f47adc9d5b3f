import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import type {
  AdvisoryRecord,
  DistributionFix,
  ExploitPrediction,
  KnownAdvisory,
  KnownExploitedEntry,
} from '../record/advisory-record.js';
import { AdvisoryCache } from './advisory-cache.js';
import { type Lookup, lookupKey, lookupsByKey } from './lookup.js';
import { readRecord } from './record-text.js';

/**
 * One look into the index for each name: with `&&` PostgreSQL would not say which name it was. Rows without spans are from
 * before there were any, and may speak of every version.
 */
const NAMED = `
  SELECT asked.number, array_agg(DISTINCT records.cve ORDER BY records.cve) AS cves
  FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS asked (name, place, number)
  JOIN advisory_records AS records ON records.names @> ARRAY[asked.name]
  CROSS JOIN LATERAL (SELECT 2 * array_position(records.names, asked.name) AS number) AS last
  WHERE records.state <> 'rejected'
    AND NOT coalesce(asked.place < records.spans[last.number - 1] OR asked.place > records.spans[last.number], false)
  GROUP BY asked.number`;
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
/**
 * A query of its own for each vendor (OFFSET keeps it so): PostgreSQL 18 does not use the index of words for a join where
 * row-level security is in force, and reads 27,000 descriptions for each vendor instead.
 */
const UNMATCHED = `
  SELECT asked.vendor, named.cves
  FROM unnest($1::text[], $2::text[]) AS asked (vendor, words), LATERAL (
    SELECT count(DISTINCT records.cve)::integer AS cves FROM advisory_records AS records
    WHERE to_tsvector('simple', description) @@ phraseto_tsquery('simple', asked.words)
      AND names = '{}' AND state <> 'rejected' AND NOT EXISTS (
        SELECT FROM advisory_records AS other WHERE other.cve = records.cve AND other.names <> '{}')
    OFFSET 0) AS named`;

type RecordRow = Pick<AdvisoryRecord, 'cve' | 'source' | 'state' | 'description'> & { readonly body: string };

/** What is known about vulnerabilities, in the state of the transaction. */
@Injectable()
export class KnownAdvisories {
  private readonly cache = new AdvisoryCache();

  /**
   * All CVEs of which any source names the product in the place that is asked for, in order of their ids, with what every
   * source says of them; `lookupKey` names the answers. As long as nothing new comes into force, the same question gives the
   * same objects: what is worked out of one may be kept with it.
   */
  async of(lookups: readonly Lookup[], tx: ReadTx): Promise<ReadonlyMap<string, readonly KnownAdvisory[]>> {
    const asked = lookupsByKey(lookups);
    const state = await stateOf(tx);
    this.cache.enter(state);
    const answer = new Map([...asked.keys()].map((key) => [key, this.cache.find(key)]));
    const missing = [...asked.values()].filter((lookup) => answer.get(lookupKey(lookup)) === undefined);
    if (missing.length > 0) {
      const read = await this.read(missing, tx);
      const isStill = (await stateOf(tx)) === state;
      for (const [key, advisories] of read) {
        answer.set(key, advisories);
        if (isStill) this.cache.keep(key, advisories, state);
      }
    }
    return new Map([...asked.keys()].map((key) => [key, answer.get(key) ?? []]));
  }

  private async read(lookups: readonly Lookup[], tx: ReadTx): Promise<ReadonlyMap<string, readonly KnownAdvisory[]>> {
    const asked = [lookups.map(({ name }) => name), lookups.map(({ place }) => place)];
    const rows: { number: string; cves: string[] }[] = await tx.query(NAMED, asked);
    const advisories = await this.byCve([...new Set(rows.flatMap((row) => row.cves))], tx);
    const cvesOf = new Map(rows.map(({ number, cves }) => [Number(number) - 1, cves]));
    return new Map(
      lookups.map((lookup, at) => [
        lookupKey(lookup),
        (cvesOf.get(at) ?? []).flatMap((cve) => advisories.get(cve) ?? []),
      ]),
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
