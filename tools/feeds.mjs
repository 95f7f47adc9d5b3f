import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ROOT, STATE } from './bootstrap/paths.mjs';

const PROGRAM = 'dist/apps/api/src/feeds.main.js';

/** Runs a command about feeds against DATABASE_URL, or the database of a running `npm start`. */
await exitWith(async () => {
  await bootstrapPackages();
  await ensureBuilt();
  const env = { ...process.env, DATABASE_URL: process.env.DATABASE_URL ?? databaseOfLauncher() };
  const args = ['--enable-source-maps', join(ROOT, PROGRAM), ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; we wait for its word.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  return code ?? 1;
});

/** @returns {string | undefined} nothing when no launcher runs here; the program says then what is missing */
function databaseOfLauncher() {
  const file = join(STATE, 'dev.json');
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).database_url;
}
