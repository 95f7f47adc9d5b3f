import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const toolRecord = z.object({
  nmap: z.string(),
  natsServer: z.string().nullable(),
  natsServerVersion: z.string().nullable(),
  postgresBin: z.string().nullable(),
});

export type ToolRecord = z.infer<typeof toolRecord>;

/** The folder of package.json, whether we run from source or from dist. */
export const PROJECT_ROOT = rootAbove(import.meta.dirname);

/** Where the programs are, as bootstrap.mjs found them. */
export function readToolRecord(): ToolRecord {
  const path = join(PROJECT_ROOT, '.siteward', 'tools.json');
  if (!existsSync(path)) throw new Error('the tools are not set up yet: run node tools/bootstrap.mjs');
  return toolRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
