import type { Agent } from '#contracts';
import { Controller, Delete, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReadTx } from '../platform/database/index.js';
import { CurrentCaller, Operation, parseParams, parseQuery, type RequestCaller } from '../platform/http/index.js';
import { AgentParams, AgentsQuery, LIST_AGENTS, REVOKE_AGENT, SiteOfAgents } from './agents.operations.js';
import { type AgentRow, AgentsReadModel } from './agents.read-model.js';
import { RevokeAgent } from './revoke-agent.service.js';
import { ShownAgents } from './shown-agents.js';
import { type SiteList, SitePages } from './site-pages.js';

/** The agents of the caller's sites. */
@Controller()
export class AgentsController {
  constructor(
    private readonly readModel: AgentsReadModel,
    private readonly pages: SitePages,
    private readonly revokeAgent: RevokeAgent,
    private readonly shown: ShownAgents,
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
    const now = new Date();
    const view = { now, withRevoked: query.include_revoked === 'true' };
    const list = (wanted: SiteList, tx: ReadTx) => this.readModel.list(wanted, view, tx);
    const momentOf = (row: AgentRow) => row.enrolled_at;
    const rows = await this.pages.read({ tenantId, siteId, name: 'agents', query, list, momentOf }, reply);
    return rows.map((row) => this.shown.of(row, now));
  }

  @Delete('agents/:agent_id')
  @Operation(REVOKE_AGENT)
  async revoke(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<void> {
    await this.revokeAgent.revoke(caller, parseParams(AgentParams, params).agent_id, new Date());
  }
}
