import { createHash } from 'node:crypto';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { jsonParts } from '../bytes/json-elements.js';
import { linesOf } from '../bytes/lines.js';
import { peek, unpacked } from '../bytes/unpacked.js';
import { FeedError } from '../feed-error.js';
import type { RowTally } from '../row-tally.js';
import { readNvdRecord } from './nvd-record.js';

/** NVD's longest record has 2 MB. */
const MAX_RECORD_BYTES = 64 << 20;
/** All of NVD has about 2 GB in 2026. */
const MAX_FILE_BYTES = 32 * 2 ** 30;
const START_BYTES = 4_096;
const RECORD_PER_LINE = /^\uFEFF?\s*\{\s*"(?:id|cve|sourceIdentifier)"\s*:/;
const OLD_FORM = /"CVE_(?:data_type|data_format|Items)"/;

export interface NvdFileOptions {
  /** Of the unpacked content in hexadecimal, as the `.meta` file beside a yearly file says. */
  readonly sha256?: string;
}

/** What was seen in a file beside its records; complete after the last record. */
export interface NvdFileFacts {
  /** When NVD made the document; null when it does not say, or is no document. */
  readonly timestamp: string | null;
  /** The latest `modified` of any record. */
  readonly lastModified: string | null;
  readonly skippedNames: number;
}

/** A file of NVD records, read from its beginning to its end once. */
export class NvdFile {
  private timestamp: string | null = null;
  private lastModified: string | null = null;
  private skippedNames = 0;

  /** @param bytes of a document as the API answers, of a yearly file, or of one record a line; packed with gzip or not */
  constructor(
    private readonly bytes: AsyncIterable<Uint8Array>,
    private readonly options: NvdFileOptions = {},
  ) {}

  get facts(): NvdFileFacts {
    const { timestamp, lastModified, skippedNames } = this;
    return { timestamp, lastModified, skippedNames };
  }

  /**
   * Reads on, one record at a time; rows that cannot be read are counted by the tally.
   * @throws FeedError at the first thing that shows that this is no such file, or not all of it, which may be at its end
   */
  async *records(tally: RowTally): AsyncGenerator<AdvisoryRecord> {
    const { start, bytes } = await peek(summed(unpacked(this.bytes, MAX_FILE_BYTES), this.options.sha256), START_BYTES);
    for await (const row of this.rows(start.toString('utf8'), bytes)) {
      const reading = tally.take(readNvdRecord(row));
      if (reading === undefined) continue;
      const { record, skippedNames } = reading;
      this.skippedNames += skippedNames;
      if (record.modified !== null && record.modified > (this.lastModified ?? '')) this.lastModified = record.modified;
      yield record;
    }
    tally.requireMostlyRead('The file of NVD records');
  }

  private rows(start: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator {
    if (start.trim() === '') throw new FeedError('cut_off', 'The file is empty.');
    if (OLD_FORM.test(start)) {
      const remedy = 'which NVD no longer publishes; get the file of form 2.0';
      throw new FeedError('unexpected_content', `This is a file of NVD's form 1.1, ${remedy}.`);
    }
    return RECORD_PER_LINE.test(start) ? recordPerLine(bytes) : this.document(bytes);
  }

  private async *document(bytes: AsyncIterable<Uint8Array>): AsyncGenerator {
    const members = new Map<string, unknown>();
    let elements = 0;
    for await (const part of jsonParts(bytes, { list: 'vulnerabilities', maxBytes: MAX_RECORD_BYTES })) {
      if (part.kind === 'member') members.set(part.key, part.value);
      else {
        elements += 1;
        yield part.value;
      }
    }
    requireNvd(members, elements);
    const timestamp = members.get('timestamp');
    if (typeof timestamp === 'string') this.timestamp = timestamp.slice(0, 40);
  }
}

function requireNvd(members: ReadonlyMap<string, unknown>, elements: number): void {
  const format = members.get('format');
  if (format !== 'NVD_CVE') {
    throw new FeedError('unexpected_content', 'This is no document of NVD: its "format" is not "NVD_CVE".');
  }
  const promised = members.get('resultsPerPage');
  if (typeof promised === 'number' && promised > elements) {
    throw new FeedError('cut_off', `The document says it has ${promised} records and has ${elements}.`);
  }
}

async function* recordPerLine(bytes: AsyncIterable<Uint8Array>): AsyncGenerator {
  let number = 0;
  for await (const line of linesOf(bytes, MAX_RECORD_BYTES)) {
    number += 1;
    if (line.trim() !== '') yield parsed(line, number);
  }
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new FeedError('unexpected_content', `Line ${number} is no JSON: it is cut off, or no record.`, { cause });
  }
}

/** The same bytes; throws after the last when they are not the expected ones. */
async function* summed(bytes: AsyncIterable<Buffer>, expected: string | undefined): AsyncGenerator<Buffer> {
  if (expected === undefined) {
    yield* bytes;
    return;
  }
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== expected.toLowerCase()) {
    throw new FeedError('inconsistent', 'The file is not the one its .meta file speaks of: the SHA-256 differs.');
  }
}
