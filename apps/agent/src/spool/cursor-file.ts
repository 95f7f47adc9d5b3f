import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './frame.js';

const FILE = 'cursor';

/**
 * Up to where all results are in the stream. It is written behind time: one that is lost or old has results published
 * again, which the broker and the centre know by their ids.
 */
export async function readCursor(folder: string): Promise<number> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '');
  const [number = '', digest = ''] = text.split(' ');
  return digest === checkOf(number) && Number.isSafeInteger(Number(number)) ? Number(number) : 0;
}

export async function writeCursor(folder: string, cursor: number): Promise<void> {
  const number = String(cursor);
  const next = join(folder, `${FILE}.next`);
  await writeFile(next, `${number} ${checkOf(number)}`, { mode: 0o600, flush: true });
  await rename(next, join(folder, FILE));
}

function checkOf(number: string): string {
  return digestOf(Buffer.from(number)).toString('hex');
}
