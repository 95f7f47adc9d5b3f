import { describe, expect, it } from '@jest/globals';
import { nextDelivery, OUTBOX_RETRY } from './next-delivery.js';

const policy = { maxAttempts: 4, firstDelayMs: 500, maxDelayMs: 1500 };
const now = new Date('2026-11-23T12:00:00Z');
const dueAfterMs = (attempts: number) => {
  const next = nextDelivery(policy, attempts, now);
  return next.state === 'due' ? next.at.getTime() - now.getTime() : next.state;
};

describe('nextDelivery', () => {
  it('waits twice as long after each failure, up to the ceiling', () => {
    expect([1, 2, 3].map(dueAfterMs)).toEqual([500, 1000, 1500]);
  });
  it('parks after the last attempt', () => {
    expect([4, 5].map(dueAfterMs)).toEqual(['parked', 'parked']);
  });
  it('keeps trying for at least six days before it parks', () => {
    const days = (OUTBOX_RETRY.maxAttempts * OUTBOX_RETRY.maxDelayMs) / 86_400_000;
    expect(days).toBeGreaterThan(6);
  });
  it('stays finite for absurd attempt counts', () => {
    const next = nextDelivery({ ...policy, maxAttempts: Number.MAX_SAFE_INTEGER }, 5000, now);
    expect(next).toEqual({ state: 'due', at: new Date(now.getTime() + 1500) });
  });
});
