import { describe, expect, it } from '@jest/globals';
import { AppError, isErrorCode, MAX_MESSAGE_LENGTH, shorten } from './app-error.js';
import { ERROR_CODES } from './error-codes.data.js';

describe('AppError', () => {
  it('takes its message from the code unless it is given a better one', () => {
    expect(new AppError('scan_not_found').message).toBe(ERROR_CODES.scan_not_found.message);
    expect(new AppError('parameter_missing', "The 'a' parameter is required.").message).toBe(
      "The 'a' parameter is required.",
    );
  });

  it('keeps its cause and its headers', () => {
    const cause = new Error('refused');
    const error = new AppError('service_unavailable', undefined, { cause, headers: { 'retry-after': '1' } });
    expect(error.cause).toBe(cause);
    expect(error.headers).toEqual({ 'retry-after': '1' });
    expect(new AppError('internal_error').cause).toBeUndefined();
  });

  it('bounds its message', () => {
    const error = new AppError('parameter_invalid', 'x'.repeat(100_000));
    expect(error.message).toHaveLength(MAX_MESSAGE_LENGTH);
  });
});

describe('the error codes', () => {
  it.each(Object.entries(ERROR_CODES))('%s has a plausible status and complete texts', (code, entry) => {
    expect(code).toMatch(/^[a-z][a-z0-9_]{3,40}$/);
    expect(entry.status).toBeGreaterThanOrEqual(400);
    expect(entry.status).toBeLessThan(600);
    for (const text of [entry.title, entry.message, entry.meaning, entry.remedy]) {
      expect(text.length).toBeGreaterThan(10);
      expect(text.length).toBeLessThanOrEqual(MAX_MESSAGE_LENGTH);
    }
    expect(entry.message).toMatch(/[.]$/);
  });

  it('has one type per family of statuses', () => {
    const typesByStatus = (status: number) =>
      new Set(
        Object.values(ERROR_CODES)
          .filter((entry) => entry.status === status)
          .map((entry) => entry.type),
      );
    expect([...typesByStatus(400)]).toEqual(['invalid_request_error']);
    expect([...typesByStatus(401)]).toEqual(['authentication_error']);
    expect([...typesByStatus(404)]).toEqual(['not_found_error']);
    expect([...typesByStatus(422)]).toEqual(['unprocessable_error']);
    expect([...typesByStatus(500)]).toEqual(['api_error']);
  });

  it('are recognised, and what every object inherits is not', () => {
    expect(isErrorCode('token_expired')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('__proto__')).toBe(false);
  });
});

describe('shorten', () => {
  it('replaces what could forge a log line or hide text', () => {
    expect(shorten('a\r\nb\u202ec', 10)).toBe('a\ufffd\ufffdb\ufffdc');
  });

  it('marks a cut', () => {
    expect(shorten('abcdef', 4)).toBe('abc…');
    expect(shorten('abcd', 4)).toBe('abcd');
  });
});
