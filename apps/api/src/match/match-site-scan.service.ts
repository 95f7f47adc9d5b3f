import { Injectable } from '@nestjs/common';
import { ObservationsReadModel } from '../ingest/index.js';
import type { Tx } from '../platform/database/index.js';
import { type ObservedSiteScan, SiteScans } from '../request/index.js';
import { AdvisoryShelf } from './advisory-shelf.js';
import { SiteScanFindings } from './findings-of-site-scan.js';
import { FindingsStore } from './findings.store.js';
import { ROUTEROS_KEYS } from './inventory/routeros-product.js';
import { ProductTally } from './product-tally.js';
import { keepObservedProducts } from './rematch/rematch-queue.store.js';

/** What became of one turn. */
export interface MatchTurn {
  readonly matched: readonly string[];
  /** Those that could not be matched: they stay as they are, and nobody else is held up by them. */
  readonly failed: readonly { readonly siteScanId: string; readonly error: unknown }[];
}

/** Observations and advisories become findings, and the site scan ends. */
@Injectable()
export class MatchSiteScan {
  constructor(
    private readonly siteScans: SiteScans,
    private readonly observations: ObservationsReadModel,
    private readonly advisories: AdvisoryShelf,
    private readonly findings: FindingsStore,
  ) {}

  /**
   * Matches up to `limit` site scans that wait for it, with a savepoint for each. `setAside` are not touched; as they
   * still stand in the queue, that many more are asked for.
   */
  async matchWaiting(tx: Tx, limit: number, setAside: ReadonlySet<string>): Promise<MatchTurn> {
    const taken = await this.siteScans.takeObserved(tx, limit + setAside.size);
    const matched: string[] = [];
    const failed: { siteScanId: string; error: unknown }[] = [];
    for (const siteScan of taken.filter(({ id }) => !setAside.has(id)).slice(0, limit)) {
      const failure = await this.matchApart(tx, siteScan);
      if (failure === null) matched.push(siteScan.id);
      else failed.push({ siteScanId: siteScan.id, error: failure.cause });
    }
    return { matched, failed };
  }

  /** Null when it went well. A savepoint keeps a failure from undoing the others. */
  private async matchApart(tx: Tx, siteScan: ObservedSiteScan): Promise<{ readonly cause: unknown } | null> {
    try {
      await tx.transaction(() => this.matchOne(tx, siteScan));
      return null;
    } catch (cause) {
      return { cause };
    }
  }

  private async matchOne(tx: Tx, siteScan: ObservedSiteScan): Promise<void> {
    const routers = await this.observations.routers(siteScan, tx);
    const known = await this.advisories.known(tx);
    const findings = new SiteScanFindings(siteScan, routers, known);
    const tally = new ProductTally();
    const seen = new Set(routers.length === 0 ? [] : ROUTEROS_KEYS);
    await this.findings.forget(tx, siteScan.id);
    await known.load(findings.productsOfRouters(), tx);
    await this.findings.add(tx, findings.ofRouters());
    for await (const hosts of this.observations.hosts(siteScan, tx)) {
      const inventories = hosts.map((host) => findings.inventoryOf(host));
      inventories.forEach((inventory) => tally.add(inventory));
      const products = inventories.flatMap((inventory) => inventory.products);
      products.forEach(({ names }) => names.forEach((name) => seen.add(name)));
      await known.load(products, tx);
      await this.findings.add(tx, findings.ofHosts(hosts));
    }
    await this.findings.sumUp(tx, siteScan, {
      advisoryVersion: known.version,
      products: tally.products,
      productsWithoutVersion: tally.productsWithoutVersion,
      advisoriesNotYetMatched: await this.advisories.countUnmatched([...tally.vendors], tx),
    });
    await keepObservedProducts(tx, siteScan, { names: seen, version: known.version });
    await this.siteScans.conclude(tx, siteScan.id);
  }
}
