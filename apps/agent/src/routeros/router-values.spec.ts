import { describe, expect, it } from '@jest/globals';
import { clipText } from './clip-text.js';
import { isAnywhere, isAtLeast, parseDuration, parseFlag, parseInstant, parseVersion } from './router-values.js';

describe('values as RouterOS writes them', () => {
  it('flags', () => {
    expect(['yes', 'true', 'no', 'false', 'auto', ''].map(parseFlag)).toEqual([true, true, false, false, null, null]);
  });

  it.each([
    ['2w3d4h5m6s', 1_483_506],
    ['10s', 10],
    ['00:10:00', 600],
    ['1d02:00:00', 93_600],
    ['none', null],
    ['', null],
    ['5x', null],
  ])('the duration %p', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each([
    ['may/17/2024', '2024-05-17T14:58:11.000Z'],
    ['2024-05-17', '2024-05-17T14:58:11.000Z'],
    ['foo/17/2024', undefined],
    ['17.5.2024', undefined],
  ])('the date %s', (date, expected) => {
    expect(parseInstant(date, '17:58:11', '+03:00')?.toISOString()).toBe(expected);
  });

  it.each([
    ['7.16.2 (stable)', [7, 16, 2, 3, 'stable']],
    ['7.25beta3 (development)', [7, 25, 0, 1, 'development']],
    ['6.36rc12 (testing)', [6, 36, 0, 2, 'testing']],
    ['7.24.3 (stable) 2026-09-18', [7, 24, 3, 3, 'stable']],
    ['6.49', [6, 49, 0, 3, null]],
  ])('the version %s', (text, expected) => {
    const version = parseVersion(text);
    expect([version?.major, version?.minor, version?.patch, version?.stage, version?.channel]).toEqual(expected);
  });

  it('orders versions by number', () => {
    const nine = parseVersion('7.9');
    expect(nine).not.toBeNull();
    expect([isAtLeast(nine!, 7, 13), isAtLeast(nine!, 7, 9), isAtLeast(nine!, 6, 49, 21)]).toEqual([false, true, true]);
    expect(parseVersion('unknown')).toBeNull();
  });

  it('address restrictions that restrict nothing', () => {
    expect(['', '0.0.0.0/0', '10.0.0.0/8,::/0', '10.0.0.0/8'].map(isAnywhere)).toEqual([true, true, true, false]);
  });
});

describe('clipText', () => {
  it('keeps within the length and never halves a character', () => {
    expect(clipText('short', 10)).toBe('short');
    expect(clipText('a\nb', 10)).toBe('a b');
    expect(clipText('abcdef', 4)).toBe('abc…');
    expect(clipText('ab😀cd', 4)).toBe('ab…');
    expect(clipText('\uD83D alone', 20)).toBe('  alone');
  });
});
