import { lstat, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from './frame.js';
import type { Entry } from './inventory.js';
import type { SpoolDamage } from './recover.js';
import { ownerOf } from './owner-lock.js';
import { Spool, type SpoolOptions } from './spool.js';
import { SpoolFullError } from './spool-error.js';
import type { SpooledResult } from './spooled-result.js';

const LATER = '2999-01-01T00:00:00.000Z';
let folder: string;
let spool: Spool;
let damages: SpoolDamage[];

const open = async (change: Partial<SpoolOptions> = {}): Promise<Spool> => {
  damages = [];
  spool = await Spool.open({ folder, maxBytes: 1024 ** 2, onDamage: (damage) => damages.push(damage), ...change });
  return spool;
};

const result = (n: number, change: Partial<SpooledResult> = {}): SpooledResult => ({
  siteScanId: 'a scan',
  attempt: 1,
  key: `host/${n}`,
  complete: true,
  keepUntil: LATER,
  event: { subject: 'scan.host_observed.a-site', headers: { 'ce-id': `id ${n}` }, body: `{"n":${n}}` },
  ...change,
});
const large = (n: number, change: Partial<SpooledResult> = {}): SpooledResult =>
  result(n, { ...change, event: { subject: 's', headers: {}, body: 'x'.repeat(100_000) } });

const waiting = (from = spool): Entry[] => [...from.inventory.allWaiting];
const keysWaiting = (from = spool): string[] => waiting(from).map(({ key }) => key);
const files = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.spool'));
/** As `kill -9` leaves it: the process is gone, its lock is not. */
const dead = async (): Promise<void> => {
  await spool.close();
  await writeFile(join(folder, 'owner'), '999999999 a-boot 1');
};

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'siteward-spool-')), 'spool');
});
afterEach(async () => {
  await spool.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

describe('the spool', () => {
  it('has on the disk what it was given, readable by its owner only, and gives it back after a start', async () => {
    await open();
    await Promise.all([1, 2, 3].map((n) => spool.append(result(n))));
    const [file] = await files();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, file!))).mode & 0o777).toBe(0o600);
    await dead();
    await open();
    const read = await Promise.all(waiting().map((entry) => spool.read(entry)));
    expect(read).toEqual([1, 2, 3].map((n) => result(n)));
    expect(damages).toEqual([]);
  });

  it('remembers what was handed in, in whatever order', async () => {
    await open();
    const entries = await Promise.all([1, 2, 3, 4].map((n) => spool.append(result(n))));
    [entries[1]!, entries[0]!, entries[3]!].forEach((entry) => spool.handedIn(entry));
    await spool.close();
    await open();
    // The fourth is published once more: only the broker and the centre need to know that it was.
    expect(keysWaiting()).toEqual(['host/3', 'host/4']);
    expect(spool.inventory.of('a scan')).toHaveLength(4);
  });

  it.each(['cursor', 'cursor.next'])('publishes again, and loses nothing, when %s is rubbish', async (name) => {
    await open();
    spool.handedIn(await spool.append(result(1)));
    await spool.append(result(2));
    await spool.close();
    await writeFile(join(folder, name), '99 rubbish');
    await open();
    expect(keysWaiting().at(-1)).toBe('host/2');
    const after = await spool.append(result(3));
    expect(after.sequence).toBe(3);
  });

  it('never takes a new result for one that was handed in, also after all files were removed', async () => {
    await open();
    spool.handedIn(await spool.append(result(1)));
    await spool.settle('a scan');
    await spool.settle('another');
    expect(await files()).toEqual([]);
    await spool.close();
    await open();
    await spool.append(result(2, { siteScanId: 'new' }));
    await spool.close();
    await open();
    expect(keysWaiting()).toEqual(['host/2']);
  });

  it('lets results go when they are in the stream and another scan was settled after theirs, not before', async () => {
    await open();
    const [one, two] = await Promise.all([spool.append(result(1)), spool.append(result(2, { siteScanId: 'two' }))]);
    expect(await files()).toHaveLength(2); // a file for each site scan
    await spool.settle('a scan');
    await spool.settle('two');
    expect(await files()).toHaveLength(2);
    spool.handedIn(one);
    await spool.settle('two');
    expect(spool.inventory.of('a scan')).toEqual([]);
    expect(keysWaiting()).toEqual(['host/2']);
    spool.handedIn(two);
    await spool.settle('three');
    expect(await files()).toEqual([]);
  });

  it('lets results go at the start that are in the stream and too old to be of use; others never', async () => {
    await open();
    const past = { keepUntil: '2020-01-01T00:00:00.000Z' };
    spool.handedIn(await spool.append(result(1, { ...past, siteScanId: 'one' })));
    await spool.append(result(2, { ...past, siteScanId: 'two' }));
    await spool.close();
    await open();
    expect(await files()).toHaveLength(1);
    expect(keysWaiting()).toEqual(['host/2']);
  });
});

describe('a spool that is full', () => {
  it('says so, keeps every result that is not handed in, and has room again when they are', async () => {
    await open({ maxBytes: 1_000_000 });
    const kept: Entry[] = [];
    expect(await spool.hasRoom()).toBe(true);
    const fill = async () => {
      for (let n = 0; ; n++) kept.push(await spool.append(large(n)));
    };
    await expect(fill()).rejects.toThrow(SpoolFullError);
    expect(kept).toHaveLength(9);
    expect(await spool.hasRoom()).toBe(false);
    expect(keysWaiting()).toEqual(kept.map(({ key }) => key));
    kept.forEach((entry) => spool.handedIn(entry));
    expect(await spool.hasRoom()).toBe(true);
    await spool.append(large(10)); // those in the stream go before anything is refused
    expect(keysWaiting()).toEqual(['host/10']);
    expect(spool.inventory.size).toBeLessThan(200_000);
  });
});

describe('a spool found after a power cut', () => {
  it('whose last file ends in the middle of a record: the tail is cut off and told of, once', async () => {
    await open();
    for (const n of [1, 2]) await spool.append(result(n));
    const [file] = await files();
    const path = join(folder, file!);
    await dead();
    await truncate(path, (await stat(path)).size - 5);
    await open();
    expect(keysWaiting()).toEqual(['host/1']);
    expect(damages).toMatchObject([{ what: 'torn', first: 2, last: 2, lost: { siteScanId: 'a scan', key: 'host/2' } }]);
    await spool.append(result(3));
    await dead();
    await open();
    expect(keysWaiting()).toEqual(['host/1', 'host/3']);
    expect(damages).toEqual([]);
  });

  it('cut off at any byte, or with any bit flipped: all that is whole is there, all else is told of, and it goes on', async () => {
    await open();
    for (const n of [1, 2, 3]) await spool.append(result(n));
    const [file] = await files();
    const path = join(folder, file!);
    await dead();
    const bytes = await readFile(path);
    const ends = [1, 2, 3].map((n) => 16 + ((bytes.length - 16) / 3) * n);
    const hurt = fc.record({ at: fc.nat(bytes.length - 1), bit: fc.option(fc.nat(7)) });
    const check = async ({ at, bit }: { at: number; bit: number | null }) => {
      const copy = Buffer.from(bytes.subarray(0, bit === null ? at : bytes.length));
      if (bit !== null) copy[at] = copy[at]! ^ (1 << bit);
      await writeFile(path, copy);
      await open();
      const whole = ends.map((end, index) => (bit === null ? end <= at : at >= end || at < (ends[index - 1] ?? 16)));
      const expected = whole.flatMap((is, index) => (is ? [`host/${index + 1}`] : []));
      expect(keysWaiting()).toEqual(expected);
      const isNeat = bit === null && [16, ...ends].includes(at);
      expect(damages.length > 0).toBe(!isNeat);
      await spool.append(result(9, { siteScanId: 'next' }));
      await dead();
      await open();
      expect(keysWaiting()).toEqual([...expected, 'host/9']);
      await dead();
      for (const name of await files()) await rm(join(folder, name));
      await rm(join(folder, 'cursor'));
    };
    await fc.assert(fc.asyncProperty(hurt, check), { numRuns: 60 });
    await open();
  });

  it('damaged while it is open: the reader is told, and nobody takes the result for whole', async () => {
    await open();
    const entry = await spool.append(result(1));
    const path = join(folder, entry.segment);
    const bytes = await readFile(path);
    bytes[bytes.length - 2] = bytes.at(-2)! ^ 1;
    await writeFile(path, bytes);
    await expect(spool.read(entry)).rejects.toThrow('no longer in the spool');
    expect(damages).toMatchObject([{ lost: { key: 'host/1', attempt: 1 } }]);
    expect(spool.inventory.of('a scan')).toEqual([]);
  });

  it('written by a newer agent: it is left as it is, and the agent does not start', async () => {
    await open();
    await spool.append(result(1));
    const [file] = await files();
    await spool.close();
    const path = join(folder, file!);
    const bytes = await readFile(path);
    bytes.writeUInt32BE(2, 8);
    digestOf(bytes.subarray(0, 12)).copy(bytes, 12, 0, 4);
    await writeFile(path, bytes);
    await expect(open()).rejects.toThrow('newer agent (format 2)');
    expect(await readFile(path)).toEqual(bytes);
    await expect(open()).rejects.toThrow('newer agent'); // and the folder is free again
  });
});

describe('the owner of a spool', () => {
  it('is one process: a second one does not start', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow(`belongs to process ${process.pid}`);
    spool = first;
  });

  it('has its lock there as a whole, also on a full disk: it needs no room', async () => {
    await open();
    expect(await lstat(join(folder, 'owner'))).toMatchObject({ blocks: 0 });
  });

  it('is known as long as it is there', async () => {
    await open();
    expect(await ownerOf(folder)).toBe(process.pid);
    await dead();
    expect(await ownerOf(folder)).toBeNull();
    await open();
  });

  it('that is gone is followed by the next, also when its number is in use again', async () => {
    await open();
    await dead();
    await open();
    await spool.close();
    await writeFile(join(folder, 'owner'), `${process.ppid} an-earlier-boot 7`);
    await open();
    await spool.close();
    await writeFile(join(folder, 'owner'), ''); // as a power cut may leave it
    await open();
  });
});
