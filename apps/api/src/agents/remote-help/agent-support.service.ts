import { LogsAnswer, type LogWish, SupportBundle } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../access/index.js';
import { AppError } from '../../platform/app-error.js';
import { TenantWork } from '../../platform/database/index.js';
import type { RequestCaller } from '../../platform/http/index.js';
import { type AgentRow, AgentsReadModel } from '../agents.read-model.js';
import { AskAgent } from './ask-agent.service.js';

const LOGS_WITHIN_MS = 10_000;
/** It looks for nmap, which starts a program; and a bundle takes its time on a bad link. */
const BUNDLE_WITHIN_MS = 30_000;
const ALL_LOGS: LogWish = { limit: 1, level: 'trace', since: null };

/** Gets from an agent what helps to find out what is wrong with it. */
@Injectable()
export class AgentSupport {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly agents: AgentsReadModel,
    private readonly audit: AuditLog,
    private readonly askAgent: AskAgent,
  ) {}

  /** @throws {AppError} `agent_not_found`, `agent_offline`, and what {@link AskAgent.ask} throws */
  async logs(caller: RequestCaller, agentId: string, logs: LogWish): Promise<LogsAnswer> {
    const agent = await this.admit(caller, agentId, { action: 'agent.logs_read', details: { ...logs } });
    return this.askAgent.ask(agent, { wanted: 'logs', logs, answer: LogsAnswer, withinMs: LOGS_WITHIN_MS });
  }

  /** @throws {AppError} as {@link logs} */
  async bundle(caller: RequestCaller, agentId: string): Promise<SupportBundle> {
    const agent = await this.admit(caller, agentId, { action: 'agent.support_bundle_made', details: {} });
    const question = { wanted: 'support_bundle' as const, logs: ALL_LOGS };
    return this.askAgent.ask(agent, { ...question, answer: SupportBundle, withinMs: BUNDLE_WITHIN_MS });
  }

  /** Who asked is written down before anybody is asked. */
  private admit(
    caller: RequestCaller,
    agentId: string,
    what: { readonly action: string; readonly details: Record<string, unknown> },
  ): Promise<{ readonly siteId: string; readonly agentId: string }> {
    return this.tenantWork.write(caller.tenantId, async (tx) => {
      const row = await this.agents.find(caller.tenantId, agentId, new Date(), tx);
      if (row === null || row.offline_reason === 'revoked') throw new AppError('agent_not_found');
      if (row.offline_reason !== null) throw new AppError('agent_offline', offlineMessage(row));
      const { action, details } = what;
      const resource = { type: 'agent', id: agentId };
      await this.audit.record(caller, { action, resource, details: { site_id: row.site_id, ...details } }, tx);
      return { siteId: row.site_id, agentId };
    });
  }
}

function offlineMessage({ offline_reason, offline_since }: AgentRow): string {
  return `The agent is not there since ${offline_since.toISOString()} (${offline_reason}), so it cannot be asked.`;
}
