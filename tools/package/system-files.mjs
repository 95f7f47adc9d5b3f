import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BootstrapError, run } from '../bootstrap/step.mjs';
import { which } from '../bootstrap/which.mjs';
import { librariesOf } from './node-runtime.mjs';

/** Tables, and the scripts that telling versions runs. */
const NMAP_FILES = '/usr/share/nmap';
const NOT_USED = /\.(dtd|xsl)$/;
/** Loaded by OpenSSL when it is there: old ciphers that old devices speak. */
const OPENSSL_MODULE = 'ossl-modules/legacy.so';
/** nmap, and what ties it to the agent's life. */
const PROGRAMS = ['nmap', 'setpriv'];

const FILES = {
  'etc/passwd':
    'root:x:0:0:root:/root:/sbin/nologin\nsiteward-agent:x:10001:10001::/var/lib/siteward-agent:/sbin/nologin\n',
  'etc/group': 'root:x:0:\nsiteward-agent:x:10001:\n',
  'etc/nsswitch.conf': 'hosts: files dns\n',
};

/**
 * Puts what the agent needs of a system into a folder: nmap with its tables, the libraries of all programs, and the
 * copyrights. All comes from the packages of this machine.
 * @param {string} root
 */
export async function layOutSystem(root) {
  const programs = PROGRAMS.map(found);
  const libraries = await Promise.all([...programs, process.execPath].map(librariesOf));
  const loaded = [...new Set(libraries.flat().map(({ path }) => inItsFolder(path)))];
  const files = [...programs, ...loaded, ...modulesBeside(loaded), ...filesIn(NMAP_FILES)];
  for (const file of files) copyIn(root, file);
  for (const file of await copyrightsOf([...programs, ...loaded, join(NMAP_FILES, 'nmap-services')]))
    copyIn(root, file);
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** @param {readonly string[]} libraries */
function modulesBeside(libraries) {
  const folders = libraries.filter((file) => basename(file).startsWith('libcrypto.so')).map((file) => dirname(file));
  return folders.map((folder) => join(folder, OPENSSL_MODULE)).filter((file) => existsSync(file));
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_USED.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** @param {string} program */
function found(program) {
  const path = which(program);
  if (path !== undefined) return join(realpathSync(dirname(path)), program);
  throw new BootstrapError(`there is no ${program} to put into the image`, `Run apt-get install nmap util-linux.`);
}

/**
 * Folders such as /lib are links, but a library keeps the name it is asked for by.
 * @param {string} path
 */
const inItsFolder = (path) => join(realpathSync(dirname(path)), basename(path));

/**
 * @param {string} root
 * @param {string} file
 */
function copyIn(root, file) {
  const place = join(root, file);
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(file, place);
  chmodSync(place, /\/bin\/|\/ld-linux/.test(file) ? 0o755 : 0o644);
}

/**
 * What Debian says of the packages these files are of.
 * @param {readonly string[]} files
 */
async function copyrightsOf(files) {
  const places = files.flatMap((file) => [file, file.replace(/^\/usr/, ''), realpathSync(file)]);
  const lines = await run('sh', ['-c', 'dpkg -S "$@" 2>/dev/null || true', 'dpkg', ...new Set(places)]);
  const packages = [...lines.matchAll(/^([^:,\s]+)(?::\w+)?: /gm)].map(([, name]) => name);
  return [...new Set(packages)].map((name) => `/usr/share/doc/${name}/copyright`).filter((file) => existsSync(file));
}
