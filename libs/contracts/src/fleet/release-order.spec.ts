import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReleaseVersion } from './release.js';
import { compareReleases } from './release-order.js';

/** Oldest first; the pre-releases are those of the standard's own example. */
const IN_ORDER = [
  '0.1.0',
  '0.1.1',
  '0.2.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.10',
  '1.9.0',
  '1.10.0',
  '10.0.0',
];

describe('the order of releases', () => {
  it.each(IN_ORDER.flatMap((a, i) => IN_ORDER.map((b, j) => [a, b, Math.sign(i - j)] as const)))(
    '%s and %s: %i',
    (a, b, order) => {
      expect(compareReleases(a, b)).toBe(order);
    },
  );

  it('is a total order', () => {
    const core = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.'));
    const part = fc.constantFrom('1', '2', '11', 'a', 'b', 'rc', 'x-1');
    const version = fc
      .tuple(core, fc.array(part, { maxLength: 3 }))
      .map(([base, pre]) => [base, ...(pre.length > 0 ? [pre.join('.')] : [])].join('-'));
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(ReleaseVersion.safeParse(a).success).toBe(true);
        expect(compareReleases(a, b)).toBe(-compareReleases(b, a) || 0);
        expect(compareReleases(a, b) === 0).toBe(a === b);
        if (compareReleases(a, b) <= 0 && compareReleases(b, c) <= 0)
          expect(compareReleases(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('a release version', () => {
  it.each(['1.2', 'v1.2.3', '1.2.3+build', '01.2.3', '1.2.3-', '../1.2.3', '1.2.3/..', ''])('is not %j', (text) => {
    expect(ReleaseVersion.safeParse(text).success).toBe(false);
  });
});
