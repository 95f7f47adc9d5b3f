import { Injectable } from '@nestjs/common';
import type { Reassessment } from '../../advisory/index.js';
import type { Tx } from '../../platform/database/index.js';
import { ReassessObservations } from './reassess-observations.service.js';
import type { RematchTask } from './rematch-queue.store.js';
import { RematchedFindings } from './rematched-findings.service.js';
import { RescoreFindings } from './rescore-findings.service.js';
import { TellChanges } from './tell-changes.service.js';

/** What became of a site scan whose advisories changed. */
export interface Rematched {
  /** Observations that were held against advisories again. */
  readonly observations: number;
  /** How many changes followers were told of. */
  readonly changes: number;
}

const NOTHING: Rematched = { observations: 0, changes: 0 };

/** Brings the findings of one site scan up to date without a scan. Done twice, it changes nothing the second time. */
@Injectable()
export class RematchSiteScan {
  constructor(
    private readonly reassess: ReassessObservations,
    private readonly rescore: RescoreFindings,
    private readonly findings: RematchedFindings,
    private readonly tell: TellChanges,
  ) {}

  async rematch(task: RematchTask, due: Reassessment, tx: Tx): Promise<Rematched> {
    if (!(await this.reassess.isWorthIt(task, tx))) {
      await this.findings.forget(task, tx);
      return NOTHING;
    }
    const decided = due.products.length > 0 ? await this.decideAgain(task, due, tx) : NOTHING;
    if (!due.isRescored) return decided;
    let changes = decided.changes;
    for await (const exploited of this.rescore.of(task.id, tx)) {
      await this.tell.ofSiteScan(task.id, due, exploited, tx);
      changes += exploited.length;
    }
    return { ...decided, changes };
  }

  private async decideAgain(task: RematchTask, due: Reassessment, tx: Tx): Promise<Rematched> {
    const { products, version } = due;
    const names = new Set<string>();
    let { observations, changes } = NOTHING;
    for await (const again of this.reassess.of(task, products, tx)) {
      again.names.forEach((name) => names.add(name));
      const difference = await this.findings.bringUpToDate(task, again, tx);
      const told = await this.tell.changesOf(difference, tx);
      await this.tell.ofSiteScan(task.id, due, told, tx);
      observations += again.observationIds.length;
      changes += told.length;
    }
    if (observations > 0) await this.findings.remember(task, { products, version, names }, tx);
    return { observations, changes };
  }
}
