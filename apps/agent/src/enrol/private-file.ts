import { randomUUID } from 'node:crypto';
import { link, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const ONLY_OURS = 0o600;
/** More than credentials have. */
const TRIAL_BYTES = 8192;

/**
 * Puts the file there as a whole, for its owner only, safe against a power cut; an existing one is only replaced on demand.
 * Written by root it belongs to whom its folder belongs to: a person enrols the machine, the agent's own user reads it.
 * @throws an `EEXIST` when there is one and `replace` is false.
 */
export async function savePrivateFile(
  path: string,
  text: string,
  { replace, mode = ONLY_OURS }: { readonly replace: boolean; readonly mode?: number },
): Promise<void> {
  const folder = dirname(path);
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await writeSynced(unfinished, text, { mode, owner: process.getuid?.() === 0 ? await stat(folder) : null });
    if (replace) await rename(unfinished, path);
    else await link(unfinished, path);
    await syncFolder(folder);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Whether there is something at the path, whatever it is, as far as we may know. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Keeps a file there for a moment. @throws what would keep {@link savePrivateFile} from it. */
export async function tryPlace(path: string): Promise<void> {
  const trial = `${path}.${randomUUID()}`;
  try {
    await writeSynced(trial, 'x'.repeat(TRIAL_BYTES), { mode: ONLY_OURS, owner: null });
  } finally {
    await rm(trial, { force: true }).catch(() => undefined); // beneath a file there is nothing to remove either
  }
}

async function writeSynced(
  path: string,
  text: string,
  { mode, owner }: { mode: number; owner: { uid: number; gid: number } | null },
): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    if (owner !== null) await file.chown(owner.uid, owner.gid);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().catch(() => undefined); // not every file system can
  await folder.close();
}
