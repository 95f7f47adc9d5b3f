import { AppError } from '../../app-error.js';

/** Longest token that is looked at, in characters. */
export const MAX_TOKEN_LENGTH = 8192;

const CREDENTIALS = /^bearer +(\S*)$/i;
/** JWS compact serialisation. The signature may be empty here, so that an unsigned token is refused as such. */
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/**
 * The token in the headers of a request, as Node keeps them: names and values in turn, repeated ones included.
 * Throws `token_missing` or `token_malformed`. Tokens in the address or the body are not looked for (RFC 6750
 * section 5.3: they end up in logs).
 */
export function bearerTokenIn(rawHeaders: readonly string[]): string {
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && isAuthorization(rawHeaders[index - 1]));
  const [value] = values;
  if (value === undefined) throw new AppError('token_missing');
  if (values.length > 1) {
    throw new AppError('token_malformed', 'There must be exactly one Authorization header.');
  }
  if (!/^bearer\b/i.test(value.trim())) throw new AppError('token_missing');
  const token = CREDENTIALS.exec(value.trim())?.[1] ?? '';
  if (token.length > MAX_TOKEN_LENGTH || !COMPACT_JWS.test(token)) throw new AppError('token_malformed');
  return token;
}

function isAuthorization(name: string | undefined): boolean {
  return name?.toLowerCase() === 'authorization';
}
