import type { ReleaseManifest } from '#contracts';
import { readAtMost } from '#runtime';
import { ReleaseRefused, verifyBundle } from './verify-release.js';

/** A slow link may take its time; one that stands still is tried again later. */
const WITHIN_MS = 15 * 60_000;

/**
 * The program of a release, verified.
 * @throws {ReleaseRefused} when what came is not what was signed; else when the centre cannot be reached or has it not.
 */
export async function downloadBundle(apiUrl: string, manifest: ReleaseManifest): Promise<Uint8Array> {
  const address = `${apiUrl.replace(/\/+$/, '')}/agents/releases/${manifest.version}/bundle`;
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS) });
  if (!response.ok || response.body === null) throw new Error(`the centre answered ${response.status}`);
  const bundle = await readAtMost(response.body as AsyncIterable<Uint8Array>, manifest.bundle.bytes);
  if (bundle === null) throw new ReleaseRefused('the program is larger than the one that was signed');
  verifyBundle(bundle, manifest);
  return bundle;
}
