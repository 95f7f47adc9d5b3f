import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareRouterOsVersions,
  formatRouterOsVersion,
  isSameTrain,
  parseRouterOsVersion,
  type RouterOsVersion,
} from './routeros-version.js';

const version = fc
  .record({
    major: fc.nat({ max: 9 }),
    minor: fc.nat({ max: 99 }),
    patch: fc.nat({ max: 30 }),
    stage: fc.constantFrom('alpha' as const, 'beta' as const, 'rc' as const, 'final' as const),
    n: fc.nat({ max: 99 }),
    channel: fc.constantFrom('stable' as const, 'long-term' as const, 'testing' as const, 'development' as const, null),
  })
  .map((drawn): RouterOsVersion => ({ ...drawn, n: drawn.stage === 'final' ? 0 : drawn.n }));

const read = (text: string): RouterOsVersion => {
  const parsed = parseRouterOsVersion(text);
  if (parsed === null) throw new Error(`no version: ${text}`);
  return parsed;
};

describe('parseRouterOsVersion', () => {
  it.each([
    ['7.16.2 (stable)', [7, 16, 2, 'final', 0, 'stable']],
    ['6.40.8 (bugfix)', [6, 40, 8, 'final', 0, 'long-term']],
    ['6.42.1 (current)', [6, 42, 1, 'final', 0, 'stable']],
    ['6.49.10 (long-term)', [6, 49, 10, 'final', 0, 'long-term']],
    ['7.25beta3 (development)', [7, 25, 0, 'beta', 3, 'development']],
    ['6.36rc12 (testing)', [6, 36, 0, 'rc', 12, 'testing']],
    ['6.36rc12 (release candidate)', [6, 36, 0, 'rc', 12, 'testing']],
    ['5.0rc1', [5, 0, 0, 'rc', 1, null]],
    ['7.1alpha99', [7, 1, 0, 'alpha', 99, null]],
    ['7.0', [7, 0, 0, 'final', 0, null]],
    ['v6.42.3 (stable)', [6, 42, 3, 'final', 0, 'stable']],
    ['6.43.8 (stable) Dec/21/2018 07:10:22', [6, 43, 8, 'final', 0, 'stable']],
    ['7.16.1 (stable) 2024-10-10 14:03:32', [7, 16, 1, 'final', 0, 'stable']],
    ['  7.07.001 ', [7, 7, 1, 'final', 0, null]],
  ])('%s', (text, [major, minor, patch, stage, n, channel]) => {
    expect(parseRouterOsVersion(text)).toEqual({ major, minor, patch, stage, n, channel });
  });

  it.each([
    '',
    '7',
    '7.',
    '2021-01-04',
    '9.2.x',
    '7.16abc',
    '7.16.2.1',
    '6.41rc',
    '6.48.6 or later',
    'RouterOS 7.1',
    '-7.1',
    '7.16 (nightly)',
    '1234567.1',
  ])('%p is no version', (text) => {
    expect(parseRouterOsVersion(text)).toBeNull();
  });

  it('never throws, whatever the router wrote', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        const parsed = parseRouterOsVersion(text);
        expect(parsed === null || parsed.major >= 0).toBe(true);
      }),
    );
  });
});

describe('compareRouterOsVersions', () => {
  it('orders numbers as numbers and pre-releases before their release', () => {
    const ordered = ['2.9.51', '5.0rc1', '5.0', '6.9', '6.40.8', '6.49rc2', '6.49', '6.49.2', '6.49.10', '7.0beta1', '7.1alpha2', '7.1beta1', '7.1beta10', '7.1rc1', '7.1', '7.9', '7.13']; // prettier-ignore
    const shuffled = [...ordered].sort().reverse().map(read).sort(compareRouterOsVersions);
    expect(shuffled.map(formatRouterOsVersion)).toEqual(ordered);
  });

  it('reads a missing patch as 0 and takes no notice of the channel', () => {
    expect(compareRouterOsVersions(read('7.1'), read('7.1.0 (testing)'))).toBe(0);
  });

  it('is antisymmetric and total', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const forth = compareRouterOsVersions(a, b);
        expect(Number.isFinite(forth)).toBe(true);
        expect(Math.sign(forth)).toBe(0 - Math.sign(compareRouterOsVersions(b, a)));
        const same = formatRouterOsVersion({ ...a, channel: null }) === formatRouterOsVersion({ ...b, channel: null });
        expect(forth === 0).toBe(same);
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort(compareRouterOsVersions) as [RouterOsVersion, RouterOsVersion, RouterOsVersion]; // prettier-ignore
        expect(compareRouterOsVersions(low, middle)).toBeLessThanOrEqual(0);
        expect(compareRouterOsVersions(middle, high)).toBeLessThanOrEqual(0);
        expect(compareRouterOsVersions(low, high)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('formatRouterOsVersion', () => {
  it('is read back as the same version, and written the same again', () => {
    fc.assert(
      fc.property(version, (drawn) => {
        const text = formatRouterOsVersion(drawn);
        expect(parseRouterOsVersion(text)).toEqual(drawn);
        expect(formatRouterOsVersion(read(text))).toBe(text);
      }),
    );
  });
});

describe('isSameTrain', () => {
  it('looks at major and minor only', () => {
    expect(isSameTrain(read('6.49.7 (stable)'), read('6.49rc2'))).toBe(true);
    expect(isSameTrain(read('6.49.7'), read('7.49.7'))).toBe(false);
  });
});
