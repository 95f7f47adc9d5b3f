import { createAccount, createUser, fromPublic } from '@nats-io/nkeys';
import { describe, expect, it } from '@jest/globals';
import { isSignedBy, isUserKey, signingPair } from './native-keys.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (value: Uint8Array) => new TextDecoder().decode(value);

describe('keys signed with by Node itself', () => {
  it('sign as the library does, and the library takes it', () => {
    for (let turn = 0; turn < 3; turn++) {
      const slow = createAccount();
      const quick = signingPair(text(slow.getSeed()));
      expect(quick.getPublicKey()).toBe(slow.getPublicKey());
      expect(quick.sign(bytes('a text'))).toEqual(slow.sign(bytes('a text')));
      expect(fromPublic(quick.getPublicKey()).verify(bytes('a text'), quick.sign(bytes('a text')))).toBe(true);
      expect(quick.getPrivateKey()).toEqual(slow.getPrivateKey());
    }
  });

  it('verify what the library signed, and nothing else', () => {
    const user = createUser();
    const signature = Buffer.from(user.sign(bytes('nonce'))).toString('base64url');
    expect(isSignedBy(user.getPublicKey(), 'nonce', signature)).toBe(true);
    expect(isSignedBy(user.getPublicKey(), 'nonce2', signature)).toBe(false);
    expect(isSignedBy(createUser().getPublicKey(), 'nonce', signature)).toBe(false);
    expect(isSignedBy(user.getPublicKey(), 'nonce', '')).toBe(false);
  });

  it('tell the key of a user from anything else', () => {
    const key = createUser().getPublicKey();
    expect(isUserKey(key)).toBe(true);
    expect(isUserKey(createAccount().getPublicKey())).toBe(false);
    expect(isUserKey(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBe(false);
    expect(isUserKey('')).toBe(false);
  });
});
