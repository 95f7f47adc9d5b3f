import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { AdvisoryRecord, ExploitPrediction, KnownExploitedEntry } from '../record/advisory-record.js';
import { modifiedIn, readRecord, writeRecord } from '../store/record-text.js';

/** What of three feeds travels with the product, so that a first scan without a network finds something. */
export interface ShippedSet {
  readonly nvd: Iterable<AdvisoryRecord>;
  readonly kev: readonly KnownExploitedEntry[];
  readonly epss: readonly ExploitPrediction[];
}

/** A set as it was packed: equal sets have equal versions. */
export interface VersionedSet extends ShippedSet {
  /** The day of its newest record, and a digest of all of it. */
  readonly version: string;
}

type KeptRecord = readonly [cve: string, state: AdvisoryRecord['state'], description: string, body: string];
type KeptEntry = readonly [string, string, string | null, 0 | 1, string | null];
type KeptPrediction = readonly [string, number, number, string];
interface KeptSet {
  readonly nvd: readonly KeptRecord[];
  readonly kev: readonly KeptEntry[];
  readonly epss: readonly KeptPrediction[];
}

/** The same set gives the same bytes, in whatever order it comes. */
export function packShippedSet(set: ShippedSet): Buffer {
  const kept: KeptSet = {
    nvd: inOrder(set.nvd).map((record) => [record.cve, record.state, record.description, writeRecord(record)]),
    kev: inOrder(set.kev).map(({ cve, addedOn, dueOn, ransomware, requiredAction }) => [
      cve,
      addedOn,
      dueOn,
      ransomware ? 1 : 0,
      requiredAction,
    ]),
    epss: inOrder(set.epss).map(({ cve, probability, percentile, scoredOn }) => [
      cve,
      probability,
      percentile,
      scoredOn,
    ]),
  };
  const text = Buffer.from(JSON.stringify(kept));
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
}

/** What {@link packShippedSet} packed. Throws when the bytes are damaged. */
export function unpackShippedSet(packed: Buffer): VersionedSet {
  const kept = JSON.parse(brotliDecompressSync(packed).toString('utf8')) as KeptSet;
  return {
    version: `${newestDay(kept.nvd)}-${createHash('sha256').update(packed).digest('hex').slice(0, 12)}`,
    nvd: { [Symbol.iterator]: () => recordsOf(kept.nvd) },
    kev: kept.kev.map(([cve, addedOn, dueOn, ransomware, requiredAction]) => ({
      cve,
      addedOn,
      dueOn,
      ransomware: ransomware === 1,
      requiredAction,
    })),
    epss: kept.epss.map(([cve, probability, percentile, scoredOn]) => ({ cve, probability, percentile, scoredOn })),
  };
}

/** One at a time: all of them at once would take some 200 MB. */
function* recordsOf(kept: readonly KeptRecord[]): Generator<AdvisoryRecord> {
  for (const [cve, state, description, body] of kept) {
    yield readRecord({ cve, source: 'nvd', state, description }, body);
  }
}

function newestDay(kept: readonly KeptRecord[]): string {
  const days = kept.map(([, , , body]) => modifiedIn(body)?.slice(0, 10) ?? '');
  return days.reduce((newest, day) => (day > newest ? day : newest), '');
}

function inOrder<Item extends { readonly cve: string }>(items: Iterable<Item>): Item[] {
  return [...items].sort((one, other) => (one.cve < other.cve ? -1 : Number(one.cve > other.cve)));
}
