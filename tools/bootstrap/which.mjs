import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a system keeps programs even when PATH does not say so (sbin for an ordinary user, a bare cron). */
const USUAL_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/local/sbin', '/usr/sbin', '/sbin'];

/**
 * @param {string} program
 * @returns {string | undefined} the first runnable file of that name
 */
export function which(program) {
  const folders = [...(process.env.PATH ?? '').split(':'), ...USUAL_FOLDERS];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(isRunnable);
}

/** @param {string} path */
export function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
