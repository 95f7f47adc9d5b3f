import { unauthenticated, type ErrorCodeEntry } from './entry.js';

/** About who is calling and what they may do. */
export const ACCESS_ERRORS = {
  token_missing: unauthenticated({
    title: 'There is no bearer token',
    message: 'A bearer token is required: send it in the Authorization header.',
    meaning: 'The request has no Authorization header of the scheme Bearer. Tokens in the address are not read.',
    remedy: 'Send the header Authorization: Bearer, followed by your token.',
  }),
  token_malformed: unauthenticated({
    title: 'The token cannot be read',
    message: 'The bearer token is not a readable JSON Web Token.',
    meaning: 'What follows the word Bearer is not a signed JSON Web Token, or there is more than one such header.',
    remedy: 'Send exactly one Authorization header with the whole token, neither cut off nor in quotes.',
  }),
  token_invalid: unauthenticated({
    title: 'The signature of the token is not accepted',
    message: 'The bearer token is not signed with a key and an algorithm that are accepted here.',
    meaning: 'The token was changed, was signed with a key this server does not trust, or uses an unsafe algorithm.',
    remedy: 'Get a new token from the issuer this server is set up for.',
  }),
  token_expired: unauthenticated({
    title: 'The token has expired',
    message: 'The bearer token has expired.',
    meaning: 'The time in the exp claim of the token has passed.',
    remedy: 'Get a new token and send the request again.',
  }),
  token_claims_invalid: unauthenticated({
    title: 'The token is not meant for this use',
    message: 'The claims of the bearer token are not acceptable.',
    meaning: 'The token has another issuer or audience than expected, is not valid yet, or never expires.',
    remedy: 'Ask for a token for this API; the message names the claim. Check the clock when it is nbf.',
  }),
  tenant_missing: unauthenticated({
    title: 'The token names no tenant',
    message: 'The bearer token does not say to which tenant it belongs.',
    meaning: 'The claim that names the tenant is missing from the token or is no UUID.',
    remedy: 'Have the issuer put the tenant into the token, or set the name of the claim at this server.',
  }),
  scope_missing: {
    type: 'permission_error',
    status: 403,
    title: 'The token may not do this',
    message: 'The bearer token lacks a scope that this request needs.',
    meaning: 'The token is good, but it was not given the right to do this. The message names the scope.',
    remedy: 'Use a token with the named scope; scopes such as cve:* hold all of their kind.',
  },
  rate_limited: {
    type: 'rate_limit_error',
    status: 429,
    title: 'Too many requests',
    message: 'This token has made too many requests; wait and try again.',
    meaning:
      'Each token may make a number of requests in a minute. The RateLimit headers say how many, and how many are left.',
    remedy: 'Wait as many seconds as the Retry-After header says. Spread requests, or read lists in larger pages.',
  },
} as const satisfies Record<string, ErrorCodeEntry>;
