import { describe, expect, it } from '@jest/globals';
import {
  deadlineOf,
  endOfUnstopped,
  givenUpAt,
  hasAllResults,
  overdueBefore,
  reasonForGivingUp,
  type SiteScanState,
  standingOf,
  unstoppedBefore,
} from './scan-lifecycle.js';

describe('standingOf', () => {
  it.each<[SiteScanState, number, number, string]>([
    ['pending', 0, 1, 'newer'],
    ['running', 1, 1, 'current'],
    ['running', 1, 2, 'newer'],
    ['running', 2, 1, 'stale'],
    ['pending', 2, 1, 'stale'],
    ['processing', 1, 1, 'ended'],
    ['processing', 1, 2, 'ended'],
    ['completed', 1, 1, 'ended'],
    ['partial', 1, 2, 'ended'],
    ['failed', 1, 2, 'ended'],
    ['stopped', 1, 1, 'ended'],
  ])('%s at attempt %i, result of attempt %i: %s', (state, attempt, ofResult, standing) => {
    expect(standingOf({ state, attempt }, ofResult)).toBe(standing);
  });
});

describe('hasAllResults', () => {
  const all = { expectedHosts: 2, expectedRouters: 1, storedHosts: 2, storedRouters: 1 };
  it('is true when everything announced is stored', () => {
    expect(hasAllResults(all)).toBe(true);
  });
  it('is false before the last word, however much is stored', () => {
    expect(hasAllResults({ ...all, expectedHosts: null, expectedRouters: null })).toBe(false);
  });
  it.each([{ storedHosts: 1 }, { storedRouters: 0 }])('is false while %j is missing', (missing) => {
    expect(hasAllResults({ ...all, ...missing })).toBe(false);
  });
});

describe('deadlines', () => {
  const requested = new Date('2026-11-23T12:00:00Z');
  const minutes = (needed: Parameters<typeof deadlineOf>[0]) =>
    (deadlineOf(needed, requested).getTime() - requested.getTime()) / 60_000;
  const one = { addresses: 1, endBy: null };

  it('gives a deeper look more time', () => {
    const given = (['quick', 'standard', 'deep'] as const).map((profile) => minutes({ ...one, profile }));
    expect(given).toEqual([20, 45, 120]);
  });
  it('gives more addresses more time, and no scan more than a day', () => {
    expect(minutes({ profile: 'quick', addresses: 0, endBy: null })).toBe(20);
    expect(minutes({ profile: 'quick', addresses: 256, endBy: null })).toBe(20 + (255 * 5) / 60);
    expect(minutes({ profile: 'deep', addresses: 65_536, endBy: null })).toBe(24 * 60);
  });
  it('ends before a blackout begins, however much time is needed', () => {
    const endBy = new Date('2026-11-23T12:07:00Z');
    expect(deadlineOf({ profile: 'deep', addresses: 65_536, endBy }, requested)).toEqual(endBy);
    expect(minutes({ ...one, profile: 'quick', endBy: new Date('2026-11-30T12:00:00Z') })).toBe(20);
  });
  it('leaves a last word time to travel', () => {
    expect(givenUpAt(requested).toISOString()).toBe('2026-11-23T12:05:00.000Z');
    expect(overdueBefore(givenUpAt(requested))).toEqual(requested);
  });
});

describe('reasonForGivingUp', () => {
  const none = { expectedHosts: null, expectedRouters: null, storedHosts: 0, storedRouters: 0 };
  it('tells a scan nobody took from one that fell silent from one with results missing', () => {
    expect(reasonForGivingUp({ state: 'pending', attempt: 0 }, none)).toContain('no agent took');
    expect(reasonForGivingUp({ state: 'running', attempt: 1 }, none)).toContain('not heard of again');
    const some = { expectedHosts: 3, expectedRouters: 1, storedHosts: 1, storedRouters: 1 };
    expect(reasonForGivingUp({ state: 'running', attempt: 1 }, some)).toContain('2 of 4');
  });
});

describe('what was asked to stop and did not', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  it('is ended after five seconds untaken, a minute of silence, or five minutes in any case', () => {
    expect(unstoppedBefore(now)).toEqual({
      untaken: new Date('2026-11-23T11:59:55Z'),
      silent: new Date('2026-11-23T11:59:00Z'),
      atAll: new Date('2026-11-23T11:55:00Z'),
    });
  });
  it('ended when the request for it says, and not when somebody looked', () => {
    expect(endOfUnstopped(0, now)).toEqual({
      reason: 'stopped before an agent began',
      at: new Date('2026-11-23T12:00:05Z'),
    });
    const { reason, at } = endOfUnstopped(2, now);
    expect(reason).toContain('did not say that it ended');
    expect(at).toEqual(new Date('2026-11-23T12:01:00Z'));
  });
});
