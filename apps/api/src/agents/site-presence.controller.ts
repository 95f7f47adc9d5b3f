import type { SitePresenceStatus } from '#contracts';
import { Controller, Get, Logger, Param } from '@nestjs/common';
import { CurrentCaller, Operation, parseParams, type RequestCaller } from '../platform/http/index.js';
import { Streams } from '../platform/nats/index.js';
import { SITE_PRESENCE, SiteOfAgents } from './agents.operations.js';
import { SiteStatus } from './site-status.service.js';

/** Whether there is anybody at a site. */
@Controller('sites')
export class SitePresenceController {
  private readonly logger = new Logger(SitePresenceController.name);

  constructor(
    private readonly status: SiteStatus,
    private readonly streams: Streams,
  ) {}

  @Get(':site_id/presence')
  @Operation(SITE_PRESENCE)
  async presence(@CurrentCaller() { tenantId }: RequestCaller, @Param() params: unknown): Promise<SitePresenceStatus> {
    const { site_id: siteId } = parseParams(SiteOfAgents, params);
    const status = await this.status.of(tenantId, siteId, new Date());
    return { ...status, requests: await this.requestsOf(siteId) };
  }

  private async requestsOf(siteId: string): Promise<SitePresenceStatus['requests']> {
    try {
      return await this.streams.requestsOf(siteId);
    } catch (error) {
      this.logger.warn({ message: 'The broker does not say what waits for a site', siteId, err: error });
      return null;
    }
  }
}
