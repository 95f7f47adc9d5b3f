import { type KnownProduct, type Lookup, lookupsByKey, lookupsOf, type ReadAdvisory } from '../advisory/index.js';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { matchChecks } from './checks.matcher.js';
import { belongsTo, compareFindings, type Finding, type MatchedSiteScan, type Subject } from './finding.js';
import { inventoryOfHost } from './inventory/host-inventory.js';
import { ROUTEROS_NAME, routerOsProduct } from './inventory/routeros-product.js';
import type { Inventory } from './inventory/seen-product.js';
import { matchProducts, type ProductMatch } from './products.matcher.js';
import type { RememberedMatches } from './remembered-matches.js';
import { addressesAnsweredFor, type AdvisoryTable, matchRouterOsHost, matchRouters } from './routeros.matcher.js';
import { buildOfRouter } from './routeros-build.js';
import { hostSubject, routerSubject } from './subject.js';

/** Everything that is known of vulnerabilities, as far as it was loaded. */
export interface KnownVulnerabilities {
  readonly table: AdvisoryTable;
  /** The state of all feeds. */
  readonly version: string;
  /** What is known of a product in a version. */
  readonly about: (lookup: Lookup) => readonly ReadAdvisory[];
  /** Of this state. */
  readonly matches: RememberedMatches;
}

/** What was observed at one site in one attempt. */
export interface SiteObservations {
  readonly hosts: readonly HostObservation[];
  readonly routers: readonly RouterObservation[];
}

/** Makes findings of the observations of one site scan. The same observations give the same rows, in whatever portions. */
export class SiteScanFindings {
  private readonly answeredFor: ReadonlySet<string>;
  private readonly ofRouterOsTable: ReadonlySet<string>;

  constructor(
    private readonly siteScan: MatchedSiteScan,
    private readonly routers: readonly RouterObservation[],
    private readonly known: KnownVulnerabilities,
  ) {
    this.answeredFor = addressesAnsweredFor(routers);
    this.ofRouterOsTable = new Set(known.table.advisories.map(({ cve }) => cve));
  }

  /** What the routers themselves said that they are. */
  productsOfRouters(): KnownProduct[] {
    return this.routers.flatMap((router) => inventoryOfRouter(router).products);
  }

  ofRouters(): Finding[] {
    const ofProducts = this.routers.flatMap((router) =>
      this.ofProducts(routerSubject(router), inventoryOfRouter(router)),
    );
    const { siteScan, routers, known } = this;
    return distinct([
      ...matchRouters(siteScan, routers, known.table),
      ...ofProducts,
      ...matchChecks(siteScan, routers),
    ]);
  }

  /** Made one host after the other, as they are asked for. */
  *ofHosts(hosts: readonly HostObservation[]): Generator<Finding> {
    for (const host of hosts) yield* this.ofHost(host);
  }

  ofHost(host: HostObservation): Finding[] {
    const ofTable = this.isAnsweredFor(host) ? [] : matchRouterOsHost(this.siteScan, host, this.known.table);
    return distinct([...ofTable, ...this.ofProducts(hostSubject(host), this.inventoryOf(host))]);
  }

  /** The products of a host that are matched: of a router that told its version itself, all but its RouterOS. */
  inventoryOf(host: HostObservation): Inventory {
    const inventory = inventoryOfHost(host);
    if (!this.isAnsweredFor(host)) return inventory;
    return { ...inventory, products: inventory.products.filter(({ name }) => name !== ROUTEROS_NAME) };
  }

  private isAnsweredFor({ address }: HostObservation): boolean {
    return this.answeredFor.has(address);
  }

  private ofProducts(subject: Subject, inventory: Inventory): Finding[] {
    return this.matchesOf(inventory).map((match) => ({
      ...belongsTo(this.siteScan, subject, 'advisory', match.reference),
      ...match,
      found_at: subject.found_at,
    }));
  }

  private matchesOf(inventory: Inventory): readonly ProductMatch[] {
    const { known, ofRouterOsTable } = this;
    return known.matches.of(inventory, () => {
      const lookups = lookupsByKey(inventory.products.flatMap(lookupsOf));
      const advisories = [...lookups.values()].flatMap((lookup) => known.about(lookup));
      return matchProducts(inventory, { version: known.version, advisories, ofRouterOsTable });
    });
  }
}

function inventoryOfRouter(router: RouterObservation): Inventory {
  const learnt = buildOfRouter(router);
  return { products: learnt === null ? [] : [routerOsProduct(learnt)], systems: [] };
}

/** All findings of a site scan, in the order in which they are worked on. */
export function findingsOfSiteScan(
  siteScan: MatchedSiteScan,
  { hosts, routers }: SiteObservations,
  known: KnownVulnerabilities,
): Finding[] {
  const findings = new SiteScanFindings(siteScan, routers, known);
  return [...findings.ofRouters(), ...hosts.flatMap((host) => findings.ofHost(host))].toSorted(compareFindings);
}

/** One CVE on one device is one finding; our own table of RouterOS, which comes first, knows best. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.id, finding])).values()].toReversed();
}
