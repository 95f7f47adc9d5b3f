import { cpus } from 'node:os';
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { bin, ROOT } from './bootstrap/paths.mjs';
import { run } from './bootstrap/step.mjs';

/** A check that hangs is a check that fails. */
const LIMIT_MS = 5 * 60_000;

/** The longest first, so that none of them is left alone at the end. */
const CHECKS = [
  { name: 'eslint', program: 'eslint', args: ['.', '--max-warnings=0', '--no-warn-ignored'] },
  {
    name: 'unit tests',
    program: 'jest',
    args: ['--selectProjects=unit', '--maxWorkers=1', '--silent'],
    env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning' },
  },
  { name: 'types', program: 'tsc', args: ['--noEmit', '--incremental', 'false', '-p', 'tsconfig.json'] },
  {
    name: 'boundaries',
    program: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'test', 'tools'],
  },
  { name: 'format', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', program: 'knip', args: ['--no-progress'] },
  { name: 'copied code', program: 'jscpd', args: ['--config', '.jscpd.json', 'apps', 'libs', 'tools', 'test'] },
  { name: 'package lock', program: process.execPath, args: ['tools/complete-lock.mjs', '--check'] },
];

await exitWith(async () => {
  await bootstrapPackages();
  const waiting = [...CHECKS];
  let failures = 0;
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check))) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, cpus().length) }, lane));
  process.stdout.write(failures === 0 ? 'all checks passed\n' : `${failures} of ${CHECKS.length} checks failed\n`);
  return failures === 0 ? 0 : 1;
});

/** @param {{ name: string, program: string, args: string[], env?: Record<string, string> }} check */
async function passes({ name, program, args, env }) {
  const begun = performance.now();
  const line = (/** @type {string} */ verdict) =>
    `${verdict} ${name.padEnd(14)} ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s\n`;
  try {
    const path = program === process.execPath ? program : bin(program);
    await run(path, args, { cwd: ROOT, env: { ...process.env, ...env }, tailLines: 200, timeout: LIMIT_MS });
    process.stdout.write(line('ok  '));
    return true;
  } catch (error) {
    process.stdout.write(`${line('FAIL')}${error instanceof Error ? error.message : error}\n\n`);
    return false;
  }
}
