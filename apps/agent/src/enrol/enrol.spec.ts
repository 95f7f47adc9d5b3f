import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { enrol } from './enrol.js';

describe('enrolling', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-enrol-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** There is no centre at this address: whoever asks it fails with "cannot be reached". */
  const enrolTo = (credsFile: string, apiUrl = 'http://127.0.0.1:1') =>
    enrol({ apiUrl, token: 'swe_x', name: 'a', version: '0.1.0', credsFile });

  it('uses up no token when its credentials could not be kept', async () => {
    await expect(enrolTo(join(folder, 'nowhere', 'agent.creds'))).rejects.toThrow(
      /cannot be kept.*ENOENT.*still good/s,
    );
    await writeFile(join(folder, 'file'), '');
    await expect(enrolTo(join(folder, 'file', 'agent.creds'))).rejects.toThrow(/cannot be kept.*ENOTDIR/s);
  });

  it('uses up no token when there are credentials, whatever they are', async () => {
    await mkdir(join(folder, 'a.creds'));
    await symlink('/nowhere', join(folder, 'b.creds'));
    for (const name of ['a.creds', 'b.creds'])
      await expect(enrolTo(join(folder, name))).rejects.toThrow('there already');
  });

  it('does not listen to somebody who never ends', async () => {
    const endless = createServer((_, response) => {
      const say = (error?: Error | null): void => {
        if (error == null && !response.destroyed)
          response.write('x'.repeat(10_000), (failure) => setImmediate(say, failure));
      };
      say();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const apiUrl = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
    await expect(enrolTo(join(folder, 'agent.creds'), apiUrl)).rejects.toThrow('not one of a Siteward API');
    endless.close();
  });

  it('asks the centre then, and leaves nothing when it cannot be reached', async () => {
    await expect(enrolTo(join(folder, 'agent.creds'))).rejects.toThrow('cannot be reached');
    expect(await readdir(folder)).toEqual([]);
  });
});
