import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AT_FULL_PACE, nextPace, type Pace, type PacePolicy, type PaceState } from './pace.js';

const POLICY: PacePolicy = {
  slowAtPercent: 70,
  pauseAtPercent: 90,
  easeByPercent: 15,
  calmMs: 15_000,
  longestPauseMs: 300_000,
};
const cpu = (percent: number) => ({ cpuPercent: percent, connectionsPercent: null });

/** The pace after each of these readings, five seconds apart; null is a router that does not answer. */
function paces(readings: readonly (number | null)[], policy = POLICY, begin = AT_FULL_PACE): Pace[] {
  let state: PaceState = begin;
  return readings.map((reading, index) => {
    state = nextPace(policy, state, reading === null ? null : cpu(reading), index * 5_000);
    return state.pace;
  });
}

describe('the pace of a scan', () => {
  it('is full while the router has time', () => {
    expect(paces([0, 50, 69])).toEqual(['full', 'full', 'full']);
  });

  it('gets slower at once, and faster step by step when the load stays low', () => {
    expect(paces([70])).toEqual(['slower']);
    expect(paces([95, 60, 60, 60, 60, 50, 50, 50, 50])).toEqual([
      ...['pause', 'pause', 'pause', 'pause', 'slower'],
      ...['slower', 'slower', 'slower', 'full'],
    ]);
  });

  it('does not flutter about a threshold', () => {
    expect(new Set(paces([70, 69, 71, 68, 70, 66, 69, 70, 67, 68, 69]))).toEqual(new Set(['slower']));
    expect(paces([95, 60, 60, 80, 60, 60, 60, 60]).slice(0, 7)).toEqual(Array<Pace>(7).fill('pause'));
  });

  it('goes by the connection table as well', () => {
    const full = { cpuPercent: 3, connectionsPercent: 92 };
    expect(nextPace(POLICY, AT_FULL_PACE, full, 0).pace).toBe('pause');
    expect(nextPace(POLICY, AT_FULL_PACE, { cpuPercent: null, connectionsPercent: null }, 0).pace).toBe('full');
  });

  it('goes on slowly when the router is as busy without us, and pauses again only after as long', () => {
    const minutes = Array<number>(12 * 12).fill(100);
    const seen = paces(minutes);
    expect(seen.indexOf('slower')).toBe(60);
    expect(seen.lastIndexOf('slower')).toBe(119);
    expect(seen[120]).toBe('pause');
  });

  it('stays as it is while the router does not answer, and a pause still ends', () => {
    expect(paces([null, null])).toEqual(['full', 'full']);
    expect(paces([75, null, null])).toEqual(['slower', 'slower', 'slower']);
    const unanswered = paces([95, ...Array<null>(60).fill(null)]);
    expect([unanswered[59], unanswered[60]]).toEqual(['pause', 'slower']);
  });

  it('is never changed by a threshold of nought', () => {
    expect(paces([100], { ...POLICY, pauseAtPercent: 0 })).toEqual(['slower']);
    expect(paces([100], { ...POLICY, pauseAtPercent: 0, slowAtPercent: 0 })).toEqual(['full']);
    expect(paces([95, 60, 60, 60, 60, 60, 60, 60, 60], { ...POLICY, slowAtPercent: 0 }).at(-1)).toBe('full');
  });

  it('comes back to full from anything once the router is idle, and never pauses for longer than it may', () => {
    const reading = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 200 }), (readings) => {
        const seen = paces([...readings, ...Array<number>(8).fill(0)]);
        expect(seen.at(-1)).toBe('full');
        const longest = seen.join(' ').match(/pause(?: pause)*/g) ?? [];
        expect(longest.every((run) => run.split(' ').length <= 60)).toBe(true);
      }),
    );
  });
});
