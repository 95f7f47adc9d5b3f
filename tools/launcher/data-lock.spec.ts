import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimDataDir, startTicksOf } from './data-lock.js';

const AFTER_STATE = '1 7 7 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 1 0 98765 1000 50';

describe('startTicksOf', () => {
  it('reads past a name with spaces and brackets', () => {
    expect(startTicksOf(`7 (odd) S (name) S ${AFTER_STATE}`)).toBe('98765');
  });

  it('takes a process that only waits to be reaped for gone', () => {
    expect(startTicksOf(`7 (node) Z ${AFTER_STATE}`)).toBeUndefined();
    expect(startTicksOf(undefined)).toBeUndefined();
  });
});

describe('claimDataDir', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives a folder to one at a time', async () => {
    const giveBack = await claimDataDir(folder);
    await expect(claimDataDir(folder)).rejects.toThrow(`already runs with ${folder} (pid ${process.pid})`);
    await giveBack();
    await (
      await claimDataDir(folder)
    )();
  });

  it('takes over from a process that is gone, also when its pid is used again', async () => {
    await writeFile(join(folder, 'launcher.lock'), JSON.stringify({ pid: process.pid, startTicks: '1' }));
    await claimDataDir(folder);
    expect(JSON.parse(await readFile(join(folder, 'launcher.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('takes over a claim that was cut off while it was written', async () => {
    await writeFile(join(folder, 'launcher.lock'), '{"pid":');
    await expect(claimDataDir(folder)).resolves.toBeInstanceOf(Function);
  });
});
