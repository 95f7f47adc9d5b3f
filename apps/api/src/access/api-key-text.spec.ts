import { describe, expect, it } from '@jest/globals';
import { apiKeyText, hashOfSecret, isSecretOf, readApiKey } from './api-key-text.js';

const ID = '0192f7a4-6b1e-7c3d-8e5f-001122334455';
const SECRET = Buffer.alloc(32, 0xfb).toString('base64url');

describe('an API key', () => {
  it('says which key it is, and holds the whole secret', () => {
    const text = apiKeyText(ID, SECRET);
    expect(text).toMatch(/^swk_0192f7a46b1e7c3d8e5f001122334455_[A-Za-z0-9_-]{43}$/);
    expect(readApiKey(text)).toEqual({ id: ID, secretHash: hashOfSecret(SECRET) });
  });

  it.each([
    '',
    'swk_',
    apiKeyText(ID, SECRET).slice(0, -1),
    `${apiKeyText(ID, SECRET)}x`,
    ` ${apiKeyText(ID, SECRET)}`,
  ])('is not what %j is', (text) => {
    expect(readApiKey(text)).toBeNull();
  });
});

describe('isSecretOf', () => {
  const stored = hashOfSecret('right');

  it('holds for the secret of the key alone', () => {
    expect(isSecretOf(stored, hashOfSecret('right'))).toBe(true);
    expect(isSecretOf(stored, hashOfSecret('wrong'))).toBe(false);
  });

  it('holds for nothing where there is no key, whatever is made up', () => {
    expect(isSecretOf(null, hashOfSecret('right'))).toBe(false);
    expect(isSecretOf(null, Buffer.alloc(32))).toBe(false);
  });
});
