import { STATUS_CODES } from 'node:http';
import type { AppError } from '../../app-error.js';

/** What every error response holds, and nothing else. */
export interface ErrorResponse {
  readonly type: string;
  readonly code: string;
  readonly message: string;
  readonly doc_url: string;
}

/** The body that tells of the error. `publicUrl` is the base of the link to its page. */
export function errorBody(error: AppError, publicUrl: string): ErrorResponse {
  return {
    type: error.entry.type,
    code: error.code,
    message: error.message,
    doc_url: `${publicUrl}/errors/${error.code}`,
  };
}

/** The headers that go with the error, names in lower case. */
export function errorHeaders(error: AppError): Record<string, string> {
  const challenge = error.entry.status === 401 ? { 'www-authenticate': challengeOf(error) } : {};
  return { ...challenge, ...error.headers };
}

/** The whole response as bytes on the wire, for requests so broken that there is no response object to write to. */
export function rawErrorResponse(error: AppError, publicUrl: string, requestId: string): string {
  const body = JSON.stringify(errorBody(error, publicUrl));
  return [
    `HTTP/1.1 ${error.entry.status} ${STATUS_CODES[error.entry.status] ?? 'Error'}`,
    'connection: close',
    `x-request-id: ${requestId}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/** RFC 6750 section 3: no error code when the request held no token at all, else `invalid_token`. */
function challengeOf(error: AppError): string {
  const realm = 'Bearer realm="siteward"';
  if (error.code === 'token_missing') return realm;
  return `${realm}, error="invalid_token", error_description="${error.entry.title}"`;
}
