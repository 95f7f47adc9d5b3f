import type { ProductName } from '../record/advisory-record.js';
import { type DistributionTail, distributionTailOf } from './distribution-tail.js';
import { isVersion } from './compare-versions.js';

/** A version as it stands in a banner, taken apart into what advisories call version and update. */
export interface CleanVersion {
  readonly version: string;
  /** `p1`, `rc31`, `beta4`, `s1`; null when there is none. */
  readonly update: string | null;
  /** The distribution whose package it is, when the text says so. */
  readonly distribution: DistributionTail | null;
}

const LONGEST_TEXT = 256;

/** Texts that say from where to where, or "some version of". */
export const RANGE_IN_WORDS = /\bor (?:later|earlier|newer|older)\b|\s-\s|^\s*[<>=~]|\bbefore\b|\.x\b/i;

/** MariaDB 10 and 11 announce themselves to MySQL's replication as 5.5.5. */
const REPLICATION_PREFIX = /^5\.5\.5-(?=1\d\.)/;
const PREFIXES = [/^(?:openssh[_-])?for_windows_/, /^dnsmasq-/, /^pi-hole-v?/, /^(?:version|release)\s+/, /^v(?=\d)/];
/** An epoch of a package: `2:7.4`. */
const EPOCH = /^\d+:(?=\d)/;
/** The version itself, up to the first blank, comma, parenthesis or build address. */
const FIRST_WORD = /^[^\s,;()@]+/;
/**
 * What distributions and build options append: `-0ubuntu0.18.04.1`, `-5+deb11u1`, `+dfsg`, `-mariadb-…`, `-log`, `-fips`,
 * `-redhat-…`, `_19dec2003`.
 */
const TAIL =
  /(?:-\d[\d.]*(?:ubuntu|\+deb|\+squeeze|\+wheezy|\+lenny|build\d)|[-+~](?:dfsg|debian|ubuntu|raspbian|mariadb|redhat|centos|fedora|suse|freebsd|maria|log|fips|debug|embedded|community|enterprise|standard|nt|percona|openssl|\d*\.?el\d)|_\d{1,2}[a-z]{3}\d{4}$|\+\d+$).*$/;
/** `8.4p1`, `6.41rc31`, `7.4-beta4`, `9.11.3-S1`, `9.4.31.v20200723`, but `1.0.2k` as a whole. */
const UPDATE =
  /^(\d[\d.]*\d|\d)[-._]?((?:p|pl|patch|rc|cr|alpha|beta|a|b|m|milestone|pre|test|dev|sp|s|w)[-._]?\d+)(?:[-._+].*)?$/;
const BUILD_DAY = /^(\d[\d.]*\d)\.v(\d{8})$/;

/**
 * Takes apart the version that a program shows; null when the text does not say one version ("2.0.8 or later",
 * "3.X - 4.X", an empty text). Cleaning what is clean changes nothing.
 */
export function cleanVersion(raw: string, name: ProductName): CleanVersion | null {
  if (raw.length > LONGEST_TEXT || RANGE_IN_WORDS.test(raw)) return null;
  const text = asUpstream(raw.trim().toLowerCase(), name);
  const distribution = distributionTailOf(`${name.product} ${raw}`);
  const word = withoutTails(FIRST_WORD.exec(withoutPrefixes(text))?.[0] ?? '');
  const parts = splitUpdate(word);
  return parts !== null && isVersion(parts.version) ? { ...parts, distribution } : null;
}

/** Exim shows its 4.90.1 as 4.90_1. */
function asUpstream(text: string, { product }: ProductName): string {
  return product === 'exim' ? text.replace(/^(\d+\.\d+)_(?=\d)/, '$1.') : text;
}

function withoutPrefixes(text: string): string {
  const stripped = PREFIXES.reduce((rest, prefix) => rest.replace(prefix, ''), text);
  return stripped.replace(EPOCH, '').replace(REPLICATION_PREFIX, '');
}

/** One tail may hide another: `2.90+1-log`. */
function withoutTails(word: string): string {
  const shorter = word.replace(TAIL, '');
  return shorter === word ? word : withoutTails(shorter);
}

function splitUpdate(word: string): Pick<CleanVersion, 'version' | 'update'> | null {
  const [, version, update] = BUILD_DAY.exec(word) ?? UPDATE.exec(word) ?? [];
  if (version !== undefined && update !== undefined) return { version, update: update.replace(/[-._]/g, '') };
  return word === '' ? null : { version: word, update: null };
}
