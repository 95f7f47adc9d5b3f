import { AppError } from '../../app-error.js';
import { hasApiKeyForm } from './api-key-verifier.js';

/** Longest token that is looked at, in characters. */
export const MAX_TOKEN_LENGTH = 8192;

const CREDENTIALS = /^bearer +(\S*)$/i;
/** JWS compact serialisation. The signature may be empty here, so that an unsigned token is refused as such. */
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** A credential that has the form of one of the two kinds we take. */
export interface BearerCredential {
  readonly kind: 'token' | 'api_key';
  readonly text: string;
}

/**
 * The JSON Web Token or API key in the headers of a request. Throws `token_missing` or `token_malformed`. Credentials in
 * the address or the body are not looked for (RFC 6750 section 5.3: they end up in logs).
 */
export function bearerCredentialIn(rawHeaders: readonly string[]): BearerCredential {
  const text = bearerTextIn(rawHeaders);
  if (hasApiKeyForm(text)) return { kind: 'api_key', text };
  if (text.length > MAX_TOKEN_LENGTH || !COMPACT_JWS.test(text)) throw new AppError('token_malformed');
  return { kind: 'token', text };
}

/**
 * What follows the word Bearer, whatever it is. `rawHeaders` as Node keeps them: names and values in turn, repeated ones
 * included. Throws `token_missing`, or `token_malformed` when it is said twice.
 */
export function bearerTextIn(rawHeaders: readonly string[]): string {
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && isAuthorization(rawHeaders[index - 1]));
  const [value] = values;
  if (value === undefined) throw new AppError('token_missing');
  if (values.length > 1) {
    throw new AppError('token_malformed', 'There must be exactly one Authorization header.');
  }
  if (!/^bearer\b/i.test(value.trim())) throw new AppError('token_missing');
  return CREDENTIALS.exec(value.trim())?.[1] ?? '';
}

function isAuthorization(name: string | undefined): boolean {
  return name?.toLowerCase() === 'authorization';
}
