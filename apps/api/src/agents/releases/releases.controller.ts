import {
  type AgentRelease,
  NewRollout,
  type Rollout,
  RolloutHalt,
  type SiteRelease,
  SiteReleaseChoice,
} from '#contracts';
import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  CurrentCaller,
  Operation,
  parseBody,
  parseParams,
  parseQuery,
  type RequestCaller,
} from '../../platform/http/index.js';
import { ReleaseShelf } from './release-shelf.js';
import {
  CHOOSE_SITE_RELEASE,
  HALT_ROLLOUT,
  LEAVE_SITE_RELEASE,
  LIST_RELEASES,
  LIST_ROLLOUTS,
  RolloutParams,
  RolloutsQuery,
  SiteOfRelease,
  START_ROLLOUT,
} from './releases.operations.js';
import { RolloutPages, rolloutOf } from './rollout-pages.js';
import { Rollouts } from './rollouts.service.js';
import { SiteReleases } from './site-releases.service.js';

/** Which releases the agents of a tenant run. */
@Controller()
export class ReleasesController {
  constructor(
    private readonly shelf: ReleaseShelf,
    private readonly siteReleases: SiteReleases,
    private readonly rollouts: Rollouts,
    private readonly pages: RolloutPages,
  ) {}

  @Get('agents/releases')
  @Operation(LIST_RELEASES)
  releases(): Promise<AgentRelease[]> {
    return this.shelf.releases();
  }

  @Put('sites/:site_id/agent-release')
  @Operation(CHOOSE_SITE_RELEASE)
  choose(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Body() rawBody: unknown,
  ): Promise<SiteRelease> {
    const { site_id } = parseParams(SiteOfRelease, params);
    return this.siteReleases.choose(caller, site_id, parseBody(SiteReleaseChoice, rawBody).version, new Date());
  }

  @Delete('sites/:site_id/agent-release')
  @Operation(LEAVE_SITE_RELEASE)
  leave(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<void> {
    return this.siteReleases.leave(caller, parseParams(SiteOfRelease, params).site_id);
  }

  @Post('agents/rollouts')
  @Operation(START_ROLLOUT)
  async start(@CurrentCaller() caller: RequestCaller, @Body() rawBody: unknown): Promise<Rollout> {
    return rolloutOf(await this.rollouts.start(caller, parseBody(NewRollout, rawBody), new Date()), []);
  }

  @Get('agents/rollouts')
  @Operation(LIST_ROLLOUTS)
  list(
    @CurrentCaller() { tenantId }: RequestCaller,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Rollout[]> {
    return this.pages.read(tenantId, parseQuery(RolloutsQuery, rawQuery), reply);
  }

  @Post('agents/rollouts/:rollout_id/halt')
  @Operation(HALT_ROLLOUT)
  async halt(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Body() rawBody: unknown,
  ): Promise<void> {
    const { rollout_id } = parseParams(RolloutParams, params);
    await this.rollouts.halt(caller, rollout_id, parseBody(RolloutHalt, rawBody).reason, new Date());
  }
}
