import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answerOffer,
  failed,
  MOST_TRIAL_STARTS,
  NO_RELEASES,
  nextStart,
  type ReleaseState,
  settled,
  standingOf,
  taken,
  TRIAL_MS,
} from './release-state.js';

const NOW = new Date('2026-11-25T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const HOUR_MS = 3_600_000;

/** Starts as often as `times`, all at once, and tells what was started. */
function starts(state: ReleaseState, times: number, at = NOW): (string | null)[] {
  let current = state;
  return Array.from({ length: times }, () => {
    const next = nextStart(current, '1.0.0', at);
    current = next.state;
    return next.start;
  });
}

describe('the release that is started', () => {
  it('is the installed one when there is no other', () => {
    expect(nextStart(NO_RELEASES, '1.0.0', NOW)).toEqual({ start: null, state: NO_RELEASES });
  });

  it('is a new one as often as a trial allows, and then what was settled before', () => {
    const state = taken({ ...NO_RELEASES, settled: '1.1.0' }, '1.2.0');
    expect(starts(state, MOST_TRIAL_STARTS + 2)).toEqual(['1.2.0', '1.2.0', '1.2.0', '1.1.0', '1.1.0']);
  });

  it('is the installed one again when a new one fails and nothing was settled', () => {
    expect(starts(taken(NO_RELEASES, '1.2.0'), MOST_TRIAL_STARTS + 1).at(-1)).toBeNull();
  });

  it('is no new one any more when its time is over, and a clock that was set back gives it no more time', () => {
    const begun = nextStart(taken(NO_RELEASES, '1.2.0'), '1.0.0', NOW).state;
    expect(nextStart(begun, '1.0.0', later(TRIAL_MS)).start).toBe('1.2.0');
    expect(nextStart(begun, '1.0.0', later(TRIAL_MS + 1)).start).toBeNull();
    const setBack = nextStart(begun, '1.0.0', later(-HOUR_MS)).state;
    expect(nextStart(setBack, '1.0.0', later(TRIAL_MS + 1 - HOUR_MS)).start).toBeNull();
  });

  it('is one that has proved itself, for ever', () => {
    const state = settled(nextStart(taken(NO_RELEASES, '1.2.0'), '1.0.0', NOW).state, '1.2.0');
    expect(starts(state, 10, later(1000 * HOUR_MS))).toEqual(Array(10).fill('1.2.0'));
  });

  it.each([
    ['settled', settled(NO_RELEASES, '1.0.0')],
    ['settled', settled(NO_RELEASES, '0.9.0')],
    ['on trial', taken(NO_RELEASES, '1.0.0')],
  ])('is the installed one when the package is as new as what is %s', (_, state) => {
    expect(nextStart(state, '1.0.0', NOW)).toEqual({ start: null, state: NO_RELEASES });
  });

  it('is in the end one that works, whatever happened before', () => {
    const version = fc.constantFrom('0.9.0', '1.0.0', '1.1.0', '1.2.0');
    const step = fc.oneof(
      version.map((v) => (state: ReleaseState) => taken(state, v)),
      version.map((v) => (state: ReleaseState) => failed(state, v, 'tried', NOW)),
      version.map((v) => (state: ReleaseState) => (state.trying?.version === v ? settled(state, v) : state)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const state = steps.reduce((current, act) => act(current), NO_RELEASES);
        const all = starts(state, MOST_TRIAL_STARTS + 2);
        const neverProved = state.trying?.version;
        if (neverProved !== undefined) expect(all.slice(-1)).not.toEqual([neverProved]);
        expect(all.at(-1)).toBe(all.at(-2)); // it stays with one
      }),
    );
  });
});

describe('an offer', () => {
  const here = { running: '1.1.0', node: '20.19.5', now: NOW };
  const offer = (version: string, minimum_node = '20.19.0') => ({ version, minimum_node });

  it.each([
    ['another release that is newer', offer('1.2.0'), NO_RELEASES, 'take'],
    ['the one that runs', offer('1.1.0'), NO_RELEASES, 'nothing'],
    ['the one that is in place already', offer('1.2.0'), taken(NO_RELEASES, '1.2.0'), 'nothing'],
    ['one that failed an hour ago', offer('1.2.0'), failed(NO_RELEASES, '1.2.0', 'x', later(-HOUR_MS)), 'nothing'],
    ['one that failed yesterday', offer('1.2.0'), failed(NO_RELEASES, '1.2.0', 'x', later(-25 * HOUR_MS)), 'take'],
    ['an older one', offer('1.0.9'), NO_RELEASES, { refuse: 'it is older than 1.1.0, which runs' }],
    [
      'one for a newer Node.js',
      offer('1.2.0', '22.0.0'),
      NO_RELEASES,
      { refuse: 'it needs Node.js 22.0.0, here is 20.19.5' },
    ],
  ])('of %s', (_, manifest, state, answer) => {
    expect(answerOffer(manifest, state, here)).toEqual(answer);
  });
});

describe('what the centre is told', () => {
  it.each([
    ['settled', NO_RELEASES, null, { state: 'settled', failed: null }],
    ['trying', taken(NO_RELEASES, '1.1.0'), null, { state: 'trying', failed: null }],
    [
      'rolled back',
      failed(NO_RELEASES, '1.2.0', 'it crashed', NOW),
      null,
      { state: 'rolled_back', failed: { version: '1.2.0', reason: 'it crashed' } },
    ],
    [
      'settled, when only an older one failed',
      failed(NO_RELEASES, '1.0.5', 'it crashed', NOW),
      null,
      { state: 'settled', failed: null },
    ],
    [
      'refused',
      NO_RELEASES,
      { version: '1.0.0', reason: 'it is older' },
      { state: 'refused', failed: { version: '1.0.0', reason: 'it is older' } },
    ],
  ])('%s', (_, state, refusal, told) => {
    expect(standingOf(state, '1.1.0', refusal)).toEqual({ version: 1, running: '1.1.0', ...told });
  });
});
