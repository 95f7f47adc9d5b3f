/** The broad kinds of error, the `type` of an error response. */
export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'not_found_error'
  | 'unprocessable_error'
  | 'conflict_error'
  | 'api_error';

/** What is known about one error code; its page at `/errors/<code>` is made of these texts. */
export interface ErrorCodeEntry {
  readonly type: ErrorType;
  /** HTTP status. */
  readonly status: number;
  readonly title: string;
  /** The `message` of a response when the place that raised the error has nothing more precise to say. */
  readonly message: string;
  readonly meaning: string;
  readonly remedy: string;
}

const bad = (status: number, texts: Omit<ErrorCodeEntry, 'type' | 'status'>): ErrorCodeEntry => ({
  type: 'invalid_request_error',
  status,
  ...texts,
});
const unauthenticated = (texts: Omit<ErrorCodeEntry, 'type' | 'status'>): ErrorCodeEntry => ({
  type: 'authentication_error',
  status: 401,
  ...texts,
});
const missing = (texts: Omit<ErrorCodeEntry, 'type' | 'status'>): ErrorCodeEntry => ({
  type: 'not_found_error',
  status: 404,
  ...texts,
});
const impossible = (texts: Omit<ErrorCodeEntry, 'type' | 'status'>): ErrorCodeEntry => ({
  type: 'unprocessable_error',
  status: 422,
  ...texts,
});

/** Every error the API can answer. The set is closed: a new error is a new line here. */
export const ERROR_CODES = {
  parameter_missing: bad(400, {
    title: 'A parameter is missing',
    message: 'A required parameter is missing.',
    meaning: 'The request leaves out something it cannot do without. The message names it.',
    remedy: 'Add the named parameter and send the request again.',
  }),
  parameter_invalid: bad(400, {
    title: 'A parameter has the wrong form',
    message: 'A parameter has the wrong form.',
    meaning: 'The named parameter is there, but it has another type, format or size than this request needs.',
    remedy: 'Correct the named parameter; the message says what is expected of it.',
  }),
  parameter_unknown: bad(400, {
    title: 'A parameter is not known',
    message: 'The request holds a parameter that is not known here.',
    meaning: 'Unknown parameters are refused, so that a misspelt one is not silently ignored.',
    remedy: 'Check the spelling of the named parameter, or leave it out.',
  }),
  ipv6_not_supported: bad(400, {
    title: 'IPv6 addresses are not supported',
    message: 'IPv6 addresses cannot be scanned; give an IPv4 address.',
    meaning: 'Scans work on IPv4 addresses only. The given address is an IPv6 address.',
    remedy: 'Give the IPv4 address of the device.',
  }),
  idempotency_key_invalid: bad(400, {
    title: 'The idempotency key is not usable',
    message: "The 'Idempotency-Key' header is not usable.",
    meaning: 'The Idempotency-Key header is empty, too long, repeated, or holds characters that are not allowed.',
    remedy: 'Send one key per operation; a random UUID is a good one.',
  }),
  cursor_invalid: bad(400, {
    title: 'The page cursor is not valid',
    message: 'The cursor is not one that this list gave out.',
    meaning: 'A cursor is only good for the list, and the filters, with which it was given out.',
    remedy: 'Read the list again from its first page.',
  }),
  body_not_json: bad(400, {
    title: 'The body is not JSON',
    message: 'The body is not valid JSON.',
    meaning: 'The content type says JSON, but the body cannot be read as JSON.',
    remedy: 'Send a JSON text in UTF-8; look for missing quotes, trailing commas and cut-off text.',
  }),
  body_not_object: bad(400, {
    title: 'The body is not a JSON object',
    message: 'The body must be a JSON object.',
    meaning: 'The request needs an object as its body, but there is none, or it is an array, a text, a number or null.',
    remedy: 'Send a JSON object with the parameters, and the header Content-Type: application/json.',
  }),
  request_malformed: bad(400, {
    title: 'The request is malformed',
    message: 'The request cannot be read.',
    meaning:
      'The address or the framing of the request is broken: bad percent-encoding, for example, or a wrong length.',
    remedy: 'Check how the client builds the address and the headers.',
  }),
  method_not_allowed: bad(405, {
    title: 'The method is not allowed here',
    message: 'This address does not support the method of the request.',
    meaning: 'The address exists, but not for this HTTP method. The Allow header lists those it supports.',
    remedy: 'Use one of the methods of the Allow header.',
  }),
  request_timeout: bad(408, {
    title: 'The request took too long to arrive',
    message: 'The request did not arrive in time.',
    meaning: 'The connection was open, but the request was not complete within the time allowed.',
    remedy: 'Send the request again; if it happens often, look at the network between you and the server.',
  }),
  body_too_large: bad(413, {
    title: 'The body is too large',
    message: 'The body is larger than this server accepts.',
    meaning: 'The body has more bytes than the server reads.',
    remedy: 'Send a smaller request, for example fewer targets at a time.',
  }),
  url_too_long: bad(414, {
    title: 'A part of the address is too long',
    message: 'A part of the address is too long.',
    meaning: 'An identifier in the path is longer than any that exists.',
    remedy: 'Check the identifier in the path.',
  }),
  content_type_unsupported: bad(415, {
    title: 'The content type is not supported',
    message: 'The body must be sent as application/json.',
    meaning: 'Bodies are read as JSON only, and the Content-Type header says something else or is not there.',
    remedy: 'Send the header Content-Type: application/json.',
  }),
  headers_too_large: bad(431, {
    title: 'The headers are too large',
    message: 'The headers of the request are too large.',
    meaning: 'The request line and the headers together have more bytes than the server reads.',
    remedy: 'Send fewer or shorter headers; look for a token or a cookie that has grown too large.',
  }),

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

  schedule_not_found: missing({
    title: 'There is no such schedule',
    message: 'There is no schedule with this id.',
    meaning: 'No schedule of your tenant has the given id. It may have been deleted.',
    remedy: 'List the schedules to see which there are.',
  }),
  site_not_found: missing({
    title: 'There is no such site',
    message: 'There is no site with this id.',
    meaning: 'No site of your tenant has the given id. It may have been deleted.',
    remedy: 'List the sites to see which there are.',
  }),
  scan_not_found: missing({
    title: 'There is no such scan',
    message: 'There is no scan with this id.',
    meaning: 'No scan of your tenant has the given id.',
    remedy: 'List the scans to see which there are.',
  }),
  error_code_not_found: missing({
    title: 'There is no such error code',
    message: 'There is no error code of this name.',
    meaning: 'Each error has a page, but none has the name in this address.',
    remedy: 'Look for the code in the index of errors.',
  }),
  route_not_found: missing({
    title: 'There is nothing at this address',
    message: 'There is nothing at this address.',
    meaning: 'The path of the request is not one of the paths of this API.',
    remedy: 'Check the path, its version and its spelling; a slash at the end makes another path.',
  }),

  site_not_in_schedule: impossible({
    title: 'The site is not part of the schedule',
    message: 'The site is not part of the schedule.',
    meaning: 'Both exist, but the schedule does not scan this site, so it has no configuration for it.',
    remedy: 'Add the site to the schedule, or use a schedule that has it.',
  }),
  address_outside_site: impossible({
    title: 'The address is outside the networks of the site',
    message: 'The address lies outside the networks of the site.',
    meaning: 'Only addresses inside the networks that were set for the site are scanned.',
    remedy: 'Check the address, or add its network to the site.',
  }),
  address_not_scannable: impossible({
    title: 'An address of this kind is never scanned',
    message: 'Addresses of this kind are never scanned.',
    meaning: 'Public, multicast, broadcast, loopback and reserved addresses are not scanned, whatever the site says.',
    remedy: 'Give the private address the device has inside the site.',
  }),
  idempotency_key_reused: impossible({
    title: 'The idempotency key was used for another request',
    message: "The 'Idempotency-Key' was already used for a request with another body.",
    meaning: 'A key stands for one operation. The same key came with a body that differs from the first one.',
    remedy: 'Repeat the first request exactly, or take a new key for a new operation.',
  }),
  idempotency_in_progress: {
    type: 'conflict_error',
    status: 409,
    title: 'The same request is still being worked on',
    message: "A request with the same 'Idempotency-Key' is still being worked on.",
    meaning: 'The first request with this key has not been answered yet.',
    remedy: 'Wait a moment and repeat the request with the same key; you will get the first answer.',
  },

  service_unavailable: {
    type: 'api_error',
    status: 503,
    title: 'The service cannot answer at the moment',
    message: 'The service cannot answer at the moment; try again shortly.',
    meaning: 'Something this server needs (its database, its broker or the issuer of the keys) is out of reach.',
    remedy: 'Repeat the request after a short while. Nothing was done.',
  },
  internal_error: {
    type: 'api_error',
    status: 500,
    title: 'Something went wrong on our side',
    message: 'Something went wrong on our side. The x-request-id header identifies this request in our log.',
    meaning: 'The request met a fault in the server. It was recorded.',
    remedy: 'Repeat the request; if the error stays, report it with the value of the x-request-id header.',
  },
} as const satisfies Record<string, ErrorCodeEntry>;
