import type { AgentCredentials } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import type { Tx } from '../platform/database/index.js';
import { AgentCredentialsService } from './agent-credentials.service.js';
import { AgentsStore, type NewAgentRow } from './agents.store.js';

/** Makes somebody an agent: known, written down, and with credentials. */
@Injectable()
export class AgentAdmission {
  constructor(
    private readonly agents: AgentsStore,
    private readonly credentials: AgentCredentialsService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws {AppError} `agent_key_taken` */
  async admit(
    newcomer: Omit<NewAgentRow, 'credentials_expire_at'>,
    enrolmentId: string,
    tx: Tx,
  ): Promise<AgentCredentials> {
    const credentials_expire_at = this.credentials.expiryAfter(newcomer.enrolled_at);
    if (!(await this.agents.add({ ...newcomer, credentials_expire_at }, tx))) throw new AppError('agent_key_taken');
    const { id, tenant_id, site_id, name, version } = newcomer;
    const details = { site_id, name, version, enrolment_id: enrolmentId };
    const change = { action: 'agent.enrolled', resource: { type: 'agent', id }, details };
    await this.audit.record({ tenantId: tenant_id }, change, tx);
    return this.credentials.issue(newcomer, credentials_expire_at, tx);
  }
}
