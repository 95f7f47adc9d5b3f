import { Injectable } from '@nestjs/common';
import {
  KnownAdvisories,
  type KnownProduct,
  type Lookup,
  lookupKey,
  lookupsByKey,
  lookupsOf,
  readAdvisory,
  type ReadAdvisory,
  RouterOsAdvisories,
} from '../advisory/index.js';
import type { ReadTx } from '../platform/database/index.js';
import { exploitationOf } from './exploitation.js';
import type { KnownVulnerabilities } from './findings-of-site-scan.js';
import { RememberedMatches } from './remembered-matches.js';
import type { AdvisoryTable } from './routeros.matcher.js';

type Advisories = Map<string, readonly ReadAdvisory[]>;

/** What was read in one state of the feeds, by `lookupKey`. */
interface Shelf {
  readonly version: string;
  readonly kept: Advisories;
  /** `unmatchedCount` of vendors. */
  readonly unmatched: Map<string, number>;
  readonly matches: RememberedMatches;
}

/** What one site scan is held against, portion by portion. */
export interface LoadedVulnerabilities extends KnownVulnerabilities {
  /** Loads what is known of these products, and lets go of what was known of others. */
  readonly load: (products: readonly KnownProduct[], tx: ReadTx) => Promise<void>;
}

/** Advisories that are remembered; an Apache has some hundreds, a network some thousands. */
const MOST_ADVISORIES = 20_000;
const LOOKUPS_AT_A_TIME = 50;

/**
 * Advisories as matchers read them, by product and version. They are read once for all hosts, and kept over site scans until
 * a feed brings something new.
 */
@Injectable()
export class AdvisoryShelf {
  private newest: Shelf = emptyShelf('');

  constructor(
    private readonly advisories: KnownAdvisories,
    private readonly routerOs: RouterOsAdvisories,
  ) {}

  /** All that is known in the state in force; `load` the products of hosts before they are matched. */
  async known(tx: ReadTx): Promise<LoadedVulnerabilities> {
    const shelf = await this.open(tx);
    let loaded: Advisories = new Map();
    const about = (lookup: Lookup) => {
      const found = loaded.get(lookupKey(lookup));
      if (found === undefined) throw new Error(`what is known of ${lookupKey(lookup)} was not loaded`);
      return found;
    };
    const load = async (products: readonly KnownProduct[], within: ReadTx) => {
      loaded = await this.of(products.flatMap(lookupsOf), shelf, within);
    };
    return { table: await this.routerOsTable(tx), version: shelf.version, about, matches: shelf.matches, load };
  }

  private async open(tx: ReadTx): Promise<Shelf> {
    const version = await this.advisories.version(tx);
    if (version !== this.newest.version) this.newest = emptyShelf(version);
    return this.newest;
  }

  /** From the shelf, or put there. Others may clear it at any time, so nothing is left there to be found later. */
  private async of(lookups: readonly Lookup[], { kept }: Shelf, tx: ReadTx): Promise<Advisories> {
    const count = [...kept.values()].reduce((total, advisories) => total + advisories.length, 0);
    if (count > MOST_ADVISORIES) kept.clear();
    const asked = lookupsByKey(lookups);
    const found: Advisories = new Map(
      [...asked.keys()].flatMap((key) => {
        const advisories = kept.get(key);
        return advisories === undefined ? [] : [[key, advisories]];
      }),
    );
    const missing = [...asked].flatMap(([key, lookup]) => (found.has(key) ? [] : [lookup]));
    for (let from = 0; from < missing.length; from += LOOKUPS_AT_A_TIME) {
      for (const [key, known] of await this.advisories.of(missing.slice(from, from + LOOKUPS_AT_A_TIME), tx)) {
        const advisories = known.flatMap((one) => readAdvisory(one) ?? []);
        found.set(key, advisories);
        kept.set(key, advisories);
      }
    }
    return found;
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
    const { unmatched } = await this.open(tx);
    const asked = vendors.filter((vendor) => !unmatched.has(vendor));
    const counts = asked.length === 0 ? [] : await this.advisories.unmatchedCount(asked, tx);
    for (const [vendor, count] of counts) unmatched.set(vendor, count);
    return vendors.reduce((total, vendor) => total + (unmatched.get(vendor) ?? 0), 0);
  }
}

function emptyShelf(version: string): Shelf {
  return { version, kept: new Map(), unmatched: new Map(), matches: new RememberedMatches() };
}
