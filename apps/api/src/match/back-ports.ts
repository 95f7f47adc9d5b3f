import { compareDebianVersions, type DistributionFix, type DistributionTail } from '../advisory/index.js';
import { SOURCE_PACKAGES } from './back-ports.data.js';
import type { SeenProduct } from './inventory/seen-product.js';

/** What a distribution says of its package, or that it says nothing. */
export type BackPort =
  | { readonly state: 'repaired' }
  | { readonly state: 'not_repaired'; readonly tail: DistributionTail; readonly fix: DistributionFix }
  | { readonly state: 'not_known'; readonly tail: DistributionTail };

type Packaged = Pick<SeenProduct, 'name' | 'names' | 'version' | 'update' | 'tail'>;

/**
 * Whether the distribution has repaired the package a banner betrays. A distribution puts repairs into the version it ships,
 * so that the upstream version alone proves nothing. Null for what is no package of one.
 */
export function backPortOf(product: Packaged, fixes: readonly DistributionFix[]): BackPort | null {
  const { tail } = product;
  if (tail === null) return null;
  const fix = fixes.find(
    ({ distribution, release, sourcePackage }) =>
      distribution === tail.distribution && release === tail.release && isPackageOf(sourcePackage, product, fixes),
  );
  if (fix === undefined) return { state: 'not_known', tail };
  if (fix.status === 'not_affected') return { state: 'repaired' };
  if (fix.status === 'open' || fix.fixedVersion === null) return { state: 'not_repaired', tail, fix };
  const running = packageVersionOf(product);
  if (running === null) return { state: 'not_known', tail };
  const isRepaired = compareDebianVersions(running, comparable(fix.fixedVersion)) >= 0;
  return isRepaired ? { state: 'repaired' } : { state: 'not_repaired', tail, fix };
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

/** Banners tell neither the epoch nor that something was left out of the upstream source. */
function comparable(version: string): string {
  return version.replace(/^\d+:/, '').replace(/[+~.]dfsg[\d.]*(?=-|$)/, '');
}
