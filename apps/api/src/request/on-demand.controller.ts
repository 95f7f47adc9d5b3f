import {
  MultipleIpsScanBody,
  type MultipleIpsScanResponse,
  type OnDemandScanResponse,
  SingleIpScanBody,
} from '#contracts';
import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, Operation, parseBody, type RequestCaller } from '../platform/http/index.js';
import { giveOut } from './give-out.js';
import { Idempotency } from './idempotency.service.js';
import { OnDemandScans } from './on-demand-scans.service.js';
import { idempotencyKeyOf, type RequestHeaders, traceparentOf } from './request-headers.js';
import { START_MULTIPLE_IPS_SCAN, START_SINGLE_IP_SCAN } from './request.operations.js';

/** Scans of addresses by name. */
@Controller('scans/cve')
export class OnDemandController {
  constructor(
    private readonly onDemandScans: OnDemandScans,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('scheduled/single-ip')
  @Operation(START_SINGLE_IP_SCAN)
  async startSingleIp(
    @CurrentCaller() caller: RequestCaller,
    @Body() rawBody: unknown,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OnDemandScanResponse> {
    const key = idempotencyKeyOf(headers);
    const body = parseBody(SingleIpScanBody, rawBody);
    const traceparent = traceparentOf(headers);
    const answer = await this.idempotency.once<OnDemandScanResponse>(
      { tenantId: caller.tenantId, key, body },
      (remember) => this.onDemandScans.singleIp({ caller, body, traceparent, remember }),
    );
    return giveOut(answer, reply);
  }

  @Post('scan/multiple-ips')
  @Operation(START_MULTIPLE_IPS_SCAN)
  async startMultipleIps(
    @CurrentCaller() caller: RequestCaller,
    @Body() rawBody: unknown,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MultipleIpsScanResponse> {
    const key = idempotencyKeyOf(headers);
    const body = parseBody(MultipleIpsScanBody, rawBody);
    const traceparent = traceparentOf(headers);
    const answer = await this.idempotency.once<MultipleIpsScanResponse>(
      { tenantId: caller.tenantId, key, body },
      (remember) => this.onDemandScans.multipleIps({ caller, body, traceparent, remember }),
    );
    return giveOut(answer, reply);
  }
}
