import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSignedByOneOf, parsePublicKeys, readPublicKeys, readSigningKey, signatureOf } from './signed-files.js';

const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
const line = Buffer.from(ours.publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64');

describe('a signed text', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function file(content: string): Promise<string> {
    const path = join(folder, 'key');
    await writeFile(path, content);
    return path;
  }

  it('is known by the keys that are read from files', async () => {
    const pem = ours.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const signature = signatureOf('a text', await readSigningKey(await file(pem)));
    const keys = await readPublicKeys(await file(`# ours\n\n${line} # of 2026\n`));
    expect(isSignedByOneOf([theirs.publicKey, ...keys], 'a text', signature)).toBe(true);
    expect(isSignedByOneOf(keys, 'another text', signature)).toBe(false);
    expect(isSignedByOneOf(keys, 'a text', signatureOf('a text', theirs.privateKey))).toBe(false);
    expect(isSignedByOneOf(keys, 'a text', 'no signature')).toBe(false);
    expect(isSignedByOneOf([], 'a text', signature)).toBe(false);
  });

  it('is of nobody where there is no file of keys', async () => {
    expect(await readPublicKeys(null)).toEqual([]);
    expect(await readPublicKeys(join(folder, 'nowhere'))).toEqual([]);
  });

  it('is not signed with what is no key, and no word of that is said', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    for (const path of [await file('secret words'), join(folder, 'nowhere')]) {
      await expect(readSigningKey(path)).rejects.toThrow(/^\S+ is no Ed25519 key that can be read: make one/);
    }
    const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    await expect(readSigningKey(await file(pem))).rejects.toThrow('no Ed25519 key');
  });

  it('is not held against a line that is no key', () => {
    expect(() => parsePublicKeys(`${line}\nnonsense\n`)).toThrow('line 2 of the keys');
  });
});
