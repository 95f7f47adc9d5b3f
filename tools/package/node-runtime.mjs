import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { which } from '../bootstrap/which.mjs';
import { BootstrapError, run, warn } from '../bootstrap/step.mjs';

/** What every Debian machine has, and the package depends on. */
const EXPECTED = /^(lib(c|m|dl|pthread|stdc\+\+|gcc_s)\.so|ld-linux|linux-vdso)/;
const LICENCE_PLACES = ['../LICENSE', '../share/doc/nodejs/LICENSE', '../share/doc/node/LICENSE'];

/** What Debian and OCI call the machine this Node.js is for. */
export function architecture() {
  if (process.platform === 'linux' && process.arch === 'x64') return 'amd64';
  if (process.platform === 'linux' && process.arch === 'arm64') return 'arm64';
  throw new BootstrapError(
    `there are no packages for ${process.platform} ${process.arch}`,
    'Build on Linux, on an x64 or arm64 machine.',
  );
}

/**
 * Puts the running Node.js there, without its symbols where strip(1) is to be had.
 * @param {string} path
 */
export async function placeNode(path) {
  const foreign = (await librariesOf(process.execPath)).filter((library) => !EXPECTED.test(library.name));
  if (foreign.length > 0) {
    throw new BootstrapError(
      `this Node.js needs libraries that other machines may not have: ${foreign.map(({ name }) => name).join(', ')}`,
      'Build with a Node.js from nodejs.org or NodeSource.',
    );
  }
  copyFileSync(process.execPath, path);
  const strip = which('strip');
  if (strip === undefined) warn('there is no strip(1): the package is 12 MB larger (apt-get install binutils)');
  else await run(strip, ['--strip-unneeded', path]);
}

/**
 * The shared libraries a program is loaded with.
 * @param {string} program
 * @returns {Promise<{ name: string, path: string }[]>}
 */
export async function librariesOf(program) {
  const lines = (await run('ldd', [program])).split('\n');
  return lines.flatMap((line) => {
    const [, name = '', path = ''] = /^\s*(?:(\S+) => )?(\/\S+) \(0x/.exec(line) ?? [];
    return path === '' ? [] : [{ name: name === '' ? (path.split('/').at(-1) ?? '') : name, path }];
  });
}

/** The licence Node.js came with, as a package has to repeat it. */
export function nodeLicence() {
  const place = LICENCE_PLACES.map((path) => join(dirname(process.execPath), path)).find((path) => existsSync(path));
  return place === undefined
    ? `Node.js ${process.versions.node}: see https://github.com/nodejs/node/blob/main/LICENSE\n`
    : readFileSync(place, 'utf8');
}
