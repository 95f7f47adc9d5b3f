import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A result as it can be recognised in the files of a spool. */
export interface Spooled {
  readonly file: string;
  readonly attempt: number;
  readonly key: string;
  /** Where in the file its body begins. */
  readonly bodyAt: number;
}

const LABEL = /\{"siteScanId":"[^"]+","attempt":(\d+),"key":"([^"]+)"[^{}]*"headers":\{[^{}]*\}\}/g;

/** All results in the files of a spool, whoever owns it, by a look at the bytes. */
export async function spooledIn(folder: string): Promise<Spooled[]> {
  const names = await readdir(folder).catch(() => []);
  const all: Spooled[] = [];
  for (const name of names.filter((one) => one.endsWith('.spool')).sort()) {
    const file = join(folder, name);
    const text = await readFile(file, 'latin1').catch(() => '');
    for (const match of text.matchAll(LABEL)) {
      const [label, attempt = '', key = ''] = match;
      all.push({ file, attempt: Number(attempt), key, bodyAt: match.index + label.length });
    }
  }
  return all;
}
