import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions, isVersion } from './compare-versions.js';

const sign = (a: string, b: string): number | null => {
  const order = compareVersions(a, b);
  return order === null ? null : Math.sign(order);
};

describe('compareVersions', () => {
  it.each([
    ['numbers as numbers', ['6.0', '52.0', '100.1']],
    [
      'pre-releases',
      ['7.4dev1', '7.4alpha3', '7.4alpha10', '7.4beta4', '7.4-pre1', '7.4rc1', '7.4-RC31', '7.4', '7.4.1'],
    ],
    ['milestones of Tomcat', ['9.0.0.M1', '9.0.0-M23', '9.0.0.RC1', '9.0.0', '9.0.1']],
    ['letters of OpenSSL', ['1.0.2', '1.0.2a', '1.0.2k', '1.0.2z', '1.0.2za', '1.0.2zg', '1.1.0', '1.1.1', '1.1.1a']],
    ['patches of OpenSSH and NTP', ['4.2.8beta1', '4.2.8', '4.2.8p1', '4.2.8p9', '4.2.8p15', '4.2.9']],
    ['ISC BIND', ['9.2.0a1', '9.2.0b2', '9.2.0rc1', '9.2.0', '9.2.0-P1', '9.2.0-P2', '9.2.1']],
    ['letters and candidates of ProFTPD', ['1.3.5rc1', '1.3.5rc3', '1.3.5', '1.3.5a', '1.3.5e', '1.3.6']],
    ['builds of network storage', ['6.2-23739', '6.2-23739-1', '6.2-23739-2', '6.2.1-23824', '6.2.1-23824-4']],
    ['packages of Percona', ['5.5.51', '5.5.51-38.1', '5.5.51-38.2', '5.5.52']],
    ['years', ['0.52', '2012.55', '2019.77', '2019.78', '2020.81', '2022.82']],
    ['RouterOS', ['6.41rc31', '6.41', '6.48.6', '6.49.7', '7.1beta6', '7.1rc1', '7.1', '7.20.1']],
    ['service packs', ['1.0beta2', '1.0', '1.0_sp1', '1.0_sp2', '1.0_sp2_update_1', '1.0.1']],
    ['days of builds among themselves', ['20070410_08.112.3', '20070719_05.011.2', '20180118']],
  ])('orders %s', (_, ordered) => {
    for (const [at, version] of ordered.entries()) {
      for (const [other, another] of ordered.entries()) expect([version, another, sign(version, another)]).toEqual([version, another, Math.sign(at - other)]); // prettier-ignore
    }
  });

  it.each([
    ['2.0', '2.0.0'],
    ['7', '7.0.0'],
    ['7.0rc1', '7rc1'],
    ['v7.1', '7.1'],
    ['V7.1 ', '7.1'],
    ['2023.02.13', '2023.2.13'],
    ['4.1.100.Final', '4.1.100'],
    ['9.4.57.v20241219', '9.4.57'],
    ['7.4-rc1', '7.4rc1'],
    ['1.3.0_rc1', '1.3.0.RC1'],
    ['0', '0.0'],
    ['2.0pl5', '2.0p5'],
  ])('%s is %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0);
  });

  it.each([
    '',
    '-',
    '*',
    '2021-01-04',
    '2018-11',
    '1-19-2018',
    'esxi70u1c-17325551',
    '7.6 2022-10-31',
    '9.2.x',
    '9.*',
    '103.xxx.013.14115',
    '1.6.1.1\\/1.6.1.2',
    '5.1.23_bk',
    '10.10-m,1',
    'R36 P5',
    '4.2.2.p',
    '1.2.k',
    '1..2',
    '1.2.',
    '1'.repeat(129),
  ])('%p is no version', (text) => {
    expect(isVersion(text)).toBe(false);
    expect(compareVersions(text, '6.49')).toBeNull();
    expect(compareVersions('6.49', text)).toBeNull();
  });

  it('does not hold the day of a build against a version', () => {
    expect(compareVersions('20180118', '6.49')).toBeNull();
    expect(compareVersions('6.49', '20070410_08.112.3')).toBeNull();
  });

  const word = fc.constantFrom('rc', 'beta', 'alpha', 'p', 'm', 'pre', 'sp', 'dev', 'r', 's', 'test', 'build', 'final');
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.nat({ max: 30 }).map((number) => `.${number}`) },
    fc.constantFrom('.0', '.00', '-0', '-1', '_7', '~2'),
    fc.tuple(fc.constantFrom('', '-', '_', '.'), word, fc.nat({ max: 12 })).map((parts) => parts.join('')),
  );
  const version = fc
    .tuple(fc.nat({ max: 40 }), fc.array(step, { maxLength: 4 }), fc.constantFrom('', '', 'a', 'k', 'zg'))
    .map(([first, steps, letter]) => `${first}${steps.join('')}${letter}`)
    .filter(isVersion);

  it('is antisymmetric and total over versions', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const order = sign(a, b);
        expect(order).not.toBeNull();
        expect(order).toBe(0 - (sign(b, a) ?? Number.NaN));
        expect(sign(a, a)).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort((x, y) => compareVersions(x, y) ?? Number.NaN) as [string, string, string]; // prettier-ignore
        expect(compareVersions(low, middle)).toBeLessThanOrEqual(0);
        expect(compareVersions(middle, high)).toBeLessThanOrEqual(0);
        expect(compareVersions(low, high)).toBeLessThanOrEqual(0);
        if (sign(a, b) === 0) expect(sign(a, c)).toBe(sign(b, c));
      }),
      { numRuns: 1_000 },
    );
  });

  it('puts a release after its candidates and before its patches, whatever its number', () => {
    const numbers = fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(numbers, fc.nat({ max: 99 }), (release, number) => {
        expect(sign(`${release}rc${number}`, release)).toBe(-1);
        expect(sign(`${release}p${number}`, release)).toBe(1);
        expect(sign(`${release}p${number}`, `${release}.1`)).toBe(-1);
      }),
    );
  });

  it('answers anything without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), version, (text, other) => {
        expect([null, 'number']).toContain(compareVersions(text, other) === null ? null : 'number');
      }),
    );
  });

  it.each(['1', '1.', '.1', 'a1', '1-', 'z', 'rc', '~'])('takes no time over a long row of %p', (piece) => {
    const startedAt = performance.now();
    for (const length of [60, 120, 100_000]) compareVersions(`1${piece.repeat(length)}!`, '1.0');
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
