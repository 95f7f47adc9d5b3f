import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { formatCpe23, parseCpe } from './cpe.js';

const URIS = '../shared/data/cpe22-workload.txt.gz';
const RECORDS = '../shared/data/nvd-subset.json.gz';

const atHand = (file: string): boolean => existsSync(resolve(process.cwd(), file));
const textOf = (file: string): string => gunzipSync(readFileSync(resolve(process.cwd(), file))).toString();
const titleOf = (what: string, file: string): string =>
  atHand(file) ? what : `${what}: A FEW OF THEM, the collection is absent`;

/** Some of each kind, for where the collection is not at hand. */
const SOME_URIS = ['cpe:/a:1e:client:4.1.0.267::~~~windows~~', 'cpe:/o:cisco:ios:12.2%2831%29sb9a', 'cpe:/h:epson:xp-241:-', 'cpe:/a:oracle:mysql_connector%2fj']; // prettier-ignore
const SOME_STRINGS = ['cpe:2.3:h:mikrotik:ccr1016-12s-1s\\+:-:*:*:*:*:*:*:*', 'cpe:2.3:a:isc:bind:9.11.3:s1:*:*:supported_preview:*:*:*']; // prettier-ignore

const uris = (): string[] =>
  atHand(URIS)
    ? textOf(URIS)
        .split('\n')
        .filter((line) => line !== '')
    : SOME_URIS;
const strings = (): string[] =>
  atHand(RECORDS)
    ? [...textOf(RECORDS).matchAll(/"criteria": ?("(?:[^"\\]|\\.)*")/g)].map(
        ([, json = '']) => JSON.parse(json) as string,
      )
    : SOME_STRINGS;

describe('real names', () => {
  it(titleOf('every URI is read, and read back from the string made of it', URIS), () => {
    const names = uris();
    expect(names.length).toBeGreaterThan(3);
    const unread = names.filter((name) => {
      const cpe = parseCpe(name);
      return cpe === null || JSON.stringify(parseCpe(formatCpe23(cpe))) !== JSON.stringify(cpe);
    });
    expect(unread).toEqual([]);
  });

  it(titleOf('every criterion of NVD is read, and written as it was', RECORDS), () => {
    const changed = [...new Set(strings())].filter((name) => {
      const cpe = parseCpe(name);
      return cpe === null || formatCpe23(cpe) !== name.toLowerCase();
    });
    expect(changed).toEqual([]);
  });
});
