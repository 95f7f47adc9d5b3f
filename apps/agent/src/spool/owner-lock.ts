import { readFile, readlink, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCodeOf } from './error-code.js';
import { SpoolError } from './spool-error.js';

const FILE = 'owner';

/**
 * Makes this process the only owner of the folder, and answers with how to leave it. A lock whose process is gone is taken
 * over: after a power cut another program may have its number, so its start is compared as well. The lock is a link to nowhere:
 * it is there with its text or not at all, and a full disk has room for it, so that what waits on that disk can be handed in.
 * @throws {SpoolError} when another process has it.
 */
export async function ownFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, FILE);
  const mine = await identityOf(process.pid);
  for (let tries = 0; tries < 3; tries++) {
    try {
      await symlink(mine, file);
      return () => rm(file, { force: true });
    } catch (error) {
      if (errorCodeOf(error) !== 'EEXIST') throw error;
    }
    const theirs = await ownerIn(file);
    if (await isAlive(theirs)) throw inUse(folder, theirs);
    await rm(file, { force: true });
  }
  throw inUse(folder, 'unknown');
}

/** The process that has the folder; null when none has. */
export async function ownerOf(folder: string): Promise<number | null> {
  const owner = await ownerIn(join(folder, FILE));
  return (await isAlive(owner)) ? Number(owner.split(' ')[0]) : null;
}

/** What is no link is of an earlier version, or of nobody. */
function ownerIn(file: string): Promise<string> {
  return readlink(file).catch(() => readFile(file, 'utf8').catch(() => ''));
}

function inUse(folder: string, owner: string): SpoolError {
  const pid = owner.split(' ')[0];
  return new SpoolError(`The spool ${folder} belongs to process ${pid}: give every agent a SPOOL_DIR of its own`);
}

/** A process by its number and, where the system tells, the boot and the tick of the clock at which it began. */
async function identityOf(pid: number): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program, in parentheses, may hold spaces; the start is the twentieth word behind it.
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${boot.trim()} ${began}`;
}

async function isAlive(identity: string): Promise<boolean> {
  const pid = Number(identity.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCodeOf(error) === 'ESRCH') return false;
  }
  return (await identityOf(pid)) === identity;
}
