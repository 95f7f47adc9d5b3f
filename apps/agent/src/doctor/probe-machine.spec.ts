import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { probeDisk } from './probe-machine.js';

describe('the look at the disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-doctor-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const probe = (...below: string[]) => probeDisk({ spool: { folder: join(folder, ...below), maxBytes: 1 } });

  it('makes no folder: of root, the agent could not use it', async () => {
    expect(await probe('spool', 'site')).toMatchObject({ problem: null, usedBytes: 0 });
    expect((await probe('spool', 'site')).freeBytes).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('has a problem where no folder can be', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await probe('file', 'site')).toMatchObject({ problem: 'ENOTDIR' });
  });
});
