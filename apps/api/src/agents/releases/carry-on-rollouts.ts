import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../access/index.js';
import type { Tx } from '../../platform/database/index.js';
import { nextRolloutStep, sitesInStage } from './rollout-step.js';
import { RolloutsReadModel } from './rollouts.read-model.js';
import { type RolloutRow, RolloutsStore } from './rollouts.store.js';

/** A site where nobody was heard for longer takes part when the rollout is done. */
const ALIVE_MS = 24 * 3_600_000;

/** Carries rollouts on: to the next stage, to their end, or to a halt. */
@Injectable()
export class CarryOnRollouts {
  private readonly logger = new Logger(CarryOnRollouts.name);

  constructor(
    private readonly store: RolloutsStore,
    private readonly readModel: RolloutsReadModel,
    private readonly audit: AuditLog,
  ) {}

  async carryOn(now: Date, tx: Tx): Promise<void> {
    const running = await this.store.takeRunning(tx);
    const ids = running.map(({ id }) => id);
    const agents = await this.readModel.agentsOf(ids, tx);
    for (const rollout of running) {
      const { version, stages, stage, soak_s: soakS } = rollout;
      const step = nextRolloutStep({ version, stages, stage, soakS }, agents.get(rollout.id) ?? [], now);
      await this.take(step, rollout, { now, tx });
    }
  }

  private async take(
    step: ReturnType<typeof nextRolloutStep>,
    rollout: RolloutRow,
    { now, tx }: { readonly now: Date; readonly tx: Tx },
  ): Promise<void> {
    switch (step.kind) {
      case 'wait':
        return this.offer(rollout, rollout.stage, now, tx);
      case 'next_stage':
        await this.store.enterStage(rollout, step.stage, tx);
        return this.offer(rollout, step.stage, now, tx);
      case 'done':
        return this.end(rollout, { state: 'done', reason: null, at: now }, tx);
      case 'halt':
        return this.end(rollout, { state: 'halted', reason: step.reason, at: now }, tx);
    }
  }

  private async offer(rollout: RolloutRow, stage: number, now: Date, tx: Tx): Promise<void> {
    const aliveSince = new Date(now.getTime() - ALIVE_MS);
    const sites = sitesInStage(rollout, stage, await this.store.sitesAlive(rollout.tenant_id, aliveSince, tx));
    await this.store.offerTo(rollout, { sites, aliveSince, at: now }, tx);
  }

  private async end(
    rollout: RolloutRow,
    end: { readonly state: 'done' | 'halted'; readonly reason: string | null; readonly at: Date },
    tx: Tx,
  ): Promise<void> {
    const { id, tenant_id: tenantId, version } = rollout;
    if (!(await this.store.end(rollout, end, tx))) return;
    const details = { version, reason: end.reason };
    await this.audit.record(
      { tenantId },
      { action: `rollout.${end.state}`, resource: { type: 'rollout', id }, details },
      tx,
    );
    const about = { tenant_id: tenantId, rollout_id: id, release: version, reason: end.reason };
    if (end.state === 'halted') this.logger.warn({ message: 'A rollout was halted', ...about });
    else this.logger.log({ message: 'A rollout is done', ...about });
  }
}
