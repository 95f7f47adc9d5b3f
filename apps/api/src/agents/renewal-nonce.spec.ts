import { describe, expect, it } from '@jest/globals';
import { isGoodNonce, makeNonce, NONCE_LIFE_MS } from './renewal-nonce.js';

describe('a renewal nonce', () => {
  const key = Buffer.alloc(32, 1);
  const now = new Date('2026-11-25T12:00:00Z');
  const nonce = makeNonce(key, 'agent-1', now);
  const later = (ms: number) => new Date(now.getTime() + ms);

  it('is good for its agent until its time is over', () => {
    expect(isGoodNonce(key, 'agent-1', nonce, now)).toBe(true);
    expect(isGoodNonce(key, 'agent-1', nonce, later(NONCE_LIFE_MS - 1))).toBe(true);
    expect(isGoodNonce(key, 'agent-1', nonce, later(NONCE_LIFE_MS))).toBe(false);
  });

  it('is not good for another agent, nor under another key', () => {
    expect(isGoodNonce(key, 'agent-2', nonce, now)).toBe(false);
    expect(isGoodNonce(Buffer.alloc(32, 2), 'agent-1', nonce, now)).toBe(false);
  });

  it.each(['', '.', 'x.y', nonce.slice(0, -1), `9${nonce.slice(1)}`, `${nonce}x`, nonce.replace(/\.(.)/, '.$1$1')])(
    'does not take %j for one',
    (forged) => {
      expect(isGoodNonce(key, 'agent-1', forged, now)).toBe(false);
    },
  );
});
