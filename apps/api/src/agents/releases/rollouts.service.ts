import type { NewRollout } from '#contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditLog } from '../../access/index.js';
import { AppError } from '../../platform/app-error.js';
import { TenantWork } from '../../platform/database/index.js';
import type { RequestCaller } from '../../platform/http/index.js';
import { ReleaseShelf } from './release-shelf.js';
import type { ListedRollout } from './rollouts.read-model.js';
import { RolloutsStore } from './rollouts.store.js';

/** Starts and halts rollouts. */
@Injectable()
export class Rollouts {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly rollouts: RolloutsStore,
    private readonly shelf: ReleaseShelf,
    private readonly audit: AuditLog,
  ) {}

  /** @throws {AppError} `release_not_found`, `rollout_running` */
  async start(caller: RequestCaller, wanted: NewRollout, at: Date): Promise<ListedRollout> {
    const { version, stages, soak_s } = wanted;
    if ((await this.shelf.find(version)) === null) throw new AppError('release_not_found');
    const { tenantId: tenant_id, subject } = caller;
    const row = { id: uuidv7(), tenant_id, version, stages, soak_s, state: 'running', stage: 1 } as const;
    const rollout = { ...row, reason: null, started_by: subject ?? 'unknown', started_at: at, ended_at: null };
    await this.tenantWork.write(tenant_id, async (tx) => {
      if (!(await this.rollouts.start(rollout, tx))) throw new AppError('rollout_running');
      const resource = { type: 'rollout', id: rollout.id };
      await this.audit.record(caller, { action: 'rollout.started', resource, details: { ...wanted } }, tx);
    });
    return { ...rollout, sites: 0 };
  }

  /** @throws {AppError} `rollout_not_found`, `rollout_ended` */
  async halt(caller: RequestCaller, id: string, reason: string, at: Date): Promise<void> {
    const { tenantId } = caller;
    await this.tenantWork.write(tenantId, async (tx) => {
      const rollout = { id, tenant_id: tenantId };
      if (!(await this.rollouts.isThere(rollout, tx))) throw new AppError('rollout_not_found');
      const isHalted = await this.rollouts.end(rollout, { state: 'halted', reason, at }, tx);
      if (!isHalted) throw new AppError('rollout_ended');
      const change = { action: 'rollout.halted', resource: { type: 'rollout', id }, details: { reason } };
      await this.audit.record(caller, change, tx);
    });
  }
}
