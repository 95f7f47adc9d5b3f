import { describe, expect, it } from '@jest/globals';
import { bearerCredentialIn, bearerTextIn, MAX_TOKEN_LENGTH } from './bearer-token.js';

const headers = (...values: string[]) => ['Host', 'x', ...values.flatMap((value) => ['Authorization', value])];

describe('bearerCredentialIn', () => {
  it.each(['Bearer a.b.c', 'bearer a.b.c', 'BEARER   a.b.c', ' Bearer a.b.c '])('reads %j', (value) => {
    expect(bearerCredentialIn(headers(value))).toEqual({ kind: 'token', text: 'a.b.c' });
  });

  it('knows an API key by its form', () => {
    const key = `swk_${'0a'.repeat(16)}_${'aZ-_9'.repeat(8)}abc`;
    expect(bearerCredentialIn(headers(`Bearer ${key}`))).toEqual({ kind: 'api_key', text: key });
  });

  it.each(['swk_', `swk_${'0a'.repeat(16)}_short`, `swk_${'0A'.repeat(16)}_${'a'.repeat(43)}`])(
    'does not take %j for an API key',
    (value) => {
      expect(() => bearerCredentialIn(headers(`Bearer ${value}`))).toThrow(
        expect.objectContaining({ code: 'token_malformed' }),
      );
    },
  );

  it('leaves it to the verifier to refuse an unsigned token', () => {
    expect(bearerCredentialIn(headers('Bearer a.b.'))).toEqual({ kind: 'token', text: 'a.b.' });
  });

  it.each([
    [[]],
    [headers()],
    [headers('')],
    [headers('Basic dTpw')],
    [headers('Bearerx a.b.c')],
    [['x', 'authorization']],
  ])('finds no token in %j', (rawHeaders) => {
    expect(() => bearerCredentialIn(rawHeaders)).toThrow(expect.objectContaining({ code: 'token_missing' }));
  });

  it.each([
    'Bearer',
    'Bearer ',
    'Bearer a.b',
    'Bearer a.b.c.d',
    'Bearer a.b.c d.e.f',
    'Bearer "a.b.c"',
    'Bearer a.b.c=',
    'Bearer ..',
    `Bearer a.b.${'c'.repeat(MAX_TOKEN_LENGTH)}`,
  ])('cannot read %j', (value) => {
    expect(() => bearerCredentialIn(headers(value))).toThrow(expect.objectContaining({ code: 'token_malformed' }));
  });

  it('does not choose between two tokens', () => {
    expect(() => bearerCredentialIn(headers('Bearer a.b.c', 'Bearer a.b.c'))).toThrow(
      expect.objectContaining({ code: 'token_malformed' }),
    );
  });
});

describe('bearerTextIn', () => {
  it('gives whatever follows the word, for what is no token of a caller', () => {
    expect(bearerTextIn(headers('Bearer metrics-token'))).toBe('metrics-token');
    expect(bearerTextIn(headers('Bearer'))).toBe('');
    expect(() => bearerTextIn(headers())).toThrow(expect.objectContaining({ code: 'token_missing' }));
  });
});
