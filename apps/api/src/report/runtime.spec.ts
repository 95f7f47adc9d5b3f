import { describe, expect, it } from '@jest/globals';
import { runtimeInWords, scanMs, siteScanMs, wholeMinutes } from './runtime.js';

const at = (clock: string) => new Date(`2026-11-23T${clock}Z`);
const site = (start: string | null, end: string | null, heard: string | null = null) => ({
  started_at: start === null ? null : at(start),
  finished_at: end === null ? null : at(end),
  last_heard_at: heard === null ? null : at(heard),
});

describe('runtimeInWords', () => {
  it.each([
    [0, '0 seconds'],
    [1_000, '1 second'],
    [12_400, '12 seconds'],
    [59_400, '59 seconds'],
    [59_600, '1 minute'],
    [35 * 60_000, '35 minutes'],
    [3_599_000, '1 hour'],
    [3_600_000, '1 hour'],
    [8_100_000, '2 hours 15 minutes'],
    [7_260_000, '2 hours 1 minute'],
    [100 * 3_600_000, '100 hours'],
  ])('%d ms are %s', (ms, words) => {
    expect(runtimeInWords(ms)).toBe(words);
  });
});

describe('siteScanMs', () => {
  it('counts to the end, or to the last sign of life', () => {
    expect(siteScanMs(site('12:00:00', '12:01:00', '13:00:00'))).toBe(60_000);
    expect(siteScanMs(site('12:00:00', null, '12:00:30'))).toBe(30_000);
  });
  it('is 0 before the start and never negative', () => {
    expect(siteScanMs(site(null, null))).toBe(0);
    expect(siteScanMs(site(null, '12:00:00'))).toBe(0);
    expect(siteScanMs(site('12:00:00', null))).toBe(0);
    expect(siteScanMs(site('12:00:00', '11:00:00'))).toBe(0);
  });
});

describe('scanMs', () => {
  it('goes from the first start to the last end', () => {
    expect(scanMs([site('12:00:00', '12:10:00'), site('12:05:00', '12:20:00'), site(null, null)])).toBe(20 * 60_000);
  });
  it('is 0 when nobody has begun', () => {
    expect(scanMs([])).toBe(0);
    expect(scanMs([site(null, null)])).toBe(0);
  });
});

it('wholeMinutes rounds', () => {
  expect([29_999, 30_000, 90_000].map(wholeMinutes)).toEqual([0, 1, 2]);
});
