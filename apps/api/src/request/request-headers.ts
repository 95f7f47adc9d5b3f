import { AppError } from '../platform/app-error.js';

/** Headers as the HTTP server hands them over. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

const PRINTABLE = /^[\x21-\x7e]{1,255}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The `Idempotency-Key` of a request, null when there is none.
 * @throws {AppError} `idempotency_key_invalid` when it is repeated or not 1 to 255 printable characters.
 */
export function idempotencyKeyOf(headers: RequestHeaders): string | null {
  const value = headers['idempotency-key'];
  if (value === undefined) return null;
  if (typeof value !== 'string' || !PRINTABLE.test(value)) throw new AppError('idempotency_key_invalid');
  return value;
}

/** The W3C trace context of a request, null when there is none or it cannot be read (then it is ignored, as W3C asks). */
export function traceparentOf(headers: RequestHeaders): string | null {
  const value = headers.traceparent;
  return typeof value === 'string' && TRACEPARENT.test(value) ? value : null;
}
