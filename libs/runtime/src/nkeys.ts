import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { fromPublic, fromSeed, type KeyPair, Prefix } from '@nats-io/nkeys';
import { Codec } from '@nats-io/nkeys/lib/codec.js';

/**
 * The library signs in JavaScript: 20 to 200 ms where the machine has other work, and a connection, a start and a
 * revocation wait for it. Node's own Ed25519 is a hundred times as fast; here is what lies between the two.
 */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The key pair of this seed (`SO…`, `SA…`, `SU…`), or that of a pair of the library, which signs quickly.
 * @throws when it is no seed.
 */
export function signingPair(of: string | KeyPair): KeyPair {
  const pair = typeof of === 'string' ? fromSeed(new TextEncoder().encode(of)) : of;
  const { prefix, buf: seed } = Codec.decodeSeed(pair.getSeed());
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
  const half = createPublicKey(key);
  const raw = half.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_DER.length);
  const publicKey = new TextDecoder().decode(Codec.encode(prefix, raw));
  const quick: Pick<KeyPair, 'getPublicKey' | 'getPrivateKey' | 'sign' | 'verify'> = {
    getPublicKey: () => publicKey,
    getPrivateKey: () => Codec.encode(Prefix.Private, Buffer.concat([seed, raw])),
    sign: (input) => new Uint8Array(sign(null, input, key)),
    verify: (input, signature) => verify(null, input, half, signature),
  };
  return Object.assign(Object.create(pair) as KeyPair, quick);
}

/** Whether the text is the public nkey of a user, checksum included. */
export function isUserKey(text: string): boolean {
  try {
    return text.startsWith('U') && fromPublic(text).getPublicKey() === text;
  } catch {
    return false;
  }
}

/** Whether the user with this key, known to be one, has signed the text. @param signature in base64url */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const der = Buffer.concat([PUBLIC_DER, Codec.decode(Prefix.User, new TextEncoder().encode(publicKey))]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, new TextEncoder().encode(text), key, Buffer.from(signature, 'base64url'));
}
