import { impossible, missing, unauthenticated, type ErrorCodeEntry } from './entry.js';

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
    message: 'The bearer token is neither a readable JSON Web Token nor an API key.',
    meaning:
      'What follows the word Bearer is neither a signed JSON Web Token nor an API key, or there is more than one such header.',
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
  api_key_invalid: unauthenticated({
    title: 'The API key is not known',
    message: 'The API key is not one that was given out here.',
    meaning: 'The text has the form of an API key, but there is no such key, or its secret is another one.',
    remedy: 'Check that the whole key was copied, and that it belongs to this server. If it is lost, create another.',
  }),
  api_key_expired: unauthenticated({
    title: 'The API key has expired',
    message: 'The API key has expired.',
    meaning: 'The key is right, but the time it was given for has passed.',
    remedy: 'Create another key and use that one.',
  }),
  api_key_revoked: unauthenticated({
    title: 'The API key was revoked',
    message: 'The API key was revoked.',
    meaning: 'The key is right, but somebody of your tenant has revoked it. The audit log says who and when.',
    remedy: 'Create another key and use that one.',
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
  scope_not_given: {
    type: 'permission_error',
    status: 403,
    title: 'Only scopes you have can be given away',
    message: 'The new API key was to have a scope that the bearer token of this request lacks.',
    meaning: 'A key cannot be allowed more than who creates it. The message names the scope.',
    remedy: 'Leave the named scope out, or create the key with a token that has it.',
  },
  api_key_not_found: missing({
    title: 'There is no such API key',
    message: 'There is no API key with this id.',
    meaning: 'No API key of your tenant has the given id.',
    remedy: 'List the API keys to see which there are.',
  }),
  expiry_not_ahead: impossible({
    title: 'The key would have expired already',
    message: "The 'expires_at' parameter must be a moment in the future.",
    meaning: 'A key that expires at a moment in the past would never be of use.',
    remedy: 'Give a later moment, or none for a key that does not expire.',
  }),
  wrong_tokens_limited: {
    type: 'rate_limit_error',
    status: 429,
    title: 'Too many wrong tokens from this address',
    message: 'This address has sent too many wrong tokens; wait and try again.',
    meaning:
      'So many tokens or API keys from this address were wrong that no more are looked at for a while, so that nobody can guess one.',
    remedy: 'Wait as many seconds as the Retry-After header says, and find out which client sends wrong tokens.',
  },
  address_limited: {
    type: 'rate_limit_error',
    status: 429,
    title: 'Too many requests from this address',
    message: 'This address has asked too often; wait and try again.',
    meaning:
      'What agents ask without a token, to enrol and to renew their credentials, is bounded for each address, so that nobody can try out tokens.',
    remedy:
      'Wait as many seconds as the Retry-After header says. Where many agents are behind one address, raise AGENT_REQUESTS_PER_MINUTE; behind a proxy, set TRUSTED_PROXIES.',
  },
  metrics_elsewhere: {
    type: 'permission_error',
    status: 403,
    title: 'Metrics are not shown to this address',
    message: 'Metrics are shown to callers on the machine of this server only.',
    meaning: 'The request came from another machine, or through a proxy, and no token for metrics is configured.',
    remedy: 'Ask from the machine itself, or set METRICS_TOKEN_FILE at this server and send that token.',
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
