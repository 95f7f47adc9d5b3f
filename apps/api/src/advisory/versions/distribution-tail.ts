import { DEBIAN_RELEASES, PACKAGED_VERSIONS, UBUNTU_RELEASES } from './distribution-releases.data.js';

/** The package that a banner betrays. */
export interface DistributionTail {
  readonly distribution: 'debian' | 'ubuntu';
  /** The release's code name, as `bookworm` or `noble`; null when the banner does not tell. */
  readonly release: string | null;
  /** The package's revision, as `5+deb11u1` or `3ubuntu13.5`; null when the banner does not tell. */
  readonly revision: string | null;
}

const LONGEST_BANNER = 512;
/** Raspbian rebuilds Debian's packages and keeps their revisions. */
const DISTRIBUTION = /\b(debian|raspbian|ubuntu)\b|\+deb\d+u\d|\dubuntu\d|\+(?:squeeze|wheezy|lenny)\d/i;
const REVISION_AFTER_NAME = /\b(?:debian|raspbian|ubuntu)[\s-]+(\d[\w.+~]*)/i;
const REVISION_IN_VERSION = /-(\d[\d.]*(?:ubuntu[\d.]+|\+deb\d+u\d+|\+(?:squeeze|wheezy|lenny)\d+)[\w.+~]*)/i;

/** Reads from a banner (`OpenSSH 8.4p1 Debian 5+deb11u1`) whose package it is; null when it shows none. */
export function distributionTailOf(banner: string): DistributionTail | null {
  const text = banner.slice(0, LONGEST_BANNER).toLowerCase();
  const found = DISTRIBUTION.exec(text)?.[0];
  if (found === undefined) return null;
  const distribution = found.includes('ubuntu') ? 'ubuntu' : 'debian';
  const revision = (REVISION_AFTER_NAME.exec(text) ?? REVISION_IN_VERSION.exec(text))?.[1] ?? null;
  const release = distribution === 'ubuntu' ? ubuntuReleaseOf(text) : debianReleaseOf(text);
  return { distribution, release, revision };
}

function debianReleaseOf(text: string): string | null {
  const number = /\+deb(\d+)u\d/.exec(text)?.[1];
  if (number !== undefined) return DEBIAN_RELEASES[number] ?? null;
  return /\+(squeeze|wheezy|lenny)\d/.exec(text)?.[1] ?? packagedIn(text, 'debian');
}

function ubuntuReleaseOf(text: string): string | null {
  const number = /ubuntu\d*[.~](\d\d\.\d\d)(?!\d)/.exec(text)?.[1];
  return number === undefined ? packagedIn(text, 'ubuntu') : (UBUNTU_RELEASES[number] ?? null);
}

/** The release that ships this upstream version, where only one does. */
function packagedIn(text: string, distribution: DistributionTail['distribution']): string | null {
  const packaged = PACKAGED_VERSIONS.find(
    ({ product, version, ...of }) =>
      of.distribution === distribution && text.includes(product) && hasWord(text, version),
  );
  return packaged?.release ?? null;
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[^\w.]+|_/).includes(word);
}
