import { readFile, stat } from 'node:fs/promises';
import { withVariables } from '../config/index.js';
import { savePrivateFile } from '../enrol/index.js';

/** A file that others may read stays so; nobody is let in anew. */
const NEVER_FOR_OTHERS = 0o640;

/** Changes variables in the agent's file, as a whole, and leaves everything else in it as it is; undefined takes one out. */
export async function changeEnvFile(path: string, change: Readonly<Record<string, string | undefined>>): Promise<void> {
  const before = await readIfThere(path);
  const mode = before === null ? undefined : (await stat(path)).mode & NEVER_FOR_OTHERS;
  await savePrivateFile(path, withVariables(before ?? '', change), {
    replace: true,
    ...(mode === undefined ? {} : { mode }),
  });
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
