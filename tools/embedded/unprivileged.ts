import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** "nobody" on Debian and Ubuntu. */
const NOBODY = 65534;

/** How to run a program that refuses to run as root, and who must own its files. */
export interface Identity {
  readonly wrapper: readonly string[];
  readonly uid: number;
  readonly gid: number;
}

/**
 * As root: a user namespace in which we are not root, so that files keep their owner; where namespaces are forbidden
 * (many containers), user nobody, who may pass through folders closed to him because the tree may lie below /root.
 */
export async function unprivileged(): Promise<Identity> {
  const [uid, gid] = [process.getuid?.() ?? NOBODY, process.getgid?.() ?? NOBODY];
  if (uid !== 0) return { wrapper: [], uid, gid };
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
  if (await works(namespace)) return { wrapper: namespace, uid, gid };
  const nobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const passing = [...nobody, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { wrapper: (await works(passing)) ? passing : nobody, uid: NOBODY, gid: NOBODY };
}

/** Gives a folder and all in it to that identity; an earlier start may have run as another. */
export async function giveTo({ uid, gid }: Identity, folder: string): Promise<void> {
  if ((await stat(folder)).uid === uid) return;
  if (process.getuid?.() !== 0) {
    throw new Error(`${folder} belongs to another user: give it to yourself (chown -R) or choose another with --data`);
  }
  await run('chown', ['-R', `${uid}:${gid}`, folder]);
}

async function works(wrapper: readonly string[]): Promise<boolean> {
  const [program, ...args] = wrapper;
  if (program === undefined) return true;
  return run(program, [...args, 'true']).then(
    () => true,
    () => false,
  );
}
