import { readFileSync } from 'node:fs';

const BLOCK = 512;
const MAX_NAME = 100;

/**
 * One thing in an archive. All belong to root.
 * @typedef {object} TarEntry
 * @property {string} path without a slash at either end
 * @property {'file' | 'folder' | 'link'} kind
 * @property {number} mode
 * @property {Buffer} [content] of a file
 * @property {string} [target] of a link
 */

const TYPE = { file: '0', link: '2', folder: '5' };

/**
 * A tar archive in the ustar format (POSIX.1-1988), in the order given and the same bytes each time.
 * @param {readonly TarEntry[]} entries
 * @param {Date} date
 */
export function tarOf(entries, date) {
  const parts = entries.flatMap((entry) => {
    const content = entry.content ?? Buffer.alloc(0);
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    return [headerOf(entry, content.length, date), content, padding];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

/**
 * @param {TarEntry} entry
 * @param {number} size
 * @param {Date} date
 */
function headerOf({ path, kind, mode, target = '' }, size, date) {
  const header = Buffer.alloc(BLOCK);
  const [prefix, name] = nameOf(kind === 'folder' ? `${path}/` : path);
  header.write(name, 0);
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(date.getTime() / 1000, 12), 136);
  header.write(' '.repeat(8), 148); // what the sum is made with
  header.write(TYPE[kind], 156);
  header.write(target, 157);
  header.write('ustar\u000000', 257);
  header.write('root', 265);
  header.write('root', 297);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/**
 * A long name is cut in two at a slash.
 * @param {string} path
 * @returns {[prefix: string, name: string]}
 */
function nameOf(path) {
  if (path.length <= MAX_NAME) return ['', path];
  const cut = path.indexOf('/', path.length - MAX_NAME - 1);
  if (cut < 0 || cut === path.length - 1) throw new Error(`${path} is too long a name for an archive`);
  return [path.slice(0, cut), path.slice(cut + 1)];
}

/**
 * @param {number} value
 * @param {number} width with the byte that ends it
 */
const octal = (value, width) => `${value.toString(8).padStart(width - 1, '0')}\0`;

/**
 * @param {string} path
 * @param {string} file
 * @param {number} mode
 * @returns {TarEntry}
 */
export const fileEntry = (path, file, mode) => ({ path, kind: 'file', mode, content: readFileSync(file) });
