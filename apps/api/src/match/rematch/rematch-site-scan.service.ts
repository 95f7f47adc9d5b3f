import { Injectable } from '@nestjs/common';
import type { Reassessment } from '../../advisory/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { FindingChange } from './finding-changes.js';
import { ReassessObservations } from './reassess-observations.service.js';
import type { RematchTask } from './rematch-queue.store.js';
import { RematchedFindings } from './rematched-findings.service.js';
import { RescoreFindings } from './rescore-findings.service.js';
import { TellChanges } from './tell-changes.service.js';

/** What became of a site scan whose advisories changed. */
export interface Rematched {
  /** Observations that were held against advisories again. */
  readonly observations: number;
  readonly changes: readonly FindingChange[];
}

const NOTHING: Rematched = { observations: 0, changes: [] };

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
    const rescored = due.isRescored ? await this.rescore.of(task.id, tx) : [];
    const changes = [...decided.changes, ...rescored];
    await this.tell.ofSiteScan(task.id, due, changes, tx);
    return { observations: decided.observations, changes };
  }

  private async decideAgain(task: RematchTask, { products, version }: Reassessment, tx: Tx): Promise<Rematched> {
    const changes: FindingChange[] = [];
    const names = new Set<string>();
    let observations = 0;
    for await (const again of this.reassess.of(task, products, tx)) {
      observations += again.observationIds.length;
      again.names.forEach((name) => names.add(name));
      const difference = await this.findings.bringUpToDate(task, again, tx);
      changes.push(...(await this.tell.changesOf(difference, tx)));
    }
    if (observations > 0) await this.findings.remember(task, { products, version, names }, tx);
    return { observations, changes };
  }
}
