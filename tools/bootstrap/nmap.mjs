import { chmod, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { hasApt, installPackage, unpack, withPrivateApt } from './apt.mjs';
import { TOOLS } from './paths.mjs';
import { BootstrapError, run, step, warn } from './step.mjs';
import { isRunnable, which } from './which.mjs';

const FOLDER = join(TOOLS, 'nmap');
const OWN = join(FOLDER, 'run-nmap');

/**
 * Finds nmap, or gets it: installed when we are root, else unpacked into .siteward with the libraries it lacks.
 * @returns {Promise<string>} the program
 */
export async function ensureNmap() {
  const found = which('nmap') ?? (isRunnable(OWN) ? OWN : undefined);
  if (found !== undefined) return found;
  if (!hasApt()) throw unobtainable('there is no apt on this machine');
  if (process.getuid?.() === 0) {
    const installed = await step('install nmap', install).catch((/** @type {Error} */ error) => warn(error.message));
    if (installed) return installed;
  }
  try {
    return await step('unpack nmap into .siteward', unpackOwn);
  } catch (cause) {
    throw unobtainable(cause instanceof Error ? cause.message : String(cause));
  }
}

/** @returns {Promise<string | undefined>} */
async function install() {
  await installPackage('nmap');
  return which('nmap');
}

async function unpackOwn() {
  const fresh = `${FOLDER}.new`;
  await rm(fresh, { recursive: true, force: true });
  await withPrivateApt({ label: "this machine's own package sources" }, async (apt) =>
    unpack(await apt.downloadWithMissing('nmap'), fresh),
  );
  await writeFile(join(fresh, 'run-nmap'), launcher(await libraryFolders(fresh)));
  await chmod(join(fresh, 'run-nmap'), 0o755);
  await run(join(fresh, 'run-nmap'), ['--version']);
  await rm(FOLDER, { recursive: true, force: true });
  await rename(fresh, FOLDER);
  return OWN;
}

/** @param {string[]} libraries folders relative to the launcher */
function launcher(libraries) {
  const path = libraries.map((folder) => `$here/${folder}`).join(':');
  return `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="${path}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export NMAPDIR="$here/usr/share/nmap"
exec "$here/usr/bin/nmap" "$@"
`;
}

/** Packages such as BLAS keep their library in a folder of its own until an install script links it. @param {string} root */
async function libraryFolders(root) {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const folders = files.filter(({ name }) => /\.so(\.|$)/.test(name)).map((file) => relative(root, file.parentPath));
  return [...new Set(folders)];
}

/** @param {string} why */
const unobtainable = (why) =>
  new BootstrapError(
    `nmap is not here and could not be fetched: ${why}`,
    'Install nmap (as root: apt-get install nmap), then run the command again.',
  );
