import { cleanVersion, compareDebianVersions, compareVersions, type DistributionFix } from '../advisory/index.js';
import { SOURCE_PACKAGES } from './back-ports.data.js';
import type { SeenProduct } from './inventory/seen-product.js';

/** What a distribution says of its package, or that it says nothing. */
export type BackPort =
  | { readonly state: 'repaired' }
  | { readonly state: 'not_repaired'; readonly fix: DistributionFix }
  | { readonly state: 'not_known' };

type Packaged = Pick<SeenProduct, 'name' | 'names' | 'version' | 'update' | 'tail' | 'packager'>;

/**
 * Whether the distribution has repaired the package a banner betrays. A distribution puts repairs into the version it ships,
 * so that the upstream version alone proves nothing. Null for what is no package of one.
 */
export function backPortOf(product: Packaged, fixes: readonly DistributionFix[]): BackPort | null {
  const { tail, packager } = product;
  if (tail === null) return packager === null ? null : { state: 'not_known' };
  const fix = fixes.find(
    ({ distribution, release, sourcePackage }) =>
      distribution === tail.distribution && release === tail.release && isPackageOf(sourcePackage, product, fixes),
  );
  if (fix === undefined) return { state: 'not_known' };
  if (fix.status === 'not_affected') return { state: 'repaired' };
  if (fix.status === 'open' || fix.fixedVersion === null) return { state: 'not_repaired', fix };
  const order = orderOf(product, fix.fixedVersion);
  if (order === null) return { state: 'not_known' };
  return order >= 0 ? { state: 'repaired' } : { state: 'not_repaired', fix };
}

/**
 * The sign of the package's version - the repaired one; null when the banner keeps its revision to itself. Where both have the
 * same upstream version, however it is written (`9.11.5p4`, `9.11.5.P4+dfsg`), the revisions decide.
 */
function orderOf(product: Packaged, fixedVersion: string): number | null {
  const running = packageVersionOf(product);
  const revision = product.tail?.revision ?? null;
  if (running === null || revision === null) return null;
  const [, upstream = '', fixedRevision = ''] = /^(?:\d+:)?(.*?)(?:-([^-]*))?$/.exec(fixedVersion) ?? [];
  if (isSameUpstream(product, upstream)) return compareDebianVersions(`0-${revision}`, `0-${fixedRevision}`);
  return compareDebianVersions(running, `${upstream}-${fixedRevision}`);
}

function isSameUpstream({ name, version, update }: Packaged, upstream: string): boolean {
  const [vendor = '', product = ''] = name.split(':');
  const clean = cleanVersion(upstream.replace(/[+~.]dfsg[\d.]*$/, ''), { vendor, product });
  if (clean === null || version === null) return false;
  return compareVersions(`${version}${update ?? ''}`, `${clean.version}${clean.update ?? ''}`) === 0;
}

/** The version of the package as its banner tells it, without an epoch: `8.4p1-5+deb11u1`. */
export function packageVersionOf({ version, update, tail }: Packaged): string | null {
  if (version === null || tail?.revision == null) return null;
  return `${version}${update ?? ''}-${tail.revision}`;
}

/** Where we do not know the name of the package, it is the only one the distribution speaks of. */
function isPackageOf(sourcePackage: string, { names }: Packaged, fixes: readonly DistributionFix[]): boolean {
  const known = [...names].flatMap((name) => SOURCE_PACKAGES[name] ?? []);
  if (known.length > 0) return known.some((pattern) => pattern.test(sourcePackage));
  return fixes.every((fix) => fix.sourcePackage === sourcePackage);
}

/** Whose package it is, as far as its banner tells. */
export function packagingOf({ packager, tail }: Packaged) {
  const { release, revision } = tail ?? { release: null, revision: null };
  return { name: packager ?? 'a distribution', release, revision };
}
