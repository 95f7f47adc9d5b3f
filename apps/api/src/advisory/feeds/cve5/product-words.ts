import { PRODUCT_NAMES, VENDOR_NAMES } from './known-names.data.js';

/** A product as CPE names it, unescaped and in lower case. */
export interface NamedProduct {
  readonly part: 'a' | 'o' | 'h';
  readonly vendor: string;
  readonly product: string;
}

/** At the end of a vendor's name these say only what kind of company it is. */
const COMPANY_WORDS = new Set(
  'inc incorporated llc ltd limited corp corporation co company gmbh ag sa sia srl spa bv ab oy plc foundation consortium team'.split(
    ' ',
  ),
);
const NOBODY = new Set(['', 'n_a', 'na', 'unknown', 'unspecified', 'none', 'various', 'multiple', 'multiple_vendors']);
const MAX_NAME_LENGTH = 100;

/**
 * What CPE most likely calls a product that a record names in words. The rule, in order:
 * 1. Lower case; what is not a letter, a digit, `.`, `+` or `-` becomes `_`.
 * 2. A vendor loses its company form (`Inc.`, `GmbH`, `Foundation`) and its commas; a few go by another name (table).
 * 3. A product loses its vendor at the front: `MikroTik RouterOS` is `routeros`.
 * 4. A few products go by another name (table).
 * 5. The part is `o` for firmware and what the table says, else `a`; matching does not look at it.
 *
 * Null when nobody or nothing is named (`n/a`). A name that is wrong finds nothing: it is never a wrong finding.
 */
export function productOfWords(vendorWords: string | undefined, productWords: string | undefined): NamedProduct | null {
  const vendor = vendorOf(vendorWords ?? '');
  const product = nameOf(productWords ?? '');
  if (NOBODY.has(product)) return null;
  const known = PRODUCT_NAMES[`:${product}`];
  if (NOBODY.has(vendor)) return known ?? null;
  const short = withoutVendor(product, vendor, nameOf(vendorWords ?? ''));
  const named = PRODUCT_NAMES[`${vendor}:${short}`] ?? PRODUCT_NAMES[`:${product}`];
  if (named !== undefined) return named;
  return { part: /(?:^|_)firmware$/.test(short) ? 'o' : 'a', vendor, product: short };
}

function nameOf(words: string): string {
  return words
    .toLowerCase()
    .slice(0, MAX_NAME_LENGTH)
    .replaceAll(/[®™©]/g, '')
    .replaceAll(/[^a-z0-9.+-]+/g, '_')
    .replaceAll(/^[_.-]+|[_.-]+$/g, '');
}

function vendorOf(words: string): string {
  const parts = nameOf(words.replaceAll(',', ' '))
    .split('_')
    .map((part) => part.replace(/\.$/, ''));
  while (parts.length > 1 && COMPANY_WORDS.has(parts.at(-1) ?? '')) parts.pop();
  const vendor = parts.join('_');
  return VENDOR_NAMES[vendor.replaceAll('-', '_')] ?? vendor;
}

function withoutVendor(product: string, ...vendors: readonly string[]): string {
  for (const vendor of vendors) {
    if (vendor !== '' && product.startsWith(`${vendor}_`)) return product.slice(vendor.length + 1);
  }
  return product;
}
