import { Injectable } from '@nestjs/common';
import type { Changed, KnownProduct } from '../../advisory/index.js';
import { ObservationsReadModel, type RouterObservation } from '../../ingest/index.js';
import type { ReadTx } from '../../platform/database/index.js';
import { AdvisoryShelf } from '../advisory-shelf.js';
import type { AdvisoryFinding, Finding } from '../finding.js';
import { SiteScanFindings } from '../findings-of-site-scan.js';
import { ROUTEROS_KEYS } from '../inventory/routeros-product.js';
import type { RematchTask } from './rematch-queue.store.js';
import { StandingObservations } from './standing-observations.read-model.js';

/** Observations that still say how things are and hold a changed product, with what is found in them now. */
export interface Reassessed {
  readonly observationIds: readonly string[];
  readonly found: readonly AdvisoryFinding[];
  /** Every product that was seen there, `vendor:product`. */
  readonly names: readonly string[];
}

/** Holds stored observations against the advisories in force, as far as they hold a product of which something changed. */
@Injectable()
export class ReassessObservations {
  constructor(
    private readonly observations: ObservationsReadModel,
    private readonly advisories: AdvisoryShelf,
    private readonly standing: StandingObservations,
  ) {}

  /** Whether anything in the site scan still says how things are, and it is not about to be matched anyway. */
  async isWorthIt(task: RematchTask, tx: ReadTx): Promise<boolean> {
    return task.state !== 'processing' && (await this.standing.hasAny(task, tx));
  }

  /** Portion by portion: whole networks do not fit into memory. Observations that are history are left out. */
  async *of(task: RematchTask, products: Changed, tx: ReadTx): AsyncGenerator<Reassessed> {
    const concerns = (names: readonly string[]) => products === 'all' || names.some((name) => changed.has(name));
    const changed = new Set(products === 'all' ? [] : products);
    const routers = await this.observations.routers(task, tx);
    const known = await this.advisories.known(tx);
    const findings = new SiteScanFindings(task, routers, known);
    await known.load(findings.productsOfRouters(), tx);
    if (concerns(ROUTEROS_KEYS)) yield* this.ofRouters(task, routers, findings, tx);
    for await (const hosts of this.observations.hosts(task, tx)) {
      const productsOf = new Map(hosts.map((host) => [host.id, findings.inventoryOf(host).products]));
      const concerned = hosts.filter(({ id }) => concerns(namesIn(productsOf.get(id) ?? [])));
      const standing = await this.standing.hosts(task, concerned, tx);
      if (standing.length === 0) continue;
      const products = standing.flatMap(({ id }) => productsOf.get(id) ?? []);
      await known.load(products, tx);
      const found = standing.flatMap((host) => findings.ofHost(host)).filter(isOfAdvisory);
      yield { observationIds: standing.map(({ id }) => id), found, names: namesIn(products) };
    }
  }

  private async *ofRouters(
    task: RematchTask,
    routers: readonly RouterObservation[],
    findings: SiteScanFindings,
    tx: ReadTx,
  ): AsyncGenerator<Reassessed> {
    const standing = new Set((await this.standing.routers(task, routers, tx)).map(({ id }) => id));
    if (standing.size === 0) return;
    const found = findings.ofRouters().filter(isOfAdvisory);
    const isStanding = ({ router_observation_id: id }: Finding) => id !== null && standing.has(id);
    yield { observationIds: [...standing], found: found.filter(isStanding), names: ROUTEROS_KEYS };
  }
}

function namesIn(products: readonly KnownProduct[]): string[] {
  return products.flatMap(({ names }) => [...names]);
}

function isOfAdvisory(finding: Finding): finding is AdvisoryFinding {
  return finding.kind === 'advisory';
}
