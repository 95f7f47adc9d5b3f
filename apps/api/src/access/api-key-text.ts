import { createHash, timingSafeEqual } from 'node:crypto';

/** How many random bytes a secret has. */
export const API_KEY_SECRET_BYTES = 32;

/** What an API key says. */
export interface ApiKeyParts {
  /** The key's id, a UUID in lower case. */
  readonly id: string;
  /** SHA-256 of the secret. */
  readonly secretHash: Buffer;
}

const PARTS = /^swk_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** The text of the key that the caller is shown once; the secret in base64url. */
export function apiKeyText(id: string, secret: string): string {
  return `swk_${id.replaceAll('-', '')}_${secret}`;
}

/** Which key a text claims to be, and by what it can be proven; null when it has not the form of a key. */
export function readApiKey(text: string): ApiKeyParts | null {
  const parts = PARTS.exec(text)?.slice(1);
  if (parts === undefined) return null;
  return { id: parts.slice(0, 5).join('-'), secretHash: hashOfSecret(parts[5] ?? '') };
}

/**
 * What is stored of a secret. A fast hash is enough: slow ones protect what people choose, and can be guessed. A secret of
 * 32 random bytes cannot, however fast a guess is, and every request has to be checked.
 */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Stands in where there is no key of an id, so that the answer takes as long and nobody learns which ids there are. */
const NO_KEY = Buffer.alloc(32);

/** Whether the secret is that of the stored key. Takes as long whether it is or not, or whether there is a key at all. */
export function isSecretOf(stored: Buffer | null, secretHash: Buffer): boolean {
  const isEqual = timingSafeEqual(stored ?? NO_KEY, secretHash);
  return isEqual && stored !== null;
}
