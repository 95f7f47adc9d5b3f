import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../embedded/tool-record.js';
import type { Figure } from './figure.js';
import type { BenchOptions } from './options.js';

export const RESULTS_FILE = 'bench/results.json';

/** Keeps the figures with what they depend on. Nothing of the machine's own names gets in. */
export function writeResults(figures: readonly Figure[], options: BenchOptions, revision: string | null): void {
  const path = join(PROJECT_ROOT, RESULTS_FILE);
  const measured = {
    date: new Date().toISOString(),
    revision,
    node: process.version,
    cores: availableParallelism(),
    ...options,
    figures,
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(measured, null, 2)}\n`);
}

/** The commit, with `-dirty` when what was measured is not exactly that; null outside a clone. */
export function presentRevision(): string | null {
  try {
    const args = ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'];
    return execFileSync('git', args, { cwd: PROJECT_ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return null;
  }
}
