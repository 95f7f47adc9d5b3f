import { Injectable } from '@nestjs/common';
import { AdvisoryChanges } from '../../advisory/index.js';
import { type Tx, UnitOfWork } from '../../platform/database/index.js';
import { nextMatchAt } from '../match-retry.js';
import { RematchQueue, type RematchTask } from './rematch-queue.store.js';
import { type Rematched, RematchSiteScan } from './rematch-site-scan.service.js';

/** What became of one turn: null where nothing was waiting. */
export type RematchTurn =
  | { readonly siteScanId: string; readonly rematched: Rematched }
  | { readonly siteScanId: string; readonly error: unknown; readonly failures: number }
  | null;

/** Finds out what has to be matched again, and does so, one site scan in a transaction. */
@Injectable()
export class Rematch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: RematchQueue,
    private readonly changes: AdvisoryChanges,
    private readonly siteScan: RematchSiteScan,
  ) {}

  /** Queues what the newest advisories concern; false when nothing is new. */
  plan(): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const since = await this.queue.behind(tx);
      if (since === null) return false;
      const { version, products, isRescored } = await this.changes.reassessment(since, tx);
      await this.queue.plan(tx, { since, until: version }, isRescored ? 'all' : products);
      return true;
    });
  }

  /** Matches the newest site scan that waits for it. One that fails waits longer, and holds up nobody. */
  async next(now: Date): Promise<RematchTurn> {
    const taken: { task: RematchTask | null } = { task: null };
    try {
      return await this.unitOfWork.run((tx) => this.rematchNext(taken, now, tx));
    } catch (error) {
      if (taken.task === null) throw error;
      const { id: siteScanId } = taken.task;
      const failures = taken.task.failures + 1;
      await this.unitOfWork.run((tx) => this.queue.failed(tx, siteScanId, failures, nextMatchAt(failures, now)));
      return { siteScanId, error, failures };
    }
  }

  private async rematchNext(taken: { task: RematchTask | null }, now: Date, tx: Tx): Promise<RematchTurn> {
    const task = await this.queue.take(tx, now);
    taken.task = task;
    if (task === null) return null;
    await this.queue.done(tx, task.id);
    const due = await this.changes.reassessment(task.since_version, tx);
    return { siteScanId: task.id, rematched: await this.siteScan.rematch(task, due, tx) };
  }
}
