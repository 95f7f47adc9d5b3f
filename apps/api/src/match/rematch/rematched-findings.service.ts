import { Injectable } from '@nestjs/common';
import type { Changed } from '../../advisory/index.js';
import type { Tx } from '../../platform/database/index.js';
import { FindingsStore } from '../findings.store.js';
import { differenceOf, type FindingDifference } from './compare-findings.js';
import type { Reassessed } from './reassess-observations.service.js';
import { keepObservedProducts, RematchQueue, type RematchTask } from './rematch-queue.store.js';
import { StoredFindings } from './stored-findings.read-model.js';

/** How far a site scan was brought up to date. */
export interface RematchExtent {
  readonly products: Changed;
  readonly version: string;
  /** Of the products that were seen in what was decided again. */
  readonly names: ReadonlySet<string>;
}

/** Writes what was found when observations were decided again. */
@Injectable()
export class RematchedFindings {
  constructor(
    private readonly stored: StoredFindings,
    private readonly store: FindingsStore,
    private readonly queue: RematchQueue,
  ) {}

  async bringUpToDate({ id }: RematchTask, again: Reassessed, tx: Tx): Promise<FindingDifference> {
    const stored = await this.stored.ofObservations(id, again.observationIds, tx);
    const difference = differenceOf(stored, again.found);
    await this.store.replace(tx, difference.gone, [...difference.appeared, ...difference.rewritten]);
    await this.queue.becauseGone(tx, difference.gone);
    return difference;
  }

  /** Keeps in what state the site scan is now. */
  async remember(task: RematchTask, { products, version, names }: RematchExtent, tx: Tx): Promise<void> {
    if (products === 'all') await keepObservedProducts(tx, task, { names, version });
    await this.store.rematched(tx, task.id, version);
  }

  /** No change of advisories is for it any more. */
  forget({ id }: RematchTask, tx: Tx): Promise<void> {
    return this.queue.forget(tx, id);
  }
}
