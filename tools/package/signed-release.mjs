import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSigningKey, signatureOf } from '#runtime';
import { BootstrapError } from '../bootstrap/step.mjs';
import { releaseOf } from './release.mjs';

/** What the agent itself needs; see `engines` in package.json. */
const MINIMUM_NODE = '20.19.0';

/**
 * Builds the agent's bundle and puts it, with a signed manifest, where a centre looks for releases.
 * @param {{ key: string, out: string, version?: string | undefined }} wish `dist/` has to be built
 */
export async function makeRelease({ key, out, version }) {
  const signingKey = await readSigningKey(key).catch(() => {
    throw new BootstrapError(
      `${key} is no Ed25519 key that can be read`,
      'Name the right file, or make a key with --new-key FILE.',
    );
  });
  const { bundle, date, version: released } = await releaseOf(version);
  const manifest = JSON.stringify({
    product: 'siteward-agent',
    version: released,
    minimum_node: MINIMUM_NODE,
    released_at: date.toISOString(),
    bundle: {
      file: 'agent.cjs',
      bytes: bundle.code.length,
      sha256: createHash('sha256').update(bundle.code).digest('hex'),
    },
  });
  const signature = signatureOf(manifest, signingKey);
  const folder = join(out, 'releases', released);
  mkdirSync(folder, { recursive: true });
  // The program first: a centre that looks in between sees no release yet.
  writeFileSync(join(folder, 'agent.cjs'), bundle.code);
  writeFileSync(join(folder, 'release.json'), JSON.stringify({ manifest, signature }));
  return { folder, version: released };
}
