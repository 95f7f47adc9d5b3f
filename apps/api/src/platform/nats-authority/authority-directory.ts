import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AuthorityKeys, BrokerAuthority, makeAuthorityKeys } from './authority.js';

const KEYS_FILE = 'authority.json';
const ONLY_OURS = 0o600;

/**
 * The authority whose keys are in this folder.
 * @throws when there are none, or they cannot be read.
 */
export async function openAuthority(directory: string): Promise<BrokerAuthority> {
  const text = await readFile(join(directory, KEYS_FILE), 'utf8');
  return new BrokerAuthority(AuthorityKeys.parse(JSON.parse(text)));
}

/** The authority whose keys are in this folder, made now if there are none. Existing keys are never replaced. */
export async function ensureAuthority(directory: string): Promise<BrokerAuthority> {
  try {
    return await openAuthority(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const keys = makeAuthorityKeys();
  await writeWhole(join(directory, KEYS_FILE), `${JSON.stringify(keys, null, 2)}\n`);
  return openAuthority(directory);
}

/** The file is there as a whole or not at all, whenever the power goes; whoever was first has written it. */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  const file = await open(unfinished, 'wx', ONLY_OURS);
  try {
    await file.writeFile(text);
    await file.sync();
    await link(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}
