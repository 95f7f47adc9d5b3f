import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const ONLY_OURS = 0o600;

/**
 * Makes an Ed25519 key to sign releases or bundles with. An existing file is never overwritten.
 * @param {string} file
 * @returns {string} the public key, as a line of RELEASE_KEYS_FILE and FEED_BUNDLE_KEYS_FILE
 */
export function makeSigningKey(file) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: ONLY_OURS, flag: 'wx' });
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}
