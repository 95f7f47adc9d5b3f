import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { AgentsStore } from './agents.store.js';
import { SiteAccountsWorker } from './site-accounts.worker.js';

/** Keeps an agent out from now on. */
@Injectable()
export class RevokeAgent {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly agents: AgentsStore,
    private readonly accounts: SiteAccountsWorker,
    private readonly audit: AuditLog,
  ) {}

  /** When it resolves the broker has cut the agent off, if it could be reached. @throws {AppError} `agent_not_found` */
  async revoke(caller: RequestCaller, id: string, at: Date): Promise<void> {
    const siteId = await this.tenantWork.write(caller.tenantId, async (tx) => {
      const agent = await this.agents.revoke({ id, tenantId: caller.tenantId, at }, tx);
      if (agent === null) throw new AppError('agent_not_found');
      const details = { site_id: agent.site_id, name: agent.name };
      await this.audit.record(caller, { action: 'agent.revoked', resource: { type: 'agent', id }, details }, tx);
      return agent.site_id;
    });
    await this.accounts.installNow(siteId);
  }
}
