import { createAccount, createOperator, createUser, fromPublic } from '@nats-io/nkeys';
import { describe, expect, it } from '@jest/globals';
import { isSignedBy, isUserKey, signingPair } from './nkeys.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (value: Uint8Array) => new TextDecoder().decode(value);

describe('keys signed with by Node itself', () => {
  it.each([
    ['an operator', createOperator],
    ['an account', createAccount],
    ['a user', createUser],
  ])('sign for %s as the library does, and the library takes it', (_, create) => {
    const slow = create();
    for (const quick of [signingPair(slow), signingPair(text(slow.getSeed()))]) {
      expect(quick.getPublicKey()).toBe(slow.getPublicKey());
      expect(quick.getSeed()).toEqual(slow.getSeed());
      expect(quick.getPrivateKey()).toEqual(slow.getPrivateKey());
      const signature = quick.sign(bytes('a text'));
      expect(signature).toEqual(slow.sign(bytes('a text')));
      expect(fromPublic(quick.getPublicKey()).verify(bytes('a text'), signature)).toBe(true);
      expect(quick.verify(bytes('a text'), signature)).toBe(true);
      expect(quick.verify(bytes('another'), signature)).toBe(false);
    }
  });

  it('are not made of what is no seed', () => {
    expect(() => signingPair(createUser().getPublicKey())).toThrow();
    expect(() => signingPair('')).toThrow();
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
