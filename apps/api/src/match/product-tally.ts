import type { Inventory } from './inventory/seen-product.js';
import { ROUTEROS_NAME } from './inventory/routeros-product.js';

/** Companies that put others' products into their own: what is said of them is hardly ever said of these. */
const DISTRIBUTORS: ReadonlySet<string> = new Set(['redhat', 'debian', 'canonical', 'suse', 'oracle', 'sgi']);

/** Counts the products of a site, host by host. */
export class ProductTally {
  products = 0;
  productsWithoutVersion = 0;
  readonly vendors = new Set<string>();

  add({ products }: Inventory): void {
    const withVersion = new Set(products.flatMap(({ name, version }) => (version === null ? [] : [name])));
    const without = new Set(products.flatMap(({ name }) => (withVersion.has(name) ? [] : [name])));
    this.products += products.filter(({ version }) => version !== null).length;
    this.productsWithoutVersion += without.size;
    // Of RouterOS our own table knows what nobody else has said yet.
    for (const { name, names } of products)
      if (name !== ROUTEROS_NAME) [...names].forEach((one) => this.addVendor(one));
  }

  private addVendor(name: string): void {
    const [vendor = ''] = name.split(':');
    if (!DISTRIBUTORS.has(vendor)) this.vendors.add(vendor);
  }
}
