import { type OnDemandScanResponse, SingleIpScanBody } from '#contracts';
import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Caller, CurrentCaller, Operation, parseBody } from '../platform/http/index.js';
import { Idempotency } from './idempotency.service.js';
import { idempotencyKeyOf, type RequestHeaders, traceparentOf } from './request-headers.js';
import { START_SINGLE_IP_SCAN } from './request.operations.js';
import { RequestScan } from './request-scan.service.js';

@Controller('scans/cve/scheduled')
export class SingleIpController {
  constructor(
    private readonly requestScan: RequestScan,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('single-ip')
  @Operation(START_SINGLE_IP_SCAN)
  async start(
    @CurrentCaller() caller: Caller,
    @Body() rawBody: unknown,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OnDemandScanResponse> {
    const key = idempotencyKeyOf(headers);
    const body = parseBody(SingleIpScanBody, rawBody);
    const { tenantId } = caller;
    const { response, replayed } = await this.idempotency.once<OnDemandScanResponse>(
      { tenantId, key, body },
      (remember) => this.requestScan.singleIp({ tenantId, body, traceparent: traceparentOf(headers), remember }),
    );
    reply.header('location', `/scans/cve/${response.scan_id}`);
    if (replayed) reply.header('idempotency-replayed', 'true');
    return response;
  }
}
