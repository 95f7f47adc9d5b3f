import { describe, expect, it } from '@jest/globals';
import { errors } from 'jose';
import { keyError, tokenError } from './token-error.js';

describe('tokenError', () => {
  it.each<[Error, string]>([
    [new errors.JWTExpired('x', {}, 'exp'), 'token_expired'],
    [new errors.JWTClaimValidationFailed('x', {}, 'aud', 'check_failed'), 'token_claims_invalid'],
    [new errors.JWSInvalid('x'), 'token_malformed'],
    [new errors.JWTInvalid('x'), 'token_malformed'],
    [new errors.JOSEAlgNotAllowed('x'), 'token_invalid'],
    [new errors.JWSSignatureVerificationFailed(), 'token_invalid'],
    [new errors.JWKSNoMatchingKey(), 'token_invalid'],
    [new errors.JOSENotSupported('x'), 'token_invalid'],
  ])('%s', (thrown, code) => {
    expect(tokenError(thrown)).toMatchObject({ code, cause: thrown });
  });

  it('names the claim', () => {
    expect(tokenError(new errors.JWTClaimValidationFailed('x', {}, 'exp', 'missing'))).toMatchObject({
      message: "The 'exp' claim of the bearer token is missing.",
    });
  });

  it('leaves alone what is not about the token', () => {
    const fault = new TypeError('bug');
    expect(tokenError(fault)).toBe(fault);
  });
});

describe('keyError', () => {
  it.each([new errors.JWKSNoMatchingKey(), new errors.JWKSMultipleMatchingKeys(), new errors.JOSENotSupported('x')])(
    'blames the token: %s',
    (thrown) => {
      expect(keyError(thrown)).toBe(thrown);
    },
  );

  it.each([
    new errors.JWKSTimeout(),
    new TypeError('fetch failed'),
    new errors.JOSEError('not 200'),
    new errors.JWKSInvalid(),
  ])('asks to come back: %s', (thrown) => {
    expect(keyError(thrown)).toMatchObject({ code: 'service_unavailable', cause: thrown });
  });
});
