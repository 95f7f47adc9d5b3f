import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { enrolmentToken, hashOfToken, TOKEN_BYTES } from './enrolment-token.js';

describe('an enrolment token', () => {
  const token = enrolmentToken(randomBytes(TOKEN_BYTES));

  it('says what it is, and fits into a command line', () => {
    expect(token).toMatch(/^swe_[\w-]{43}$/);
  });

  it('cannot be read from what is kept of it', () => {
    expect(hashOfToken(token)).toHaveLength(32);
    expect(hashOfToken(token).toString('latin1')).not.toContain(token.slice(4, 12));
    expect(hashOfToken(token)).not.toEqual(hashOfToken(`${token} `));
  });
});
