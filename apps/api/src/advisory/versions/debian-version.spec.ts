import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareDebianVersions } from './debian-version.js';

describe('compareDebianVersions', () => {
  it.each([
    ['1:8.4p1-5', '1:8.4p1-5+deb11u1', -1],
    ['1:9.2p1-2+deb12u2', '1:9.2p1-2+deb12u3', -1],
    ['1:9.2p1-2+deb12u10', '1:9.2p1-2+deb12u3', 1],
    ['1:9.6p1-3ubuntu13.5', '1:9.6p1-3ubuntu13.15', -1],
    ['1.0~rc1', '1.0', -1],
    ['1.0~rc1-1', '1.0~rc1-1~bpo11+1', 1],
    ['1.0', '1.0-0', 0],
    ['0:1.0-1', '1.0-1', 0],
    ['2:0.1', '1:9.9', 1],
    ['1.0a', '1.0', 1],
    ['1.0a', '1.0+', -1],
    ['1.0+dfsg', '1.0.1', -1],
    ['1.0.09', '1.0.9', 0],
    ['2.4.62-1~deb12u1', '2.4.62-1', -1],
    ['1.18.0-6+deb11u3', '1.18.0-6.1', -1],
    ['~~', '~~a', -1],
    ['~~a', '~', -1],
    ['~', '', -1],
    ['', 'a', -1],
  ])('%s against %s', (a, b, expected) => {
    expect(Math.sign(compareDebianVersions(a, b))).toBe(expected);
    expect(Math.sign(compareDebianVersions(b, a))).toBe(0 - expected);
  });

  const version = fc.string({ unit: fc.constantFrom(...Array.from('019ab~+.-:')), maxLength: 8 });

  it('is a total order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort(compareDebianVersions) as [string, string, string];
        expect(compareDebianVersions(low, middle)).toBeLessThanOrEqual(0);
        expect(compareDebianVersions(low, high)).toBeLessThanOrEqual(0);
        expect(compareDebianVersions(middle, high)).toBeLessThanOrEqual(0);
        expect(Math.sign(compareDebianVersions(a, b))).toBe(0 - Math.sign(compareDebianVersions(b, a)));
        expect(compareDebianVersions(a, a)).toBe(0);
      }),
      { numRuns: 1_500 },
    );
  });

  it('takes no time over a long row', () => {
    const startedAt = performance.now();
    for (const piece of ['1', 'a', '~', '1a', '-', ':'])
      compareDebianVersions(piece.repeat(20_000), piece.repeat(19_999));
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
