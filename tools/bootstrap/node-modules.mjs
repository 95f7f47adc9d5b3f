import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { BootstrapError, run, step } from './step.mjs';

const LEAST_NODE = [20, 19];

const MODULES = join(ROOT, 'node_modules');
const LOCK_FILE = join(ROOT, 'package-lock.json');
const NPM_RECORD = join(MODULES, '.package-lock.json');
const STAMP = join(MODULES, '.siteward-stamp');

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new BootstrapError(
    `Siteward needs Node.js ${LEAST_NODE.join('.')} or newer; this is ${version}`,
    'Install a current Node.js and run the command again.',
  );
}

/** Installs exactly what package-lock.json says, unless that is what is there. */
export async function ensureNodeModules() {
  const wanted = createHash('sha256')
    .update(readFileSync(LOCK_FILE))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!installedSinceTheLockChanged()) {
    await step('install npm packages', () => npm(['ci', '--include=dev', '--include=optional', '--loglevel=error']));
  }
  writeFileSync(STAMP, wanted);
}

/** A developer's own `npm install` writes the lock first and npm's record after it. */
function installedSinceTheLockChanged() {
  return existsSync(NPM_RECORD) && statSync(NPM_RECORD).mtimeMs >= statSync(LOCK_FILE).mtimeMs;
}

/** @param {string[]} args */
async function npm(args) {
  // Under `npm start` npm says where it is itself, so it need not be on PATH.
  const cli = process.env.npm_execpath;
  const viaNode = cli !== undefined && /npm-cli\.c?js$/.test(cli);
  try {
    await (viaNode ? run(process.execPath, [cli, ...args], { cwd: ROOT }) : run('npm', args, { cwd: ROOT }));
  } catch (cause) {
    throw new BootstrapError(
      `npm could not install the packages\n${cause instanceof Error ? cause.message : cause}`,
      'Check that this machine reaches its npm registry (npm config get registry; npm ping), then run the command again.',
    );
  }
}
