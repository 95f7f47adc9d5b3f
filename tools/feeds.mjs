import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ROOT, STATE } from './bootstrap/paths.mjs';
import { BootstrapError } from './bootstrap/step.mjs';

const PROGRAM = 'dist/apps/api/src/feeds.main.js';

/** Runs a command about feeds against DATABASE_URL, or the database of a running `npm start`. */
await exitWith(async () => {
  const { words, data } = parted(process.argv.slice(2));
  await bootstrapPackages();
  await ensureBuilt();
  const env = { ...process.env, DATABASE_URL: databaseAt(data) };
  const args = ['--enable-source-maps', join(ROOT, PROGRAM), ...words];
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; we wait for its word.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  return code ?? 1;
});

/**
 * Takes out the folder of the launcher, which is named as for `npm start`; the rest is for the program.
 * @param {readonly string[]} all
 */
function parted(all) {
  const at = all.indexOf('--data');
  if (at === -1) return { words: all, data: null };
  const data = all[at + 1];
  if (data === undefined) throw new BootstrapError('--data names no folder', 'Give the folder that npm start has.');
  return { words: [...all.slice(0, at), ...all.slice(at + 2)], data };
}

/**
 * @param {string | null} data the folder of a launcher; null takes DATABASE_URL before the folder it has by default
 * @returns {string | undefined} nothing when no launcher runs there; the program says then what is missing
 */
function databaseAt(data) {
  const file = join(data ?? STATE, 'dev.json');
  if (data === null && process.env.DATABASE_URL !== undefined) return process.env.DATABASE_URL;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).database_url;
  if (data === null) return undefined;
  throw new BootstrapError(`there is no ${file}`, 'Name the folder of a running npm start, or set DATABASE_URL.');
}
