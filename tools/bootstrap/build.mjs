import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ROOT, STATE } from './paths.mjs';
import { BootstrapError, run, step } from './step.mjs';

const STAMP = join(STATE, 'build-stamp');
const SOURCES = [
  'apps',
  'libs',
  'tools',
  'test/support/routeros-simulator',
  'tsconfig.json',
  'nest-cli.json',
  'package.json',
];
const PRODUCTS = ['apps/api/src/main.js', 'apps/agent/src/main.js', 'tools/start.js'];

const API = { what: 'the API', program: bin('nest'), args: ['build', 'api'] };
const AGENT = { what: 'the agent', program: bin('nest'), args: ['build', 'agent'] };
const LAUNCHER = { what: 'the launcher', program: bin('tsc'), args: ['-p', 'tools/tsconfig.build.json'] };

/** Compiles everything into dist/ when a source has changed since the last time that worked. */
export async function ensureBuilt() {
  const sources = fingerprint();
  if (isBuilt(sources)) return;
  await step('build', async () => {
    const done = await Promise.allSettled([compile(API), compile(AGENT).then(() => compile(LAUNCHER))]);
    for (const one of done) if (one.status === 'rejected') throw one.reason;
  });
  mkdirSync(STATE, { recursive: true });
  writeFileSync(STAMP, sources);
}

/** The tests' servers are started by the launcher's code: that alone, because the rest may not compile just now. */
export async function ensureLauncherBuilt() {
  if (!isBuilt(fingerprint())) await step('build the launcher', () => compile(LAUNCHER));
}

/** Compiles the agent alone, for who packs it. */
export async function buildAgent() {
  await step('build the agent', () => compile(AGENT));
}

/** @param {string} sources */
function isBuilt(sources) {
  return (
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === sources &&
    PRODUCTS.every((file) => existsSync(join(ROOT, 'dist', file)))
  );
}

/** @param {{ what: string, program: string, args: string[] }} build */
async function compile({ what, program, args }) {
  try {
    await run(program, args, { cwd: ROOT });
  } catch (cause) {
    throw new BootstrapError(
      `${what} does not compile\n${cause instanceof Error ? cause.message : cause}`,
      'Correct what the compiler names above, then run the command again.',
    );
  }
}

/** Names, sizes and times of all sources: also notices deleted files and older ones brought back. */
function fingerprint() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of SOURCES) addTo(hash, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the root
 */
function addTo(hash, path) {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stat || path.endsWith('.spec.ts')) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(join(ROOT, path)).sort()) addTo(hash, `${path}/${name}`);
  } else {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  }
}
