import { existsSync, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasApt, machineArchives, unpack, withPrivateApt } from './apt.mjs';
import { compareVersions, lacksKnownFixes, parseNatsVersion } from './nats-version.mjs';
import { TOOLS } from './paths.mjs';
import { BootstrapError, run, step, warn } from './step.mjs';
import { isRunnable, which } from './which.mjs';

const CACHED = 'nats-server-';

/** Where a package puts the program. */
const PLACES = ['usr/sbin/nats-server', 'usr/bin/nats-server'];

/** @typedef {{ path: string, version: string, mark: string }} NatsServer `mark` changes when the file does */

/**
 * Finds the newest nats-server that runs, or fetches one; never installs it, so no service starts.
 * @param {NatsServer | undefined} known what the last bootstrap found; asked again only when the file has changed
 * @returns {Promise<NatsServer>}
 */
export async function ensureNatsServer(known) {
  if (known && isRunnable(known.path) && markOf(known.path) === known.mark) return known;
  const server = (await newestHere()) ?? (await fetchNewest());
  if (lacksKnownFixes(server.version)) {
    warn(`nats-server ${server.version} lacks security fixes of 2026: have 2.14.0, 2.12.7, 2.11.16 or newer on PATH`);
  }
  return server;
}

/** @returns {Promise<NatsServer | undefined>} */
async function newestHere() {
  const onPath = which('nats-server');
  const cached = existsSync(TOOLS) ? readdirSync(TOOLS).filter((name) => name.startsWith(CACHED)) : [];
  const paths = [...(onPath === undefined ? [] : [onPath]), ...cached.map((name) => join(TOOLS, name))];
  const tried = await Promise.all(paths.filter(isRunnable).map((path) => tryOut(path).catch(() => undefined)));
  return tried.filter((server) => server !== undefined).sort((a, b) => compareVersions(b.version, a.version))[0];
}

/** @returns {Promise<NatsServer>} */
async function fetchNewest() {
  if (!hasApt()) throw unobtainable(['there is no apt on this machine']);
  return step('fetch nats-server', async () => {
    const reasons = [];
    for (const archive of await machineArchives()) {
      try {
        return await fetchFrom(archive);
      } catch (cause) {
        reasons.push(`${archive.label}: ${lastLine(cause)}`);
      }
    }
    throw unobtainable(reasons);
  });
}

/**
 * @param {import('./archive.mjs').Archive} archive
 * @returns {Promise<NatsServer>}
 */
function fetchFrom(archive) {
  return withPrivateApt(archive, async (apt) => {
    const folder = await mkdtemp(join(TOOLS, 'unpacked-'));
    try {
      await unpack(await apt.download('nats-server'), folder);
      const program = PLACES.map((place) => join(folder, place)).find(isRunnable);
      if (program === undefined) throw new Error('the package holds no nats-server program');
      const { version } = await tryOut(program);
      return await keep(program, version);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/**
 * @param {string} program
 * @param {string} version
 */
async function keep(program, version) {
  const path = join(TOOLS, CACHED + version);
  await copyFile(program, `${path}.new`);
  await rename(`${path}.new`, path);
  return { path, version, mark: markOf(path) };
}

/**
 * A program for a newer system says so when it is started: that is the test.
 * @param {string} path
 * @returns {Promise<NatsServer>}
 */
async function tryOut(path) {
  const version = parseNatsVersion(await run(path, ['--version']));
  if (version === undefined) throw new Error(`${path} does not tell its version`);
  return { path, version, mark: markOf(path) };
}

/** @param {string} path */
function markOf(path) {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

/** @param {unknown} cause */
const lastLine = (cause) => (cause instanceof Error ? cause.message : String(cause)).trim().split('\n').at(-1);

/** @param {string[]} reasons */
const unobtainable = (reasons) =>
  new BootstrapError(
    ['nats-server is not on PATH and could not be fetched:', ...reasons.map((reason) => `  ${reason}`)].join('\n'),
    'Put a nats-server program on PATH, or set NATS_URL to a server you run, then run the command again.',
  );
