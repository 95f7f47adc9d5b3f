import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../embedded/error-code.js';

/** Who uses a data folder. A pid alone would not do: after a reboot it may be anybody's. */
const claimSchema = z.object({ pid: z.number().int(), startTicks: z.string() });

type Claim = z.infer<typeof claimSchema>;

class DataInUseError extends Error {
  constructor(dataDir: string, pid: number) {
    super(`Siteward already runs with ${dataDir} (pid ${pid}): stop it, or give this one another folder with --data`);
  }
}

/**
 * When a process started, in clock ticks since the machine did; undefined when it is gone or only waits to be reaped.
 * The name at the front of the line may hold spaces and brackets.
 * @param stat what /proc/<pid>/stat holds, or undefined when there is no such process
 */
export function startTicksOf(stat: string | undefined): string | undefined {
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === 'Z' ? undefined : rest[18];
}

/** Takes a data folder for this process, or says who has it. Returns how to give it back. */
export async function claimDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'launcher.lock');
  const claim: Claim = { pid: process.pid, startTicks: startTicksOf(await statOf(process.pid)) ?? '' };
  const write = () => writeFile(file, JSON.stringify(claim), { flag: 'wx' });
  try {
    await write();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const holder = await holderOf(file);
    if (holder !== undefined) throw new DataInUseError(dataDir, holder);
    await rm(file, { force: true });
    await write();
  }
  return () => rm(file, { force: true });
}

/** The pid of the living process that holds the claim. */
async function holderOf(file: string): Promise<number | undefined> {
  const claim = claimSchema.safeParse(parseJson(await readFile(file, 'utf8').catch(() => '')));
  if (!claim.success) return undefined;
  const { pid, startTicks } = claim.data;
  return startTicksOf(await statOf(pid)) === startTicks ? pid : undefined;
}

const statOf = (pid: number) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut off while it was written
  }
}
