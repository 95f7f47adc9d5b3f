import { readdir, readlink, realpath } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Waits for the servers that a killed launcher left in a folder to finish stopping. A process is known by its working
 * folder, not by a pid file: after a reboot a pid in a file may be anybody's.
 */
export async function untilDeserted(folder: string, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  let pids = await processesIn(folder);
  while (pids.length > 0) {
    if (performance.now() > deadline) throw new Error(`${folder} is in use by pid ${pids.join(', ')}: stop that first`);
    await delay(POLL_MS);
    pids = await processesIn(folder);
  }
}

/** The processes whose working folder is exactly this one, as far as we may see. */
async function processesIn(folder: string): Promise<number[]> {
  const target = await realpath(folder).catch(() => undefined);
  if (target === undefined) return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => undefined)));
  return pids.filter((_, place) => folders[place] === target).map(Number);
}
