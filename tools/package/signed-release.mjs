import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from '../bootstrap/step.mjs';
import { releaseOf } from './release.mjs';

const ONLY_OURS = 0o600;
/** What the agent itself needs; see `engines` in package.json. */
const MINIMUM_NODE = '20.19.0';

/**
 * Makes an Ed25519 key to sign releases with. An existing file is never overwritten.
 * @param {string} file
 * @returns {string} the public key, as a line of RELEASE_KEYS_FILE
 */
export function makeKey(file) {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: ONLY_OURS, flag: 'wx' });
  return publicLine(file);
}

/**
 * Builds the agent's bundle and puts it, with a signed manifest, where a centre looks for releases.
 * @param {{ key: string, out: string, version?: string | undefined }} wish `dist/` has to be built
 */
export async function makeRelease({ key, out, version }) {
  const signingKey = keyIn(key);
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
  const signature = sign(null, Buffer.from(manifest), signingKey).toString('base64');
  const folder = join(out, 'releases', released);
  mkdirSync(folder, { recursive: true });
  // The program first: a centre that looks in between sees no release yet.
  writeFileSync(join(folder, 'agent.cjs'), bundle.code);
  writeFileSync(join(folder, 'release.json'), JSON.stringify({ manifest, signature }));
  return { folder, version: released };
}

/** @param {string} file */
function publicLine(file) {
  const { x = '' } = createPublicKey(keyIn(file)).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

/** @param {string} file */
function keyIn(file) {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below, without a word of what is in it.
  }
  throw new BootstrapError(`${file} is no Ed25519 key`, 'Make one with npm run release:agent -- --new-key FILE.');
}
