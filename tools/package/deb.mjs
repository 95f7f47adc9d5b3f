import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { which } from '../bootstrap/which.mjs';
import { BootstrapError, run } from '../bootstrap/step.mjs';
import { architecture } from './node-runtime.mjs';
import { layOutProgram, layOutService, packaged } from './tree.mjs';

const SCRIPTS = ['postinst', 'prerm', 'postrm'];
/** The oldest C library the Node.js of nodejs.org runs with (BUILDING.md of Node.js 20). */
const DEPENDS = [
  'libc6 (>= 2.28)',
  'libgcc-s1',
  'libstdc++6 (>= 8)',
  'adduser',
  'init-system-helpers (>= 1.52)',
  'nmap (>= 7.80)',
  'perl-base',
  'util-linux (>= 2.33)',
];

/**
 * Builds the Debian package; the same bytes for the same release, without root.
 * @param {import('./tree.mjs').Release} release
 * @param {{ folder: string, target: string, compression?: string }} places `folder` is empty, for what is packed; `target`
 *   where the package goes
 * @returns {Promise<string>} the path of the package
 */
export async function buildDeb(release, { folder, target, compression = 'xz' }) {
  const dpkgDeb = which('dpkg-deb');
  if (dpkgDeb === undefined)
    throw new BootstrapError('there is no dpkg-deb', 'Build on Debian or Ubuntu, or install dpkg.');
  const root = join(folder, 'root');
  makeFolder(root);
  await layOutProgram(root, release);
  layOutService(root, release);
  writeControl(root, release);
  const file = join(target, `siteward-agent_${release.version}_${architecture()}.deb`);
  await run(dpkgDeb, ['--root-owner-group', `-Z${compression}`, '--build', root, file], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(release.date.getTime() / 1000) },
  });
  return file;
}

/**
 * @param {string} root
 * @param {import('./tree.mjs').Release} release
 */
function writeControl(root, { version, bundle }) {
  const files = filesIn(root);
  const folder = join(root, 'DEBIAN');
  makeFolder(folder);
  const write = (/** @type {string} */ name, /** @type {string} */ text, mode = 0o644) => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), mode);
  };
  write('control', controlOf(version, files));
  write('conffiles', '/etc/siteward-agent/agent.env\n');
  write(
    'md5sums',
    files
      .filter(({ path }) => !path.startsWith('etc/'))
      .map(sumLine)
      .join(''),
  );
  for (const name of SCRIPTS) write(name, packaged(name, bundle), 0o755);
}

/** @param {string} path */
function makeFolder(path) {
  mkdirSync(path);
  chmodSync(path, 0o755); // whatever the umask
}

/**
 * @param {string} version
 * @param {readonly PackedFile[]} files
 */
function controlOf(version, files) {
  const bytes = files.reduce((sum, { file }) => sum + statSync(file).size, 0);
  return `Package: siteward-agent
Version: ${version}
Architecture: ${architecture()}
Maintainer: Siteward <siteward@localhost>
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: ${DEPENDS.join(', ')}
Recommends: systemd
Section: net
Priority: optional
Description: agent of Siteward at a site
 Reads the site's MikroTik router, scans the site's networks with nmap on
 request of the centre, and tells it what was seen. Connects outwards only.
 .
 The package brings its own Node.js.
`;
}

/**
 * @typedef {{ path: string, file: string }} PackedFile `path` from the root of the package, `file` where it is now
 * @param {string} root
 * @returns {PackedFile[]}
 */
function filesIn(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => ({ file, path: relative(root, file) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** @param {PackedFile} file */
function sumLine({ path, file }) {
  return `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${path}\n`;
}
