import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../bootstrap/paths.mjs';
import { nodeLicence, placeNode } from './node-runtime.mjs';

const PACKAGING = join(ROOT, 'apps/agent/packaging');
const PROGRAM = 'usr/lib/siteward-agent';
const DOCUMENTS = 'usr/share/doc/siteward-agent';

/**
 * Little is young at a time in a program that mostly waits, and only what is really hot is worth optimising: a quarter less
 * memory. Compiled code is good for exactly the flags it was made with.
 */
export const NODE_FLAGS = [
  '--max-semi-space-size=1',
  '--v8-pool-size=1',
  '--single-threaded-gc',
  '--interrupt-budget=2000000',
];

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {Date} date of the release; no file is younger
 * @property {import('./bundle.mjs').Bundle} bundle
 * @property {string} releaseKeys public keys of later releases, one in each line; empty when none may be taken
 */

/**
 * Lays out the files of the agent itself, in the same places wherever it is installed: the program, its Node.js, the
 * licences.
 * @param {string} root
 * @param {Release} release
 */
export async function layOutProgram(root, { bundle }) {
  const place = placer(root);
  place(`${PROGRAM}/agent.cjs`, bundle.code);
  place(`${PROGRAM}/start.cjs`, packaged('start.cjs', bundle));
  place('usr/bin/siteward-agent', packaged('siteward-agent', bundle), 0o755);
  place(`${DOCUMENTS}/copyright`, packaged('copyright', bundle));
  place(`${DOCUMENTS}/node-licence.gz`, compressed(nodeLicence()));
  place(`${DOCUMENTS}/third-party-licences.gz`, compressed(bundle.licences));
  await placeNode(join(root, PROGRAM, 'node'));
  chmodSync(join(root, PROGRAM, 'node'), 0o755);
}

/**
 * What a machine with Debian needs besides.
 * @param {string} root
 * @param {Release} release
 */
export function layOutService(root, { version, date, bundle, releaseKeys }) {
  const place = placer(root);
  place(`${PROGRAM}/notify-socket`, packaged('notify-socket', bundle), 0o755);
  place('usr/lib/systemd/system/siteward-agent.service', packaged('siteward-agent.service', bundle));
  if (releaseKeys !== '') place('usr/share/siteward-agent/release-keys', releaseKeys);
  place('etc/siteward-agent/agent.env', packaged('agent.env', bundle), 0o640);
  place('usr/share/man/man8/siteward-agent.8.gz', compressed(packaged('siteward-agent.8', bundle)));
  place(`${DOCUMENTS}/changelog.gz`, compressed(changelog(version, date)));
}

/**
 * A file of apps/agent/packaging, with what only the build knows.
 * @param {string} name
 * @param {import('./bundle.mjs').Bundle} bundle
 */
export function packaged(name, { build }) {
  return readFileSync(join(PACKAGING, name), 'utf8')
    .replaceAll('@BUILD@', build)
    .replaceAll('@NODE_FLAGS@', NODE_FLAGS.join(' '));
}

/** @param {string} root */
function placer(root) {
  return (/** @type {string} */ path, /** @type {string | Buffer} */ content, mode = 0o644) => {
    const file = join(root, path);
    makeFolders(root, dirname(path));
    writeFileSync(file, content);
    chmodSync(file, mode); // whatever the umask
  };
}

/**
 * @param {string} root
 * @param {string} path
 */
function makeFolders(root, path) {
  if (path === '.') return;
  makeFolders(root, dirname(path));
  mkdirSync(join(root, path), { recursive: true });
  chmodSync(join(root, path), 0o755);
}

/** @param {string} text */
const compressed = (text) => gzipSync(text, { level: 9 });

/**
 * @param {string} version
 * @param {Date} date
 */
function changelog(version, date) {
  const day = date.toUTCString().replace('GMT', '+0000');
  return `siteward-agent (${version}) stable; urgency=medium\n\n  * See CHANGELOG.md of Siteward.\n\n -- Siteward <siteward@localhost>  ${day}\n`;
}
