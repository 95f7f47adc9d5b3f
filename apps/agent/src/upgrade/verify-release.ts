import { createHash, type KeyObject } from 'node:crypto';
import { ReleaseManifest, type SignedRelease } from '#contracts';
import { isSignedByOneOf, jsonIn } from '#runtime';

/** Why a release may not be run here. The message is for people, and holds nothing of what was offered but its version. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

/**
 * What is said of a release, if one of the keys has signed exactly that.
 * @throws {ReleaseRefused}
 */
export function verifyRelease({ manifest, signature }: SignedRelease, keys: readonly KeyObject[]): ReleaseManifest {
  if (!isSignedByOneOf(keys, manifest, signature)) {
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
