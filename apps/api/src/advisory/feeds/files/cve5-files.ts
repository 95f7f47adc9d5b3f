import { createReadStream } from 'node:fs';
import { opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { linesOf } from '../bytes/lines.js';
import { peek, unpacked } from '../bytes/unpacked.js';
import { readCve5Record } from '../cve5/cve5-record.js';
import { skipped, type RowTally } from '../row-tally.js';

const MAX_RECORD_BYTES = 16 << 20;
const MAX_FILE_BYTES = 32 * 2 ** 30;
const RECORD_FILE = /^CVE-\d{4}-\d{4,19}\.json$/;

/** The records of a file: one, or one a line; packed or not. */
export async function* recordsOfFile(file: string, tally: RowTally): AsyncGenerator<AdvisoryRecord> {
  const { start, bytes } = await peek(unpacked(createReadStream(file), MAX_FILE_BYTES), MAX_RECORD_BYTES);
  if (isJson(firstLine(start))) {
    for await (const line of linesOf(bytes, MAX_RECORD_BYTES)) {
      if (line.trim() !== '') yield* taken(line, file, tally);
    }
  } else yield* taken((await buffer(bytes)).toString('utf8'), file, tally);
}

/** The records of a folder as the CVE list has them, in folders of any depth. */
export async function* recordsOfFolder(folder: string, tally: RowTally): AsyncGenerator<AdvisoryRecord> {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile() || !RECORD_FILE.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    yield* taken(await readFile(file, 'utf8'), entry.name, tally);
  }
}

const firstLine = (start: Buffer) => start.subarray(0, Math.max(start.indexOf('\n'), 0)).toString('utf8');

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* taken(text: string, where: string, tally: RowTally): Generator<AdvisoryRecord> {
  const row = isJson(text) ? readCve5Record(JSON.parse(text)) : skipped(where, 'no JSON, or cut off');
  const record = tally.take(row);
  if (record !== undefined) yield record;
}
