import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ReleaseManifest, type SignedRelease } from '#contracts';
import { jsonIn } from '#runtime';

/** Why a release may not be run here. The message is for people, and holds nothing of what was offered but its version. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

/**
 * The keys releases are signed with: one in each line, the 32 bytes of an Ed25519 public key in base64; `#` begins a comment.
 * @throws {Error} that names the line which is no key.
 */
export function parseReleaseKeys(text: string): readonly KeyObject[] {
  return text.split('\n').flatMap((line, index) => {
    const key = line.replace(/#.*/, '').trim();
    if (key === '') return [];
    const raw = Buffer.from(key, 'base64');
    if (raw.length !== 32 || raw.toString('base64') !== key) {
      throw new Error(`line ${index + 1} of the release keys is no Ed25519 public key in base64`);
    }
    return [createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') } })];
  });
}

/** Without the file nothing is trusted. @throws {Error} when it holds what is no key. */
export async function readReleaseKeys(file: string | null): Promise<readonly KeyObject[]> {
  if (file === null || !existsSync(file)) return [];
  return parseReleaseKeys(await readFile(file, 'utf8'));
}

/**
 * What is said of a release, if one of the keys has signed exactly that.
 * @throws {ReleaseRefused}
 */
export function verifyRelease({ manifest, signature }: SignedRelease, keys: readonly KeyObject[]): ReleaseManifest {
  const bytes = Buffer.from(manifest, 'utf8');
  const signed = Buffer.from(signature, 'base64');
  if (!keys.some((key) => verify(null, bytes, key, signed))) {
    throw new ReleaseRefused('its signature is of none of the keys this machine trusts');
  }
  const read = ReleaseManifest.safeParse(jsonIn(manifest));
  if (!read.success) throw new ReleaseRefused('its manifest is not one that this version understands');
  return read.data;
}

/** @throws {ReleaseRefused} when it is not the program that was signed. */
export function verifyBundle(bundle: Uint8Array, manifest: ReleaseManifest): void {
  const { bytes, sha256 } = manifest.bundle;
  const isSame = bundle.length === bytes && createHash('sha256').update(bundle).digest('hex') === sha256;
  if (!isSame) throw new ReleaseRefused('the program is not the one that was signed');
}
