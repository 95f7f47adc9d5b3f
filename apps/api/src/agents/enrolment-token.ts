import { createHash } from 'node:crypto';

/** How many random bytes a token is made of. */
export const TOKEN_BYTES = 32;

/** Tells people, and programs that look for secrets in public places, what this is. */
const PREFIX = 'swe_';

/** The one-time token of an enrolment. @param random {@link TOKEN_BYTES} of them */
export function enrolmentToken(random: Buffer): string {
  return `${PREFIX}${random.toString('base64url')}`;
}

/** What is kept of a token. It is random enough for a hash that is quick. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
