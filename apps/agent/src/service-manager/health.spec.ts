import { describe, expect, it } from '@jest/globals';
import { healthOf, type Vitals } from './health.js';

const MINUTE_MS = 60_000;
const UP: Vitals = { link: { state: 'up', sinceMs: 60 * MINUTE_MS, untriedMs: 0 }, pullMs: 4_000, inWork: null };

describe('healthOf', () => {
  it('is well while it asks for requests', () => {
    expect(healthOf(UP)).toEqual({ isWell: true, status: 'Waiting for requests' });
  });

  it('says what is being scanned', () => {
    expect(healthOf({ ...UP, inWork: 'scan 1, attempt 2' }).status).toBe('Scanning: scan 1, attempt 2');
  });

  it('is well when it is cut off and tries again, however long', () => {
    const link = { state: 'lost', sinceMs: 600 * MINUTE_MS, untriedMs: 5 * MINUTE_MS } as const;
    expect(healthOf({ ...UP, link, pullMs: 600 * MINUTE_MS })).toEqual({
      isWell: true,
      status: 'Cut off from the broker for 600 min; results are kept here',
    });
  });

  it('forgives a question that was open when the link came back', () => {
    const link = { state: 'up', sinceMs: 1_000, untriedMs: 0 } as const;
    expect(healthOf({ ...UP, link, pullMs: 600 * MINUTE_MS }).isWell).toBe(true);
  });

  it.each<[string, Partial<Vitals>]>([
    ['the connection is closed', { link: { state: 'closed', sinceMs: 0, untriedMs: 0 } }],
    ['nobody tries to connect', { link: { state: 'lost', sinceMs: 11 * MINUTE_MS, untriedMs: 11 * MINUTE_MS } }],
    ['a question is never answered', { pullMs: 2 * MINUTE_MS }],
  ])('is ill when %s', (_, change) => {
    expect(healthOf({ ...UP, ...change }).isWell).toBe(false);
  });
});
