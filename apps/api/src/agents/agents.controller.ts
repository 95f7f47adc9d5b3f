import type { Agent } from '#contracts';
import { Controller, Delete, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, Operation, parseParams, parseQuery, type RequestCaller } from '../platform/http/index.js';
import { offlineReason } from './agent-standing.js';
import { AgentParams, AgentsQuery, LIST_AGENTS, REVOKE_AGENT, SiteOfAgents } from './agents.operations.js';
import { type AgentRow, AgentsReadModel } from './agents.read-model.js';
import { RevokeAgent } from './revoke-agent.service.js';
import { SitePages } from './site-pages.js';

/** The agents of the caller's sites. */
@Controller()
export class AgentsController {
  constructor(
    private readonly readModel: AgentsReadModel,
    private readonly pages: SitePages,
    private readonly revokeAgent: RevokeAgent,
  ) {}

  @Get('sites/:site_id/agents')
  @Operation(LIST_AGENTS)
  async list(
    @CurrentCaller() { tenantId }: RequestCaller,
    @Param() params: unknown,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Agent[]> {
    const { site_id: siteId } = parseParams(SiteOfAgents, params);
    const query = parseQuery(AgentsQuery, rawQuery);
    const list = this.readModel.list.bind(this.readModel);
    const momentOf = (row: AgentRow) => row.enrolled_at;
    const rows = await this.pages.read({ tenantId, siteId, name: 'agents', query, list, momentOf }, reply);
    const now = new Date();
    return rows.map((row) => agentOf(row, now));
  }

  @Delete('agents/:agent_id')
  @Operation(REVOKE_AGENT)
  async revoke(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<void> {
    await this.revokeAgent.revoke(caller, parseParams(AgentParams, params).agent_id, new Date());
  }
}

function agentOf(row: AgentRow, now: Date): Agent {
  const { id, site_id, name, version, public_key, heard_at, last_word } = row;
  const isHeard = heard_at !== null && last_word !== null;
  const reason = offlineReason(isHeard ? { at: heard_at, state: last_word.state } : null, now);
  return {
    id,
    site_id,
    name,
    version,
    public_key,
    enrolled_at: row.enrolled_at.toISOString(),
    credentials_expire_at: row.credentials_expire_at.toISOString(),
    online: reason === null,
    offline_reason: reason,
    last_heard_at: heard_at?.toISOString() ?? null,
    clock_offset_ms: isHeard ? Date.parse(last_word.sent_at) - heard_at.getTime() : null,
    last_word,
  };
}
