import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeLink, linkExpiry, signatureOf } from './link-signature.js';

const secret = randomBytes(32);
const link = { purpose: 'report.json', id: '0198-a', expires: 1_800_000_000 };
const before = new Date((link.expires - 1) * 1000);

describe('judgeLink', () => {
  it('takes what was signed, until it expires', () => {
    const signature = signatureOf(link, secret);
    expect(judgeLink(link, signature, secret, before)).toBe('good');
    expect(judgeLink(link, signature, secret, new Date(link.expires * 1000))).toBe('expired');
  });

  it.each([
    ['another id', { ...link, id: '0198-b' }],
    ['a later end', { ...link, expires: link.expires + 1 }],
    ['another purpose', { ...link, purpose: 'report.pdf' }],
    ['the same letters, divided in another way', { ...link, purpose: 'report.json","0198', id: '-a' }],
  ])('takes the signature for nothing but what was signed: %s', (_what, other) => {
    expect(judgeLink(other, signatureOf(link, secret), secret, before)).toBe('forged');
  });

  it('does not say of a forged link that it has expired', () => {
    expect(judgeLink(link, 'x'.repeat(43), secret, new Date(2 * link.expires * 1000))).toBe('forged');
  });

  it('takes no signature of another key, and none that is cut, longer, empty or in other letters', () => {
    const signature = signatureOf(link, secret);
    const others = [signatureOf(link, randomBytes(32)), signature.slice(1), `${signature}A`, '', signature.toLowerCase(), 'é'.repeat(43)]; // prettier-ignore
    expect(others.map((other) => judgeLink(link, other, secret, before))).toEqual(others.map(() => 'forged'));
  });
});

describe('linkExpiry', () => {
  it('is the lifetime away, at most five minutes more, and the same for what is asked at the same time', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0) }), fc.integer({ min: 60, max: 604_800 }), (now, lifetimeS) => {
        const inS = linkExpiry(now, lifetimeS) - now.getTime() / 1000;
        expect(inS).toBeGreaterThanOrEqual(lifetimeS - 0.001);
        expect(inS).toBeLessThan(lifetimeS + 300.001);
      }),
    ); // prettier-ignore
    const at = (clock: string) => linkExpiry(new Date(`2026-11-23T${clock}Z`), 3600);
    expect(at('12:00:01')).toBe(at('12:04:59'));
    expect(at('12:05:01')).toBe(at('12:04:59') + 300);
  });
});
