import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanVersion } from './clean-version.js';

const OPENSSH = { vendor: 'openbsd', product: 'openssh' };
const MARIADB = { vendor: 'mariadb', product: 'mariadb' };
const MYSQL = { vendor: 'mysql', product: 'mysql' };
const BIND = { vendor: 'isc', product: 'bind' };
const ROUTEROS = { vendor: 'mikrotik', product: 'routeros' };
const DNSMASQ = { vendor: 'thekelleys', product: 'dnsmasq' };
const OTHER = { vendor: 'some', product: 'thing' };

describe('cleanVersion', () => {
  it.each([
    [OPENSSH, '8.4p1', '8.4', 'p1'],
    [OPENSSH, '8.4p1 Debian 5+deb11u1', '8.4', 'p1'],
    [OPENSSH, 'for_Windows_8.1', '8.1', null],
    [OPENSSH, 'OpenSSH_for_Windows_9.5', '9.5', null],
    [OPENSSH, '7.4p1 mikrotik 7.0', '7.4', 'p1'],
    [{ vendor: 'exim', product: 'exim' }, '4.90_1', '4.90.1', null],
    [{ vendor: 'exim', product: 'exim' }, '4.92_RC3', '4.92', 'rc3'],
    [MARIADB, '5.5.5-10.5.12-MariaDB-0+deb11u1', '10.5.12', null],
    [MARIADB, '5.5.5-10.5.12-mariadb-1:10.5.12+maria~focal', '10.5.12', null],
    [MARIADB, '10.3.38-MariaDB-0ubuntu0.20.04.1-log', '10.3.38', null],
    [MARIADB, '5.5.68-MariaDB', '5.5.68', null],
    [MARIADB, '11.4.2-MariaDB-ubu2404', '11.4.2', null],
    [MYSQL, '5.7.33-log', '5.7.33', null],
    [MYSQL, '5.7.33-0ubuntu0.18.04.1', '5.7.33', null],
    [MYSQL, '5.5.5-m3', '5.5.5', 'm3'],
    [BIND, '9.11.5-P4-5.1+deb10u9-Debian', '9.11.5', 'p4'],
    [BIND, '9.16.1-Ubuntu', '9.16.1', null],
    [BIND, '9.18.12-0ubuntu0.22.04.1-Ubuntu', '9.18.12', null],
    [BIND, '9.11.4-P2-RedHat-9.11.4-26.P2.el7_9.13', '9.11.4', 'p2'],
    [BIND, '9.11.3-S1', '9.11.3', 's1'],
    [ROUTEROS, '7.4beta4', '7.4', 'beta4'],
    [ROUTEROS, '6.41rc31', '6.41', 'rc31'],
    [ROUTEROS, '6.49.6 (long-term)', '6.49.6', null],
    [DNSMASQ, 'dnsmasq-2.85', '2.85', null],
    [DNSMASQ, 'pi-hole-v2.90+1', '2.90', null],
    [DNSMASQ, '2.80rc1', '2.80', 'rc1'],
    [OTHER, '9.4.31.v20200723', '9.4.31', '20200723'],
    [OTHER, '1.19_19dec2003', '1.19', null],
    [OTHER, '1.0.2k-fips', '1.0.2k', null],
    [OTHER, '1.3.5e', '1.3.5e', null],
    [OTHER, '1.3.5rc3', '1.3.5', 'rc3'],
    [OTHER, '4.2.8p15@1.3728-o', '4.2.8', 'p15'],
    [OTHER, '2:7.4', '7.4', null],
    [OTHER, 'v2.4', '2.4', null],
    [OTHER, '5.3.3-7+squeeze19', '5.3.3', null],
    [OTHER, '7.2.24-0ubuntu0.18.04.7', '7.2.24', null],
    [OTHER, '2017.75', '2017.75', null],
    [OTHER, '8.0.26-16', '8.0.26-16', null],
    [OTHER, '2.90+1-log', '2.90', null],
  ])('%j %s', (name, raw, version, update) => {
    expect(cleanVersion(raw, name)).toMatchObject({ version, update });
  });

  it.each([
    '',
    ' ',
    '2.0.8 or later',
    '3.X - 4.X',
    '9.6.0 or later',
    '< 3.0',
    'before 2.0',
    '9.4.z-SNAPSHOT',
    '2021-01-04',
    'unknown',
    '1'.repeat(300),
  ])('%p is not one version', (raw) => {
    expect(cleanVersion(raw, OTHER)).toBeNull();
  });

  it('keeps whose package it is', () => {
    expect(cleanVersion('9.6p1 Ubuntu 3ubuntu13.5', OPENSSH)?.distribution).toEqual({
      distribution: 'ubuntu',
      release: 'noble',
      revision: '3ubuntu13.5',
    });
    expect(cleanVersion('9.6p1', OPENSSH)?.distribution).toBeNull();
  });

  const raw = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...Array.from('019.-_+~:pabrcs v'), 'deb11u1', 'ubuntu', 'rc', 'beta', '-log', '-MariaDB'), maxLength: 8 }), // prettier-ignore
  );

  it('changes nothing about what is clean', () => {
    fc.assert(
      fc.property(raw, (drawn) => {
        const clean = cleanVersion(drawn, OTHER);
        if (clean === null) return;
        expect(cleanVersion(clean.version, OTHER)).toEqual({
          version: clean.version,
          update: null,
          distribution: null,
        });
        const isBuildDay = clean.update === null || /^\d/.test(clean.update);
        if (!isBuildDay) expect(cleanVersion(`${clean.version}${clean.update}`, OTHER)).toMatchObject({ version: clean.version, update: clean.update }); // prettier-ignore
      }),
      { numRuns: 1_500 },
    );
  });

  it.each(['1', '1.', '-1', '+deb', ' ', 'p1', '-a', '.', 'x', '1-ubuntu'])(
    'takes no time over a long row of %p',
    (piece) => {
      const startedAt = performance.now();
      for (const length of [60, 250, 100_000]) cleanVersion(`1${piece.repeat(length)}`.slice(0, length), OTHER);
      expect(performance.now() - startedAt).toBeLessThan(15_000);
    },
  );
});
