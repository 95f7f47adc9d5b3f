import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_USER } from '../../test/support/routeros-simulator/index.js';

/** Where the password of the simulated router's user is kept; the agent reads it from a file. */
export async function writeRouterPassword(folder: string): Promise<string> {
  const file = join(folder, 'router-password');
  await writeFile(file, DEFAULT_USER.password, { mode: 0o600 });
  return file;
}
