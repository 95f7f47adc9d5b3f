import { AppError, type ErrorCode } from '../../app-error.js';

/** Errors of the server framework, by their own code. */
const BY_FRAMEWORK_CODE: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content_type_unsupported',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body_not_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body_not_object',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request_malformed',
  FST_ERR_BAD_URL: 'request_malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'url_too_long',
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'content_type_unsupported',
  FST_ERR_HANDLER_TIMEOUT: 'service_unavailable',
};

/** Errors of the framework that are only known by their HTTP status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request_malformed',
  404: 'route_not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'url_too_long',
  415: 'content_type_unsupported',
  431: 'headers_too_large',
  503: 'service_unavailable',
};

/** What the HTTP parser of Node gives up with, before there is a request. */
const BY_PARSER_CODE: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/**
 * The error a caller is told about, whatever was thrown. What we did not raise on purpose and the framework did not
 * blame on the request is an `internal_error` with the original as its cause.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = codeOf(fieldOf(thrown, 'cause')) ?? codeOf(thrown) ?? 'internal_error';
  return new AppError(code, undefined, { cause: thrown });
}

/** The error for a connection whose bytes could not be read as a request. */
export function parserError(thrown: Error): AppError {
  const code = fieldOf(thrown, 'code');
  const known = typeof code === 'string' && Object.hasOwn(BY_PARSER_CODE, code) ? BY_PARSER_CODE[code] : undefined;
  return new AppError(known ?? 'request_malformed', undefined, { cause: thrown });
}

function codeOf(thrown: unknown): ErrorCode | undefined {
  const code = fieldOf(thrown, 'code');
  if (typeof code === 'string' && Object.hasOwn(BY_FRAMEWORK_CODE, code)) return BY_FRAMEWORK_CODE[code];
  const status = fieldOf(thrown, 'statusCode') ?? fieldOf(thrown, 'status');
  // The caller hung up within the body: Fastify adds a status to that, and to no other lost connection.
  if (code === 'ECONNRESET' && status === 400) return 'request_malformed';
  // Only the framework's own errors have a status: one on any other error would be none of the caller's business.
  const name = fieldOf(thrown, 'name');
  const isFrameworks = typeof name === 'string' && /^FastifyError$|Exception$/.test(name);
  return isFrameworks && typeof status === 'number' ? BY_STATUS[status] : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
