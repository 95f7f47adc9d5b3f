import type { LogLine, SupportBundle } from '#contracts';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentCaller, Operation, parseParams, parseQuery, type RequestCaller } from '../../platform/http/index.js';
import { AgentParams } from '../agents.operations.js';
import { AgentSupport } from './agent-support.service.js';
import { AgentLogsQuery, MAKE_SUPPORT_BUNDLE, READ_AGENT_LOGS } from './support.operations.js';

/** Help for agents from afar. */
@Controller('agents')
export class SupportController {
  constructor(private readonly support: AgentSupport) {}

  @Get(':agent_id/logs')
  @Operation(READ_AGENT_LOGS)
  async logs(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Query() rawQuery: unknown,
  ): Promise<readonly LogLine[]> {
    const { agent_id } = parseParams(AgentParams, params);
    const { limit, level, since = null } = parseQuery(AgentLogsQuery, rawQuery);
    return (await this.support.logs(caller, agent_id, { limit, level, since })).lines;
  }

  @Post(':agent_id/support-bundle')
  @Operation(MAKE_SUPPORT_BUNDLE)
  bundle(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<SupportBundle> {
    return this.support.bundle(caller, parseParams(AgentParams, params).agent_id);
  }
}
