import { describe, expect, it } from '@jest/globals';
import {
  deadlineOf,
  givenUpAt,
  hasAllResults,
  overdueBefore,
  reasonForGivingUp,
  type SiteScanState,
  standingOf,
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
  it('gives a deeper look more time', () => {
    const [quick, standard, deep] = (['quick', 'standard', 'deep'] as const).map((p) =>
      deadlineOf(p, requested).getTime(),
    );
    expect(quick).toBeGreaterThan(requested.getTime());
    expect(standard).toBeGreaterThan(quick!);
    expect(deep).toBeGreaterThan(standard!);
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
