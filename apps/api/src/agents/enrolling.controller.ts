import { type AgentCredentials, EnrolRequest, type RenewalChallenge, RenewRequest } from '#contracts';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Operation, parseBody, parseParams } from '../platform/http/index.js';
import { AgentParams, CHALLENGE_AGENT, ENROL_AGENT, RENEW_AGENT } from './agents.operations.js';
import { EnrolAgent } from './enrol-agent.service.js';
import { RenewAgent } from './renew-agent.service.js';

/** What agents themselves ask. They have no bearer token: an enrolment token or a signature says who they are. */
@Controller('agents')
export class EnrollingController {
  constructor(
    private readonly enrolAgent: EnrolAgent,
    private readonly renewAgent: RenewAgent,
  ) {}

  @Post('enrol')
  @Operation(ENROL_AGENT)
  enrol(@Body() rawBody: unknown): Promise<AgentCredentials> {
    return this.enrolAgent.enrol(parseBody(EnrolRequest, rawBody), new Date());
  }

  @Post(':agent_id/challenge')
  @Operation(CHALLENGE_AGENT)
  challenge(@Param() params: unknown): RenewalChallenge {
    return this.renewAgent.challenge(parseParams(AgentParams, params).agent_id, new Date());
  }

  @Post(':agent_id/renew')
  @Operation(RENEW_AGENT)
  renew(@Param() params: unknown, @Body() rawBody: unknown): Promise<AgentCredentials> {
    const { agent_id } = parseParams(AgentParams, params);
    return this.renewAgent.renew(agent_id, parseBody(RenewRequest, rawBody), new Date());
  }
}
