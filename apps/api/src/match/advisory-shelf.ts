import { Injectable } from '@nestjs/common';
import { KnownAdvisories, readAdvisory, type ReadAdvisory, RouterOsAdvisories } from '../advisory/index.js';
import type { ReadTx } from '../platform/database/index.js';
import { exploitationOf } from './exploitation.js';
import type { KnownVulnerabilities } from './findings-of-site-scan.js';
import { ROUTEROS_KEYS } from './inventory/routeros-product.js';
import type { AdvisoryTable } from './routeros.matcher.js';

/** What was read in one state of the feeds. */
export interface Shelf {
  readonly version: string;
  readonly byName: Map<string, readonly ReadAdvisory[]>;
}

/** Advisories that are remembered; an Apache has some hundreds, a network some thousands. */
const MOST_ADVISORIES = 20_000;
const NAMES_AT_A_TIME = 50;

/**
 * Advisories as matchers read them, by product. They are read once for all hosts, and kept over site scans until a feed brings
 * something new.
 */
@Injectable()
export class AdvisoryShelf {
  private newest: Shelf = { version: '', byName: new Map() };

  constructor(
    private readonly advisories: KnownAdvisories,
    private readonly routerOs: RouterOsAdvisories,
  ) {}

  /** All that is known in the state in force, with what every site needs; `fill` the shelf with the products of hosts. */
  async known(tx: ReadTx): Promise<KnownVulnerabilities & { readonly shelf: Shelf }> {
    const shelf = await this.open(tx);
    await this.fill(shelf, ROUTEROS_KEYS, tx);
    const named = (name: string) => shelf.byName.get(name) ?? [];
    return { shelf, table: await this.routerOsTable(tx), version: shelf.version, named };
  }

  private async open(tx: ReadTx): Promise<Shelf> {
    const version = await this.advisories.version(tx);
    if (version !== this.newest.version) this.newest = { version, byName: new Map() };
    return this.newest;
  }

  /** Puts what is known of these products `vendor:product` on the shelf; what stood there may go when it is full. */
  async fill({ byName }: Shelf, names: readonly string[], tx: ReadTx): Promise<void> {
    const count = [...byName.values()].reduce((total, advisories) => total + advisories.length, 0);
    if (count > MOST_ADVISORIES) byName.clear();
    const missing = [...new Set(names)].filter((name) => !byName.has(name));
    for (let from = 0; from < missing.length; from += NAMES_AT_A_TIME) {
      const found = await this.advisories.of(missing.slice(from, from + NAMES_AT_A_TIME).map(productName), tx);
      for (const [name, known] of found) byName.set(name, known.flatMap((one) => readAdvisory(one) ?? [])); // prettier-ignore
    }
  }

  /** Our own table, with what the feeds say of attacks by its CVEs. */
  private async routerOsTable(tx: ReadTx): Promise<AdvisoryTable> {
    const advisories = this.routerOs.all();
    const known = await this.advisories.byCve(
      advisories.map(({ cve }) => cve),
      tx,
    );
    return {
      version: this.routerOs.tableVersion,
      advisories,
      exploitationOf: (cve) => exploitationOf(known.get(cve), this.routerOs.exploitation(cve)),
    };
  }

  /** How many CVEs name these vendors and are not said to affect anything yet. */
  async countUnmatched(vendors: readonly string[], tx: ReadTx): Promise<number> {
    if (vendors.length === 0) return 0;
    const counts = await this.advisories.unmatchedCount(vendors, tx);
    return [...counts.values()].reduce((total, count) => total + count, 0);
  }
}

function productName(name: string): { vendor: string; product: string } {
  const [vendor = '', ...product] = name.split(':');
  return { vendor, product: product.join(':') };
}
