import type { ReadAdvisory } from '../advisory/index.js';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { matchChecks } from './checks.matcher.js';
import { belongsTo, compareFindings, type Finding, type MatchedSiteScan, type Subject } from './finding.js';
import { inventoryOfHost } from './inventory/host-inventory.js';
import { ROUTEROS_NAME, routerOsProduct } from './inventory/routeros-product.js';
import type { Inventory } from './inventory/seen-product.js';
import { matchProducts, type ProductMatch } from './products.matcher.js';
import { addressesAnsweredFor, type AdvisoryTable, matchRouterOsHost, matchRouters } from './routeros.matcher.js';
import { buildOfRouter } from './routeros-build.js';
import { hostSubject, routerSubject } from './subject.js';

/** Everything that is known of vulnerabilities, as far as it was loaded. */
export interface KnownVulnerabilities {
  readonly table: AdvisoryTable;
  /** The state of all feeds. */
  readonly version: string;
  /** What is known of the product `vendor:product`. */
  readonly named: (name: string) => readonly ReadAdvisory[];
}

/** What was observed at one site in one attempt. */
export interface SiteObservations {
  readonly hosts: readonly HostObservation[];
  readonly routers: readonly RouterObservation[];
}

/** Hosts alike have the same products, and so the same matches; of so many inventories they are remembered. */
const MOST_REMEMBERED = 2_000;

/** Makes findings of the observations of one site scan. The same observations give the same rows, in whatever portions. */
export class SiteScanFindings {
  private readonly remembered = new Map<string, ProductMatch[]>();
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

  ofRouters(): Finding[] {
    const ofProducts = this.routers.flatMap((router) => {
      const learnt = buildOfRouter(router);
      const products = learnt === null ? [] : [routerOsProduct(learnt)];
      return this.ofProducts(routerSubject(router), { products, systems: [] });
    });
    const { siteScan, routers, known } = this;
    return distinct([
      ...matchRouters(siteScan, routers, known.table),
      ...ofProducts,
      ...matchChecks(siteScan, routers),
    ]);
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

  private matchesOf(inventory: Inventory): ProductMatch[] {
    const key = JSON.stringify(inventory, (_, value: unknown) => (value instanceof Set ? null : value));
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const names = inventory.products.flatMap((product) => [...product.names]);
    const advisories = [...new Set(names)].flatMap((name) => this.known.named(name));
    const { ofRouterOsTable } = this;
    const matches = matchProducts(inventory, { version: this.known.version, advisories, ofRouterOsTable });
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, matches);
    return matches;
  }
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
