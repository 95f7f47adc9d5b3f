import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../app-error.js';
import { ERROR_CODES } from '../../error-codes.data.js';
import { errorBody, errorHeaders, rawErrorResponse } from './error-response.js';

const BASE = 'https://api.example';

describe('errorBody', () => {
  it('holds the four fields and nothing of the cause', () => {
    const error = new AppError('internal_error', undefined, { cause: new Error('password is hunter2') });
    expect(errorBody(error, BASE)).toEqual({
      type: 'api_error',
      code: 'internal_error',
      message: ERROR_CODES.internal_error.message,
      doc_url: 'https://api.example/errors/internal_error',
    });
  });
});

describe('errorHeaders', () => {
  it('challenges without an error when there was no token, and names the error when there was a bad one', () => {
    expect(errorHeaders(new AppError('token_missing'))).toEqual({ 'www-authenticate': 'Bearer realm="siteward"' });
    expect(errorHeaders(new AppError('token_expired'))['www-authenticate']).toBe(
      'Bearer realm="siteward", error="invalid_token", error_description="The token has expired"',
    );
  });

  it('has no title that would break out of the quoted string', () => {
    for (const { title } of Object.values(ERROR_CODES)) expect(title).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  });

  it('adds no challenge to other errors, but their own headers', () => {
    const error = new AppError('method_not_allowed', undefined, { headers: { allow: 'GET' } });
    expect(errorHeaders(error)).toEqual({ allow: 'GET' });
  });
});

describe('rawErrorResponse', () => {
  it('is one complete HTTP response', () => {
    const [head, body] = rawErrorResponse(new AppError('headers_too_large'), BASE, 'request-1').split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(head).toContain(`content-length: ${Buffer.byteLength(body ?? '')}`);
    expect(head).toContain('\r\nx-request-id: request-1\r\n');
    expect(JSON.parse(body ?? '')).toMatchObject({ code: 'headers_too_large' });
  });
});
