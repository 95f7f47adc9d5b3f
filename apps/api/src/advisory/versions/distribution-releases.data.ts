/** Code names by the number in a revision's `+deb11u1`. Source: Debian's release history. */
export const DEBIAN_RELEASES: Readonly<Record<string, string>> = {
  6: 'squeeze',
  7: 'wheezy',
  8: 'jessie',
  9: 'stretch',
  10: 'buster',
  11: 'bullseye',
  12: 'bookworm',
  13: 'trixie',
};

/** Code names by the number in a revision's `ubuntu0.20.04.1`. Source: Ubuntu's list of releases. */
export const UBUNTU_RELEASES: Readonly<Record<string, string>> = {
  '12.04': 'precise',
  '14.04': 'trusty',
  '16.04': 'xenial',
  '18.04': 'bionic',
  '20.04': 'focal',
  '22.04': 'jammy',
  '22.10': 'kinetic',
  '23.04': 'lunar',
  '23.10': 'mantic',
  '24.04': 'noble',
  '24.10': 'oracular',
  '25.04': 'plucky',
  '25.10': 'questing',
};

/** An upstream version that one release of a distribution ships, and no other. */
export interface PackagedVersion {
  readonly distribution: 'debian' | 'ubuntu';
  /** A word of the banner, lower case. */
  readonly product: string;
  readonly version: string;
  readonly release: string;
}

const shipped =
  (distribution: PackagedVersion['distribution'], product: string) =>
  ([version, release]: readonly [string, string]): PackagedVersion => ({ distribution, product, version, release });

/** Source: the package indexes of the releases. Versions that two releases ship (nginx 1.18.0 in Ubuntu) are left out. */
export const PACKAGED_VERSIONS: readonly PackagedVersion[] = [
  ...(
    [
      ['6.0p1', 'wheezy'],
      ['6.7p1', 'jessie'],
      ['7.4p1', 'stretch'],
      ['7.9p1', 'buster'],
      ['8.4p1', 'bullseye'],
      ['9.2p1', 'bookworm'],
      ['10.0p1', 'trixie'],
      ['10.0p2', 'trixie'],
    ] as const
  ).map(shipped('debian', 'openssh')),
  ...(
    [
      ['5.9p1', 'precise'],
      ['6.6.1p1', 'trusty'],
      ['7.2p2', 'xenial'],
      ['7.6p1', 'bionic'],
      ['8.2p1', 'focal'],
      ['8.9p1', 'jammy'],
      ['9.3p1', 'mantic'],
      ['9.6p1', 'noble'],
      ['9.7p1', 'oracular'],
      ['9.9p1', 'plucky'],
      ['10.0p1', 'questing'],
    ] as const
  ).map(shipped('ubuntu', 'openssh')),
  // Newer Debian releases raise Apache's version with security updates, so that two of them share some.
  ...(
    [
      ['2.4.10', 'jessie'],
      ['2.4.25', 'stretch'],
      ['2.4.38', 'buster'],
    ] as const
  ).map(shipped('debian', 'apache')),
  ...(
    [
      ['2.4.7', 'trusty'],
      ['2.4.18', 'xenial'],
      ['2.4.29', 'bionic'],
      ['2.4.41', 'focal'],
      ['2.4.52', 'jammy'],
      ['2.4.58', 'noble'],
    ] as const
  ).map(shipped('ubuntu', 'apache')),
  ...(
    [
      ['1.4.6', 'trusty'],
      ['1.10.3', 'xenial'],
      ['1.14.0', 'bionic'],
      ['1.24.0', 'noble'],
    ] as const
  ).map(shipped('ubuntu', 'nginx')),
];
