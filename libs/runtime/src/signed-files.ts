import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/**
 * The public keys of who signs files for us: one in each line, the 32 bytes of an Ed25519 key in base64; `#` begins a comment.
 * @throws {Error} that names the line which is no key.
 */
export function parsePublicKeys(text: string): readonly KeyObject[] {
  return text.split('\n').flatMap((line, index) => {
    const key = line.replace(/#.*/, '').trim();
    if (key === '') return [];
    const raw = Buffer.from(key, 'base64');
    if (raw.length !== 32 || raw.toString('base64') !== key) {
      throw new Error(`line ${index + 1} of the keys is no Ed25519 public key in base64`);
    }
    return [createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') } })];
  });
}

/** Without the file there are none, so nothing is trusted. @throws {Error} when it holds what is no key. */
export async function readPublicKeys(file: string | null): Promise<readonly KeyObject[]> {
  if (file === null || !existsSync(file)) return [];
  return parsePublicKeys(await readFile(file, 'utf8'));
}

/** The key that signs. @throws {Error} that says how to make one, without a word of what is in the file. */
export async function readSigningKey(file: string): Promise<KeyObject> {
  const key = await readFile(file)
    .then(createPrivateKey)
    .catch(() => null);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new Error(`${file} is no Ed25519 key that can be read: make one with npm run release:agent -- --new-key FILE`);
}

/** The Ed25519 signature of a text, in base64. */
export function signatureOf(text: string, key: KeyObject): string {
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64');
}

/** Whether one of the keys has signed exactly this text. */
export function isSignedByOneOf(keys: readonly KeyObject[], text: string, signature: string): boolean {
  const [bytes, signed] = [Buffer.from(text, 'utf8'), Buffer.from(signature, 'base64')];
  return keys.some((key) => verify(null, bytes, key, signed));
}
