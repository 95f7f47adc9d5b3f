import { errors } from 'jose';
import { AppError } from '../../app-error.js';

/** Keys of the issuer that cannot be had are our problem, not the caller's. */
const KEY_REFUSALS = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/** The error for a token that did not pass verification. What is not about the token passes unchanged. */
export function tokenError(thrown: unknown): unknown {
  if (thrown instanceof errors.JWTExpired) return new AppError('token_expired', undefined, { cause: thrown });
  if (thrown instanceof errors.JWTClaimValidationFailed) {
    const message = `The '${thrown.claim}' claim of the bearer token is ${
      thrown.reason === 'missing' ? 'missing' : 'not acceptable'
    }.`;
    return new AppError('token_claims_invalid', message, { cause: thrown });
  }
  if (thrown instanceof errors.JWSInvalid || thrown instanceof errors.JWTInvalid) {
    return new AppError('token_malformed', undefined, { cause: thrown });
  }
  if (thrown instanceof errors.JOSEError) return new AppError('token_invalid', undefined, { cause: thrown });
  return thrown;
}

/** The error for a key that was not found: the token's fault when the issuer has no such key, else ours for now. */
export function keyError(thrown: unknown): unknown {
  if (KEY_REFUSALS.some((refusal) => thrown instanceof refusal)) return thrown;
  return new AppError('service_unavailable', undefined, { cause: thrown, headers: { 'retry-after': '5' } });
}
