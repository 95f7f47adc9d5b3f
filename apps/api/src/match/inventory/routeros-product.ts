import { aliasesOf, type CpeValue, formatProductName, type RouterOsVersion } from '../../advisory/index.js';
import type { LearntBuild } from '../routeros-build.js';
import type { SeenProduct } from './seen-product.js';

const NAME = { vendor: 'mikrotik', product: 'routeros' };

/** How a RouterOS is named among the products of a device. */
export const ROUTEROS_NAME = formatProductName(NAME);

/** The names under which advisories know RouterOS. */
const ROUTEROS_NAMES = aliasesOf(NAME);

/** The same as `vendor:product`. */
export const ROUTEROS_KEYS = ROUTEROS_NAMES.map(formatProductName);

/** A RouterOS build as a product, so that records other than our own table can be held against it. */
export function routerOsProduct({ build, found, source, at }: LearntBuild): SeenProduct {
  const { version, channel } = build;
  return {
    part: 'o',
    name: ROUTEROS_NAME,
    names: new Set(ROUTEROS_KEYS),
    version: version === null ? null : [version.major, version.minor, version.patch].join('.'),
    update: version === null || version.stage === 'final' ? null : `${version.stage}${version.n}`,
    swEdition: editionOf(channel),
    found: `RouterOS ${found}`,
    product: null,
    source,
    at,
    tail: null,
    packager: null,
  };
}

/** As `sw_edition` of NVD has it. */
function editionOf(channel: RouterOsVersion['channel']): CpeValue {
  if (channel === null) return { kind: 'any' };
  if (channel === 'stable') return { kind: 'na' };
  return { kind: 'value', text: channel === 'long-term' ? 'ltr' : 'testing' };
}
