import type { ErrorCode } from '../../app-error.js';
import { ERROR_CODES } from '../../error-codes.data.js';
import { ACCESS_ERRORS } from '../../error-codes/access.data.js';
import type { OperationSpec } from '../operation.js';

/** The answers that tell of an error, by status: the name of the shared component, and what the status means. */
const ERROR_ANSWERS: Readonly<Record<number, { readonly name: string; readonly description: string }>> = {
  400: { name: 'BadRequestError', description: 'Bad Request - The request was malformed or invalid.' },
  401: {
    name: 'UnauthorizedError',
    description: 'Unauthorized - The request needs a token, and there was none or it was not acceptable.',
  },
  403: { name: 'ForbiddenError', description: 'Forbidden - The token is good, but it may not do this.' },
  404: { name: 'NotFoundError', description: 'Not Found - There is no such thing, or it belongs to somebody else.' },
  408: { name: 'RequestTimeoutError', description: 'Request Timeout - The request took too long to arrive.' },
  409: { name: 'ConflictError', description: 'Conflict - The state of things does not allow it at the moment.' },
  410: { name: 'GoneError', description: 'Gone - It was here, and is not any more.' },
  412: {
    name: 'PreconditionFailedError',
    description: 'Precondition Failed - It was changed since it was read.',
  },
  413: { name: 'PayloadTooLargeError', description: 'Payload Too Large - The body is larger than is accepted.' },
  414: { name: 'UriTooLongError', description: 'URI Too Long - A part of the address is too long.' },
  415: { name: 'UnsupportedMediaTypeError', description: 'Unsupported Media Type - Bodies are read as JSON only.' },
  422: {
    name: 'ValidationError',
    description: 'Unprocessable Entity - The request is well-formed, but what it asks for is impossible.',
  },
  429: { name: 'TooManyRequestsError', description: 'Too Many Requests - The caller has asked too often.' },
  431: { name: 'HeadersTooLargeError', description: 'Request Header Fields Too Large - The headers are too large.' },
  500: { name: 'InternalServerError', description: 'Internal Server Error - Something went wrong on our side.' },
  502: { name: 'BadGatewayError', description: 'Bad Gateway - Something we asked on the way gave no good answer.' },
  503: {
    name: 'ServiceUnavailableError',
    description: 'Service Unavailable - Something this server needs is out of reach; try again shortly.',
  },
  504: { name: 'GatewayTimeoutError', description: 'Gateway Timeout - Something we asked on the way did not answer.' },
};

const EVERY_ROUTE: readonly ErrorCode[] = [
  'request_malformed',
  'headers_too_large',
  'internal_error',
  'service_unavailable',
];
const WITH_TOKEN: readonly ErrorCode[] = ['scope_missing', 'rate_limited', 'wrong_tokens_limited'];
const WITH_PARAMS: readonly ErrorCode[] = ['parameter_invalid', 'url_too_long'];
const WITH_QUERY: readonly ErrorCode[] = ['parameter_missing', 'parameter_invalid', 'parameter_unknown'];
const WITH_BODY: readonly ErrorCode[] = [
  ...WITH_QUERY,
  'body_not_json',
  'body_not_object',
  'request_timeout',
  'body_too_large',
  'content_type_unsupported',
];

/** Everything a route can answer that is an error: its own codes, and those of its kind. In the order of the error pages. */
export function errorCodesOf(spec: OperationSpec): ErrorCode[] {
  const codes = new Set<ErrorCode>([
    ...EVERY_ROUTE,
    ...(spec.scope === 'public' ? [] : [...authenticationCodes(), ...WITH_TOKEN]),
    ...(spec.isLimitedByAddress === true ? (['address_limited'] as const) : []),
    ...(spec.params === undefined ? [] : WITH_PARAMS),
    ...(spec.query === undefined ? [] : WITH_QUERY),
    ...(spec.body === undefined ? [] : WITH_BODY),
    ...(spec.errors ?? []),
  ]);
  return allCodes().filter((code) => codes.has(code));
}

/** The codes by their status, the lowest status first. */
export function byStatus(codes: readonly ErrorCode[]): Map<number, ErrorCode[]> {
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b);
  return new Map(statuses.map((status) => [status, codes.filter((code) => statusOf(code) === status)]));
}

/** The answer as it is shown for one operation: what the status means, and each code with a link to its page. */
export function errorDescription(status: number, codes: readonly ErrorCode[], publicUrl: string): string {
  const lines = codes.map((code) => `- [\`${code}\`](${publicUrl}/errors/${code}): ${ERROR_CODES[code].title}`);
  return [answerOf(status).description, '', ...lines].join('\n');
}

/** @throws {Error} when a code has a status that nobody described above. */
export function answerOf(status: number): { readonly name: string; readonly description: string } {
  const answer = ERROR_ANSWERS[status];
  if (answer === undefined) throw new Error(`Nothing says what the status ${status} means: add it to ERROR_ANSWERS`);
  return answer;
}

/** What can be wrong with a token, whatever the route. */
function authenticationCodes(): ErrorCode[] {
  const codes = Object.keys(ACCESS_ERRORS) as (keyof typeof ACCESS_ERRORS)[];
  return codes.filter((code) => ACCESS_ERRORS[code].type === 'authentication_error');
}

function allCodes(): ErrorCode[] {
  return Object.keys(ERROR_CODES) as ErrorCode[];
}

function statusOf(code: ErrorCode): number {
  return ERROR_CODES[code].status;
}
