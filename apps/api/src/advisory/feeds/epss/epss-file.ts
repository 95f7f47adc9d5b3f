import type { ExploitPrediction } from '../../record/advisory-record.js';
import { linesOf } from '../bytes/lines.js';
import { FeedError } from '../feed-error.js';
import { type Row, read, type RowTally, skipped } from '../row-tally.js';
import { CVE_ID, dayOf } from '../tolerant.js';

const MAX_LINE_BYTES = 4_096;
const UNIT_INTERVAL = /^(?:[01]|0?\.\d{1,20}|1\.0{1,20}|\d(?:\.\d{1,20})?e-\d{1,3})$/i;

/** The comment line that FIRST puts first: `#model_version:v2026.06.15,score_date:2026-09-29T12:00:22Z`. */
export interface EpssHead {
  readonly modelVersion: string;
  /** ISO date of the scores. */
  readonly scoredOn: string;
}

export interface EpssFile {
  readonly head: EpssHead;
  /** Reads on; a row that cannot be read is skipped and counted. */
  rows(tally: RowTally): AsyncGenerator<ExploitPrediction>;
}

/**
 * Opens FIRST's daily file of scores, already unpacked. Its rows stream: memory does not grow with the file.
 * Throws a `FeedError` when the first two lines are not those of EPSS: a score without model and date is worth nothing.
 */
export async function openEpssFile(bytes: AsyncIterable<Uint8Array>): Promise<EpssFile> {
  const lines = linesOf(bytes, MAX_LINE_BYTES);
  const head = readHead(await lines.next());
  const columns = await lines.next();
  if (columns.done === true || !/^cve,epss,percentile\b/.test(columns.value)) {
    throw new FeedError('unexpected_content', 'This is no file of EPSS: its columns are not cve, epss, percentile.');
  }
  return { head, rows: (tally) => readRows(lines, head, tally) };
}

function readHead(line: IteratorResult<string, unknown>): EpssHead {
  const text = line.done === true ? '' : line.value.replace(/^\uFEFF/, '');
  const found = /^#\s*model_version:([^,]{1,40}),\s*score_date:([^,]{1,40})$/.exec(text);
  const scoredOn = dayOf(found?.[2]);
  if (found?.[1] === undefined || scoredOn === null) {
    const lack = 'its first line does not name model_version and score_date';
    throw new FeedError('unexpected_content', `This is no file of EPSS: ${lack}.`);
  }
  return { modelVersion: found[1], scoredOn };
}

async function* readRows(
  lines: AsyncIterable<string>,
  { scoredOn }: EpssHead,
  tally: RowTally,
): AsyncGenerator<ExploitPrediction> {
  for await (const line of lines) {
    if (line === '') continue;
    const score = tally.take(readRow(line.split(','), scoredOn));
    if (score !== undefined) yield score;
  }
}

function readRow([cve = '', epss = '', percentile = '']: readonly string[], scoredOn: string): Row<ExploitPrediction> {
  if (!CVE_ID.test(cve)) return skipped(cve.slice(0, 30), 'no CVE id');
  if (!UNIT_INTERVAL.test(epss) || !UNIT_INTERVAL.test(percentile)) {
    return skipped(cve, 'a score that is not between 0 and 1');
  }
  return read({ cve, probability: Number(epss), percentile: Number(percentile), scoredOn });
}
