import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { giveTo, type Identity } from './unprivileged.js';

const run = promisify(execFile);

export const SUPERUSER = 'siteward';

/** What one data folder holds. */
export interface Cluster {
  readonly folder: string;
  readonly passwordFile: string;
  readonly logFile: string;
}

export const clusterIn = (dataDir: string): Cluster => ({
  folder: join(dataDir, 'cluster'),
  passwordFile: join(dataDir, 'password'),
  logFile: join(dataDir, 'postgres.log'),
});

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links: the package lists them, and its install script may not have been run. */
export async function linkLibraries(binDir: string): Promise<void> {
  const packageDir = dirname(dirname(binDir));
  const list = linkList.parse(JSON.parse(await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) {
    const link = join(packageDir, target);
    if (await lstat(link).catch(() => undefined)) continue;
    await symlink(basename(source), link).catch((error: unknown) => {
      if (!existsSync(link)) throw error; // else another start was faster
    });
  }
}

/**
 * Makes the cluster unless it is there. It gets its name only when it is whole, so an interrupted start leaves nothing
 * that looks like one.
 */
export async function ensureCluster(
  cluster: Cluster,
  binDir: string,
  identity: Identity,
  durable: boolean,
): Promise<void> {
  const dataDir = dirname(cluster.folder);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(cluster.folder)) {
    const unfinished = `${cluster.folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await writeFile(cluster.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await giveTo(identity, dataDir);
    await giveTo(identity, cluster.passwordFile);
    await initialise(unfinished, cluster.passwordFile, [...identity.wrapper, join(binDir, 'initdb')], durable);
    await rename(unfinished, cluster.folder);
  }
  await giveTo(identity, dataDir);
  await giveTo(identity, cluster.folder);
}

async function initialise(folder: string, passwordFile: string, initdb: string[], durable: boolean): Promise<void> {
  const [program = '', ...wrapped] = initdb;
  const args = [
    ...['--pgdata', folder, '--username', SUPERUSER, '--pwfile', passwordFile],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ];
  await run(program, [...wrapped, ...args]);
}

export const readPassword = (cluster: Cluster): Promise<string> => readFile(cluster.passwordFile, 'utf8');
