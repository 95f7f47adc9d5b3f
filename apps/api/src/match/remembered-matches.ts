import type { Inventory } from './inventory/seen-product.js';
import type { ProductMatch } from './products.matcher.js';

const MOST_REMEMBERED = 20_000;

/** Hosts alike have the same products, and so the same matches in one state of the feeds, at whatever site. */
export class RememberedMatches {
  private readonly matches = new Map<string, readonly ProductMatch[]>();
  private count = 0;

  of(inventory: Inventory, match: () => readonly ProductMatch[]): readonly ProductMatch[] {
    // The names of a product follow from the others.
    const key = JSON.stringify(inventory, (_, value: unknown) => (value instanceof Set ? null : value));
    const known = this.matches.get(key);
    if (known !== undefined) return known;
    const found = match();
    if (this.count >= MOST_REMEMBERED) {
      this.matches.clear();
      this.count = 0;
    }
    this.matches.set(key, found);
    // An inventory in which nothing is found takes room as well.
    this.count += found.length + 1;
    return found;
  }
}
