import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

/** Where programs are looked for; the agent's own PATH is not trusted and not passed on. */
export const SEARCH_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What is started: a file and its arguments, never a shell. */
export interface Launch {
  readonly file: string;
  readonly argv: readonly string[];
}

/**
 * How a program is started so that it cannot outlive the agent: by `setpriv`, which asks the kernel to kill it with its
 * parent and then becomes the program (same process id). Without `setpriv` the program is started as it is.
 *
 * The kernel forgets the request when the program has file capabilities or is set-uid (prctl(2)), so raw packets should
 * be granted to the agent's service (ambient capabilities), not to the nmap file.
 */
export function launchOf(program: Launch, setpriv: string | null): Launch {
  if (setpriv === null) return program;
  return { file: setpriv, argv: ['--pdeathsig', 'KILL', '--', program.file, ...program.argv] };
}

/** The absolute path of a program, or null when there is none that may be run. A relative path is none. */
export async function findProgram(name: string): Promise<string | null> {
  if (name.includes('/') && !isAbsolute(name)) return null;
  const places = isAbsolute(name) ? [name] : SEARCH_PATH.split(':').map((folder) => join(folder, name));
  for (const place of places) {
    if (await mayRun(place)) return place;
  }
  return null;
}

async function mayRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
