import { z } from 'zod';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { FeedError } from '../feed-error.js';
import { readNvdRecord } from '../nvd/nvd-record.js';
import { RowTally } from '../row-tally.js';
import { momentOf } from '../tolerant.js';

const Answer = z.object({
  format: z.literal('NVD_CVE'),
  startIndex: z.number().int().min(0),
  resultsPerPage: z.number().int().min(0),
  totalResults: z.number().int().min(0).max(10_000_000),
  timestamp: z.string(),
  vulnerabilities: z.array(z.unknown()).max(10_000),
});

/** One page of an answer of NVD's API, read. */
export interface NvdPage {
  readonly startIndex: number;
  /** How many rows it has, those that cannot be read included. */
  readonly rows: number;
  readonly totalResults: number;
  /** When NVD answered, by its own clock; ISO 8601. */
  readonly answeredAt: string;
  readonly records: readonly AdvisoryRecord[];
  readonly skipped: readonly string[];
}

/**
 * Reads a page of the API 2.0. Throws a `FeedError` when it is none, not the one that was asked for, or mostly broken. The faults are worth another
 * try: a proxy or an overloaded server has answered for NVD.
 */
export function readNvdPage(text: string, wantedIndex: number): NvdPage {
  const parsed = Answer.safeParse(parsedJson(text));
  if (!parsed.success) throw unexpected('NVD answered with something that is no page of CVEs.');
  const { startIndex, resultsPerPage, totalResults, timestamp, vulnerabilities } = parsed.data;
  const answeredAt = momentOf(timestamp);
  if (answeredAt === null) throw unexpected('NVD answered without the time of its answer.');
  if (startIndex !== wantedIndex) throw unexpected(`NVD answered with page ${startIndex} instead of ${wantedIndex}.`);
  if (vulnerabilities.length < Math.min(resultsPerPage, totalResults - startIndex)) {
    throw new FeedError(
      'cut_off',
      `NVD's page ${startIndex} has ${vulnerabilities.length} of ${resultsPerPage} rows.`,
      { transient: true },
    );
  }
  const tally = new RowTally();
  const records = vulnerabilities.flatMap((row) => tally.take(readNvdRecord(row))?.record ?? []);
  if (vulnerabilities.length > 0) tally.requireMostlyRead(`NVD's page ${startIndex}`);
  return { startIndex, rows: vulnerabilities.length, totalResults, answeredAt, records, skipped: tally.tally.samples };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unexpected('NVD answered with something that is no JSON.');
  }
}

function unexpected(message: string): FeedError {
  return new FeedError('unexpected_content', message, { transient: true });
}
