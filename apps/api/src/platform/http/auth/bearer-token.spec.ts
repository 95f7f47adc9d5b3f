import { describe, expect, it } from '@jest/globals';
import { bearerTokenIn, MAX_TOKEN_LENGTH } from './bearer-token.js';

const headers = (...values: string[]) => ['Host', 'x', ...values.flatMap((value) => ['Authorization', value])];

describe('bearerTokenIn', () => {
  it.each(['Bearer a.b.c', 'bearer a.b.c', 'BEARER   a.b.c', ' Bearer a.b.c '])('reads %j', (value) => {
    expect(bearerTokenIn(headers(value))).toBe('a.b.c');
  });

  it('leaves it to the verifier to refuse an unsigned token', () => {
    expect(bearerTokenIn(headers('Bearer a.b.'))).toBe('a.b.');
  });

  it.each([
    [[]],
    [headers()],
    [headers('')],
    [headers('Basic dTpw')],
    [headers('Bearerx a.b.c')],
    [['x', 'authorization']],
  ])('finds no token in %j', (rawHeaders) => {
    expect(() => bearerTokenIn(rawHeaders)).toThrow(expect.objectContaining({ code: 'token_missing' }));
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
    expect(() => bearerTokenIn(headers(value))).toThrow(expect.objectContaining({ code: 'token_malformed' }));
  });

  it('does not choose between two tokens', () => {
    expect(() => bearerTokenIn(headers('Bearer a.b.c', 'Bearer a.b.c'))).toThrow(
      expect.objectContaining({ code: 'token_malformed' }),
    );
  });
});
