import { bad, missing, type ErrorCodeEntry } from './entry.js';

/** About the request itself, whatever it asks for. */
export const HTTP_ERRORS = {
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
