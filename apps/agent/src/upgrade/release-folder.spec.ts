import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReleaseManifest, SignedRelease } from '#contracts';
import { ReleaseFolder } from './release-folder.js';
import { NO_RELEASES, taken } from './release-state.js';
import { startRelease } from './start-release.js';
import { verifyRelease } from './verify-release.js';

const BUNDLE = Buffer.from('export const answer = 42;\n');
const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');

function manifestOf(version: string): ReleaseManifest {
  const sha256 = createHash('sha256').update(BUNDLE).digest('hex');
  const bundle = { file: 'agent.mjs', bytes: BUNDLE.length, sha256 } as const;
  return { product: 'siteward-agent', version, minimum_node: '20.19.0', released_at: '2026-11-25T12:00:00Z', bundle };
}

function signed(manifest: object, key: KeyObject = ours.privateKey): SignedRelease {
  const text = JSON.stringify(manifest);
  return { manifest: text, signature: sign(null, Buffer.from(text), key).toString('base64') };
}

describe('the signature of a release', () => {
  const keys = [ours.publicKey];

  it('lets in what is signed by one of the keys', () => {
    expect(verifyRelease(signed(manifestOf('1.2.0')), [theirs.publicKey, ours.publicKey])).toEqual(manifestOf('1.2.0'));
  });

  it.each([
    ['signed by somebody else', signed(manifestOf('1.2.0'), theirs.privateKey), 'signature'],
    [
      'changed after it was signed',
      { ...signed(manifestOf('1.2.0')), manifest: JSON.stringify(manifestOf('1.3.0')) },
      'signature',
    ],
    ['of another product', signed({ ...manifestOf('1.2.0'), product: 'siteward-api' }), 'not one that this version'],
    ['of a version that is a path', signed(manifestOf('1.2.0-../../x')), 'not one that this version'],
    ['of a kind that is not known yet', signed({ ...manifestOf('1.2.0'), needs: 'more' }), 'not one that this version'],
  ])('keeps out what is %s', (_, release, reason) => {
    expect(() => verifyRelease(release, keys)).toThrow(reason);
  });

  it('keeps everything out when there are no keys', () => {
    expect(() => verifyRelease(signed(manifestOf('1.2.0')), [])).toThrow('signature');
  });
});

describe('the releases on a machine', () => {
  let path: string;
  let folder: ReleaseFolder;
  const refused: string[] = [];
  const start = (now = new Date()) => {
    const onRefusal = (version: string, reason: string) => refused.push(`${version}: ${reason}`);
    return startRelease({ version: '1.0.0', folder, keys: [ours.publicKey], onRefusal }, now);
  };

  beforeEach(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'siteward-test-releases-')), 'releases');
    folder = new ReleaseFolder(path);
    refused.length = 0;
  });
  afterEach(() => rm(join(path, '..'), { recursive: true, force: true }));

  it('start with the installed one when there is no other', async () => {
    expect(await start()).toBeNull();
  });

  it('start no new one whose start cannot be counted', async () => {
    await folder.place(signed(manifestOf('1.2.0')), manifestOf('1.2.0'), BUNDLE);
    await folder.remember(taken(NO_RELEASES, '1.2.0'));
    folder.remember = () => Promise.reject(new Error('no space left on the disk'));
    expect(await start()).toBeNull();
    expect(refused).toEqual(['1.2.0: no space left on the disk']);
  });

  it('start the new one three times, and then the installed one', async () => {
    await folder.place(signed(manifestOf('1.2.0')), manifestOf('1.2.0'), BUNDLE);
    await folder.remember(taken(NO_RELEASES, '1.2.0'));
    const program = join(path, '1.2.0', 'agent.mjs');
    expect([await start(), await start(), await start(), await start()]).toEqual([program, program, program, null]);
    expect((await folder.state()).failed).toMatchObject([
      { version: '1.2.0', reason: expect.stringContaining('3 starts') },
    ]);
    expect(refused).toEqual([]);
  });

  it.each([
    ['its program was changed on the disk', 'agent.mjs', 'not the one that was signed'],
    ['its manifest was changed on the disk', 'release.json', 'damaged'],
  ])('do not start one when %s', async (_, file, reason) => {
    await folder.place(signed(manifestOf('1.2.0')), manifestOf('1.2.0'), BUNDLE);
    await folder.remember({ ...NO_RELEASES, settled: '1.2.0' });
    await writeFile(join(path, '1.2.0', file), 'process.exit(1)');
    expect(await start()).toBeNull();
    expect(refused).toEqual([expect.stringContaining(reason)]);
    expect(await folder.state()).toMatchObject({ settled: null, failed: [{ version: '1.2.0' }] });
  });

  it('start the installed one when what is remembered cannot be read', async () => {
    await folder.remember(taken(NO_RELEASES, '1.2.0'));
    await writeFile(join(path, 'state.json'), '{"settled":');
    expect(await start()).toBeNull();
  });

  it('are forgotten but for those that are named', async () => {
    for (const version of ['1.1.0', '1.2.0'])
      await folder.place(signed(manifestOf(version)), manifestOf(version), BUNDLE);
    await folder.remember(NO_RELEASES);
    await folder.keepOnly(['1.2.0']);
    expect((await readdir(path)).sort()).toEqual(['1.2.0', 'state.json']);
    expect(await readFile(join(path, '1.2.0', 'agent.mjs'))).toEqual(BUNDLE);
  });
});
