import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureAuthority, openAuthority } from './authority-directory.js';

describe('the folder with the keys of the operator', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-authority-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is made once, for its owner only, whoever else makes it at the same moment', async () => {
    const directory = join(folder, 'new');
    const made = await Promise.all([1, 2, 3, 4].map(() => ensureAuthority(directory)));
    const accounts = await Promise.all(made.map((authority) => authority.centreAccount()));
    expect(new Set(accounts.map(({ key }) => key)).size).toBe(1);
    expect((await ensureAuthority(directory)).derivedKey('x')).toEqual(made[0]!.derivedKey('x'));
    expect(await readdir(directory)).toEqual(['authority.json']);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(join(directory, 'authority.json'))).mode & 0o777).toBe(0o600);
  });

  it('is never replaced when it cannot be read, and no key is in the complaint', async () => {
    const directory = join(folder, 'broken');
    await ensureAuthority(directory);
    const file = join(directory, 'authority.json');
    const broken = (await readFile(file, 'utf8')).replace('"operator"', '"oper"');
    await writeFile(file, broken);
    await expect(ensureAuthority(directory)).rejects.toThrow(/^(?!.*S[OA][A-Z2-7]{20}).*$/s);
    expect(await readFile(file, 'utf8')).toBe(broken);
  });

  it('has to be there where it is only opened', async () => {
    await expect(openAuthority(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('tells nats-server nothing that is secret', async () => {
    const config = await (await ensureAuthority(join(folder, 'new'))).serverConfig('/accounts');
    expect(config).toContain('resolver { type: full, dir: "/accounts"');
    expect(config).not.toMatch(/\bS[OAU][A-Z2-7]{56}\b/);
  });
});
