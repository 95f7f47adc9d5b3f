import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { Metrics } from '../metrics/index.js';
import { Public } from './auth/public.js';
import { MetricsDoor } from './metrics-door.js';

/** For Prometheus. Its own door, because whoever collects metrics is no caller of a tenant. */
@Controller('metrics')
export class MetricsController {
  private readonly door: MetricsDoor;

  constructor(
    private readonly metrics: Metrics,
    @Inject(API_CONFIG) { metrics: { tokenFile } }: ApiConfig,
  ) {
    this.door = new MetricsDoor(tokenFile);
  }

  @Public()
  @Get()
  async all(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.door.admit(request);
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.render();
  }
}
