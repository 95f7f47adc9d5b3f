import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { fromPublic, fromSeed, type KeyPair } from '@nats-io/nkeys';

/**
 * The library signs in JavaScript: 20 to 200 ms where the machine has other work, and a connection, a start and a
 * revocation wait for it. Node's own Ed25519 is a hundred times as fast; here is what lies between the two.
 */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** What a private key in text begins with: `P`. Source: NATS, ADR 14 of its architecture (nkeys), as the other prefixes. */
const PRIVATE_PREFIX = 15 << 3;

/**
 * The key pair of this seed (`SO…`, `SA…`, `SU…`), or that of a pair of the library, which signs quickly.
 * @throws when it is no seed.
 */
export function signingPair(of: string | KeyPair): KeyPair {
  const pair = typeof of === 'string' ? fromSeed(new TextEncoder().encode(of)) : of;
  const [first = 0, second = 0, ...rest] = fromBase32(new TextDecoder().decode(pair.getSeed()));
  const seed = Buffer.from(rest.slice(0, KEY_BYTES));
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
  const half = createPublicKey(key);
  const raw = half.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_DER.length);
  // The first two bytes say that it is a seed (5 bits), and of what (8 bits).
  const publicKey = nkeyText(((first & 0b111) << 5) | (second >> 3), raw);
  const quick: Pick<KeyPair, 'getPublicKey' | 'getPrivateKey' | 'sign' | 'verify'> = {
    getPublicKey: () => publicKey,
    getPrivateKey: () => new TextEncoder().encode(nkeyText(PRIVATE_PREFIX, Buffer.concat([seed, raw]))),
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

/** Whether the holder of this key, known to be one, has signed the text. @param signature in base64url */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  // One byte says what kind of key it is.
  const der = Buffer.concat([PUBLIC_DER, fromBase32(publicKey).subarray(1, 1 + KEY_BYTES)]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, new TextEncoder().encode(text), key, Buffer.from(signature, 'base64url'));
}

/** A key as NATS writes it: what kind it is, its bytes, and a checksum, all in base32. */
function nkeyText(prefix: number, bytes: Uint8Array): string {
  const body = Buffer.from([prefix, ...bytes]);
  const sum = crc16(body);
  return toBase32(Buffer.from([...body, sum & 0xff, sum >> 8]));
}

/** CRC-16/XMODEM. */
function crc16(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => {
    let next = sum ^ (byte << 8);
    for (let bit = 0; bit < 8; bit++) next = ((next << 1) ^ (next & 0x8000 ? 0x1021 : 0)) & 0xffff;
    return next;
  }, 0);
}

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
