import { readdir, readFile, readlink } from 'node:fs/promises';

const LISTEN = '0A';

/**
 * The inode of the socket that listens on a TCP port.
 * @param table what /proc/net/tcp or /proc/net/tcp6 holds
 */
export function listeningInode(table: string, port: number): string | undefined {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of table.split('\n')) {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    if (local?.endsWith(suffix) && state === LISTEN) return inode;
  }
  return undefined;
}

/** Who listens on a port, such as "nginx (pid 812)"; undefined when nobody does or we may not see it. */
export async function portOwner(port: number): Promise<string | undefined> {
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const inode = listeningInode(await readFile(table, 'utf8').catch(() => ''), port);
    const pid = inode === undefined ? undefined : await holderOf(`socket:[${inode}]`);
    if (pid !== undefined) return `${(await readFile(`/proc/${pid}/comm`, 'utf8')).trim()} (pid ${pid})`;
  }
  return undefined;
}

async function holderOf(link: string): Promise<string | undefined> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const links = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
    if (links.includes(link)) return pid;
  }
  return undefined;
}
