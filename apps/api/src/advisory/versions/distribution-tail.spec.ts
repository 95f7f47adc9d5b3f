import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distributionTailOf } from './distribution-tail.js';

describe('distributionTailOf', () => {
  it.each([
    ['OpenSSH 8.4p1 Debian 5+deb11u1 (protocol 2.0)', 'debian', 'bullseye', '5+deb11u1'],
    ['OpenSSH 9.2p1 Debian 2+deb12u3', 'debian', 'bookworm', '2+deb12u3'],
    ['OpenSSH 7.4p1 Debian 10+deb9u7', 'debian', 'stretch', '10+deb9u7'],
    ['OpenSSH 10.0p2 Debian 7', 'debian', 'trixie', '7'],
    ['OpenSSH 8.4p1 Debian 5', 'debian', 'bullseye', '5'],
    ['OpenSSH 8.4p1 Raspbian 5+b1', 'debian', 'bullseye', '5+b1'],
    ['SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u1', 'debian', 'bullseye', '5+deb11u1'],
    ['OpenSSH 6.0p1 Debian 4+deb7u2', 'debian', 'wheezy', '4+deb7u2'],
    ['PHP 5.3.3-7+squeeze19', 'debian', 'squeeze', '7+squeeze19'],
    ['OpenSSH 9.6p1 Ubuntu 3ubuntu13.5 (Ubuntu Linux; protocol 2.0)', 'ubuntu', 'noble', '3ubuntu13.5'],
    ['OpenSSH 8.2p1 Ubuntu 4ubuntu0.11', 'ubuntu', 'focal', '4ubuntu0.11'],
    ['OpenSSH 6.6.1p1 Ubuntu 2ubuntu2.13', 'ubuntu', 'trusty', '2ubuntu2.13'],
    ['MySQL 5.7.33-0ubuntu0.18.04.1', 'ubuntu', 'bionic', '0ubuntu0.18.04.1'],
    ['ISC BIND 9.18.12-0ubuntu0.22.04.1-Ubuntu', 'ubuntu', 'jammy', '0ubuntu0.22.04.1'],
    ['ISC BIND 9.11.5-P4-5.1+deb10u9-Debian', 'debian', 'buster', '5.1+deb10u9'],
    ['MySQL 5.5.5-10.5.12-MariaDB-0+deb11u1', 'debian', 'bullseye', '0+deb11u1'],
    ['Apache httpd 2.4.41 ((Ubuntu))', 'ubuntu', 'focal', null],
    ['Apache httpd 2.4.57 ((Debian))', 'debian', null, null],
    ['nginx 1.18.0 (Ubuntu)', 'ubuntu', null, null],
    ['Samba smbd 4.13.13-Debian', 'debian', null, null],
    ['OpenSSH 8.4p1 Debian 5+deb99u1', 'debian', null, '5+deb99u1'],
  ])('%s', (banner, distribution, release, revision) => {
    expect(distributionTailOf(banner)).toEqual({ distribution, release, revision });
  });

  it.each(['', 'OpenSSH 8.4p1', 'Apache httpd 2.4.6 ((CentOS))', 'OpenSSH 7.9 (FreeBSD 20200214)', 'debianish 1.0'])(
    '%p shows no distribution we know',
    (banner) => {
      expect(distributionTailOf(banner)).toBeNull();
    },
  );

  it('takes no time over any banner', () => {
    const startedAt = performance.now();
    for (const piece of ['debian ', '1ubuntu', '-1+deb1u1', '1.', '+', 'ubuntu.'])
      distributionTailOf(piece.repeat(50_000));
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (banner) => {
        const tail = distributionTailOf(banner);
        expect(tail === null || ['debian', 'ubuntu'].includes(tail.distribution)).toBe(true);
      }),
    );
  });
});
