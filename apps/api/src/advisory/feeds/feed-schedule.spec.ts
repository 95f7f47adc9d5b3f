import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FeedError } from './feed-error.js';
import { nextSyncAt, type Standing } from './feed-schedule.js';
import { Pace, waitAfter } from './http/patience.js';
import { isLast, markAfter, nextWindow } from './nvd-sync/nvd-windows.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = new Date('2026-11-01T12:00:00.000Z');
const before = (ms: number) => new Date(NOW.getTime() - ms);
const inHours = (at: Date) => (at.getTime() - NOW.getTime()) / HOUR_MS;

describe('when a feed is fetched next', () => {
  const standing = (more: Partial<Standing>): Standing => ({
    lastGoodAt: NOW,
    lastAttemptAt: NOW,
    lastError: null,
    origin: 'sync',
    ...more,
  });

  it('is at once, when nothing but what travels with the product is there', () => {
    expect(nextSyncAt('nvd', null, NOW)).toEqual(NOW);
    expect(nextSyncAt('nvd', standing({ origin: 'shipped' }), NOW)).toEqual(NOW);
  });

  it('is never sooner than two hours after NVD was asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DAY_MS }), (ms) => {
        const lastGoodAt = new Date(NOW.getTime() + ms);
        const waited = nextSyncAt('nvd', standing({ lastGoodAt }), NOW).getTime() - lastGoodAt.getTime();
        expect(waited).toBeGreaterThanOrEqual(2 * HOUR_MS);
        expect(waited).toBeLessThanOrEqual(2.2 * HOUR_MS);
      }),
    );
  });

  it('comes later the longer it has failed: from a quarter of an hour to six hours', () => {
    const failing = (lastGoodAt: Date | null) =>
      inHours(nextSyncAt('kev', standing({ lastGoodAt, lastError: 'x' }), NOW));
    expect(failing(before(60_000))).toBeCloseTo(0.25, 1);
    expect(failing(before(8 * HOUR_MS))).toBeGreaterThanOrEqual(2);
    expect(failing(before(90 * DAY_MS))).toBeLessThan(6.7);
    expect(failing(null)).toBeGreaterThanOrEqual(6);
  });
});

describe('patience', () => {
  const policy = { tries: 4, firstWaitMs: 6_000, longestWaitMs: 20_000 };
  const fault = new FeedError('refused', 'no', { transient: true });

  it('doubles, up to a limit, and ends', () => {
    expect([1, 2, 3, 4].map((failed) => waitAfter(failed, fault, policy))).toEqual([6_000, 12_000, 20_000, null]);
  });

  it('waits as long as the source says, within the limit, and not at all where that is no use', () => {
    const told = (retryAfterMs: number) => new FeedError('refused', 'no', { transient: true, retryAfterMs });
    expect([waitAfter(1, told(9_000), policy), waitAfter(1, told(1e9), policy)]).toEqual([9_000, 20_000]);
    expect(waitAfter(1, new FeedError('redirected', 'away'), policy)).toBeNull();
    expect(waitAfter(1, new Error('a bug'), policy)).toBeNull();
  });

  it('keeps its pace, and does not wait for hours when the clock is set back', async () => {
    let now = NOW.getTime();
    const waits: number[] = [];
    const wait = (ms: number) => Promise.resolve(void waits.push(ms));
    const pace = new Pace(6_000, () => new Date(now), wait);
    for (const step of [0, 2_000, 10_000, -DAY_MS]) {
      now += step;
      await pace.turn();
    }
    expect(waits).toEqual([4_000, 6_000]);
  });
});

describe('windows of NVD', () => {
  it('leave no moment out, whatever the clocks say', () => {
    const step = fc.record({
      clockMs: fc.integer({ min: -DAY_MS, max: 200 * DAY_MS }),
      lagMs: fc.integer({ min: -HOUR_MS, max: HOUR_MS }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let mark = NOW;
        let answeredAt = NOW;
        for (const { clockMs, lagMs } of steps) {
          answeredAt = new Date(answeredAt.getTime() + Math.abs(clockMs));
          const window = nextWindow(mark, new Date(answeredAt.getTime() + lagMs));
          if (window === null) return; // all of it is loaded, which leaves nothing out either
          expect(window.start < mark && window.end > mark).toBe(true);
          expect(window.end.getTime() - window.start.getTime()).toBeLessThanOrEqual(120 * DAY_MS);
          const next = markAfter(window, answeredAt);
          // Known until the new mark: all of it lies in the window, and before the answer.
          expect(next <= window.end && next <= answeredAt).toBe(true);
          if (isLast(window, answeredAt))
            expect(answeredAt.getTime() - window.end.getTime()).toBeLessThanOrEqual(15 * 60_000);
          mark = next < mark ? mark : next;
        }
      }),
    );
  });

  it('give way to a load of everything after a year, or when nothing is known', () => {
    expect(nextWindow(null, NOW)).toBeNull();
    expect(nextWindow(before(361 * DAY_MS), NOW)).toBeNull();
    expect(nextWindow(before(359 * DAY_MS), NOW)).not.toBeNull();
  });
});
