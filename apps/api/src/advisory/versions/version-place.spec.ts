import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions } from './compare-versions.js';
import { LAST_PLACE, placeOfVersion } from './version-place.js';

const number = fc.oneof(fc.nat(3), fc.nat(20), fc.constantFrom(131_070, 131_071, 131_072, 999_999, 20_230_101));
const word = fc.constantFrom('', 'rc1', 'p1', 'beta4', '-3', '_2', 'k', 'zg', '.final', '-snapshot', '.v20241219');
const version = fc
  .tuple(fc.array(number, { minLength: 1, maxLength: 5 }), word, fc.constantFrom('', 'v', ' '))
  .map(([numbers, after, before]) => `${before}${numbers.join('.')}${after}`);

describe('placeOfVersion', () => {
  it('has the order of compareVersions wherever it tells two versions apart', () => {
    const inOrder = fc.property(version, version, (a, b) => {
      const [placeOfA, placeOfB] = [placeOfVersion(a), placeOfVersion(b)];
      if (placeOfA === null || placeOfB === null) return;
      const order = compareVersions(a, b);
      expect(order).not.toBeNull();
      if (order === 0) expect(placeOfA).toBe(placeOfB);
      if (placeOfA !== placeOfB) expect(Math.sign(placeOfA - placeOfB)).toBe(Math.sign(order ?? 0));
    });
    fc.assert(inOrder, { numRuns: 1_000 });
  });

  it.each([
    ['2.0', '2'],
    ['8.4', '8.4p1'],
    ['7.0rc1', '7'],
    ['1.0.2.9', '1.0.2zg'],
    ['131071.5', '999999.1'],
  ])('does not tell %s from %s', (a, b) => {
    expect(placeOfVersion(a)).toBe(placeOfVersion(b));
  });

  it.each(['', '9.2.x', '2021-01-04', '20210104', '2.0 or later'])('has no place for %p', (text) => {
    expect(placeOfVersion(text)).toBeNull();
  });

  it('begins with nothing and ends before the last place', () => {
    expect(placeOfVersion('0')).toBe(0);
    expect(placeOfVersion('999999.9.9')).toBeLessThan(LAST_PLACE);
    expect(Number.isSafeInteger(LAST_PLACE)).toBe(true);
  });
});
