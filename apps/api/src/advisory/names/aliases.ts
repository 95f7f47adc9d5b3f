import type { ProductName } from '../record/advisory-record.js';
import { ALIAS_SETS } from './aliases.data.js';

const SETS = new Map(
  ALIAS_SETS.flatMap((names) => {
    const set = names.map(readName);
    return names.map((name) => [name, set] as const);
  }),
);

/** All names under which advisories speak of this product: the name itself first, then its aliases. */
export function aliasesOf(name: ProductName): readonly ProductName[] {
  const key = formatProductName(name);
  const set = SETS.get(key) ?? [];
  return [name, ...set.filter((other) => formatProductName(other) !== key)];
}

/** `vendor:product`, the key of a name. */
export function formatProductName({ vendor, product }: ProductName): string {
  return `${vendor}:${product}`;
}

function readName(text: string): ProductName {
  const [vendor = '', product = ''] = text.split(':');
  return { vendor, product };
}
