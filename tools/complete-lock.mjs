#!/usr/bin/env node
/**
 * Completes package-lock.json after an `npm install` from a registry that does not carry the programs of every
 * platform. npm leaves those it cannot find out of the lock, and then `npm ci` refuses the lock everywhere. An entry with
 * its platform is enough: npm fetches it only there. `--check` changes nothing and fails when something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap/paths.mjs';
import { missingPlatformPackages } from './bootstrap/lock-entries.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');

const lock = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
const missing = missingPlatformPackages(lock.packages);
const names = Object.keys(missing);
if (process.argv.includes('--check')) {
  for (const name of names) process.stdout.write(`missing from package-lock.json: ${name}\n`);
  if (names.length > 0) process.stdout.write('run node tools/complete-lock.mjs\n');
  process.exitCode = names.length > 0 ? 1 : 0;
} else {
  const { '': root, ...packages } = { ...lock.packages, ...missing };
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(
    LOCK_FILE,
    `${JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`,
  );
  process.stdout.write(`${names.length} entries added\n`);
}
