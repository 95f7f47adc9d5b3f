import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed link opens, and until when. */
export interface SignedLink {
  /** What kind of thing it opens: a link signed for one purpose opens nothing else. */
  readonly purpose: string;
  readonly id: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** Equal links within this time, in seconds: what is asked for twice in a row has the same address. */
const ROUNDING_S = 300;

/** When a link that is made `now` expires: after its lifetime, rounded up to a round moment. Seconds since 1970. */
export function linkExpiry(now: Date, lifetimeS: number): number {
  const rounding = Math.min(ROUNDING_S, lifetimeS);
  return Math.ceil((now.getTime() / 1000 + lifetimeS) / rounding) * rounding;
}

/** HMAC-SHA-256 of all that the link says, in base64url. */
export function signatureOf(link: SignedLink, secret: Buffer): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([link.purpose, link.id, link.expires]))
    .digest('base64url');
}

/**
 * What is to be done with a link: `expired` is only said of one that was good once. A signature is compared in a time
 * that tells nothing of how much of it is right.
 */
export function judgeLink(
  link: SignedLink,
  signature: string,
  secret: Buffer,
  now: Date,
): 'good' | 'forged' | 'expired' {
  const wanted = Buffer.from(signatureOf(link, secret));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return 'forged';
  return link.expires * 1000 <= now.getTime() ? 'expired' : 'good';
}
