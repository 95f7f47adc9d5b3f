import { describe, expect, it } from '@jest/globals';
import { BadRequestException, HttpException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { errorCodes } from 'fastify';
import { AppError } from '../../app-error.js';
import { parserError, toAppError } from './to-app-error.js';

describe('toAppError', () => {
  it('lets an AppError through', () => {
    const error = new AppError('scan_not_found');
    expect(toAppError(error)).toBe(error);
  });

  it.each([
    [new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE(), 'body_too_large'],
    [new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(), 'content_type_unsupported'],
    [new errorCodes.FST_ERR_BAD_URL('/%zz'), 'request_malformed'],
    [new errorCodes.FST_ERR_CTP_INVALID_CONTENT_LENGTH(), 'request_malformed'],
    [new HttpException('x', 413, { cause: new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE() }), 'body_too_large'],
    [new NotFoundException(), 'route_not_found'],
    [new BadRequestException(), 'request_malformed'],
    [new PayloadTooLargeException(), 'body_too_large'],
    [Object.assign(new Error('aborted'), { code: 'ECONNRESET', statusCode: 400 }), 'request_malformed'],
  ])('translates %s', (thrown, code) => {
    expect(toAppError(thrown)).toMatchObject({ code, cause: thrown });
  });

  it.each([
    new Error('boom'),
    Object.assign(new Error('not ours'), { statusCode: 404 }),
    Object.assign(new Error('not ours'), { code: 'toString' }),
    Object.assign(new Error('read ECONNRESET, of the database'), { code: 'ECONNRESET' }),
    new HttpException('teapot', 418),
    'a text',
    null,
    undefined,
    42,
  ])('calls %s an internal error', (thrown) => {
    expect(toAppError(thrown).code).toBe('internal_error');
  });
});

describe('parserError', () => {
  it.each([
    ['HPE_HEADER_OVERFLOW', 'headers_too_large'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 'request_timeout'],
    ['HPE_INVALID_METHOD', 'request_malformed'],
    ['constructor', 'request_malformed'],
  ])('%s is %s', (code, expected) => {
    expect(parserError(Object.assign(new Error('x'), { code })).code).toBe(expected);
  });
});
