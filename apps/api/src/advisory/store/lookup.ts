import type { KnownProduct } from '../applies/index.js';
import { placeOfVersion } from '../versions/index.js';

/** A question for what is known of a product, narrowed down to one place among its versions. */
export interface Lookup {
  /** `vendor:product`, as `nameKey` writes it. */
  readonly name: string;
  /** `placeOfVersion`; null asks for every version. */
  readonly place: number | null;
}

/**
 * What has to be looked up for a product that was seen: all advisories of which `judgeVersion` could answer anything but no.
 * Software whose version nobody told can be convicted of nothing.
 */
export function lookupsOf({ part, names, version, update }: KnownProduct): Lookup[] {
  if (version === null && part !== 'h') return [];
  // An update that is a number may go on with the last number of the version where both are written in one.
  const isOpen = version === null || /^\d/.test(update ?? '');
  const place = isOpen ? null : placeOfVersion(version);
  return [...names].map((name) => ({ name, place }));
}

/** Each question once. */
export function lookupsByKey(lookups: readonly Lookup[]): ReadonlyMap<string, Lookup> {
  return new Map(lookups.map((lookup) => [lookupKey(lookup), lookup]));
}

/** The same for the same question. */
export function lookupKey({ name, place }: Lookup): string {
  return place === null ? name : `${name} ${place}`;
}
