import {
  ScanControlParams,
  type ScanControlResponse,
  type ScheduledScanResponse,
  ScheduleRunParams,
  type StoppedScheduleResponse,
} from '#contracts';
import { Controller, Delete, Headers, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, Operation, parseParams, type RequestCaller } from '../platform/http/index.js';
import { CANCEL_SCAN, PAUSE_SCAN, START_SCHEDULE, STOP_SCHEDULE } from './execution.operations.js';
import { giveOut } from './give-out.js';
import { Idempotency } from './idempotency.service.js';
import { idempotencyKeyOf, type RequestHeaders, traceparentOf } from './request-headers.js';
import { StartSchedule } from './start-schedule.service.js';
import { SteerScan } from './steer-scan.service.js';

/** Starting and stopping what schedules scan, and ending scans. */
@Controller('scans/cve')
export class ExecutionController {
  constructor(
    private readonly startSchedule: StartSchedule,
    private readonly steerScan: SteerScan,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('scheduled/:scanScheduleId/invoke')
  @Operation(START_SCHEDULE)
  async start(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduledScanResponse> {
    const key = idempotencyKeyOf(headers);
    const { scanScheduleId: scheduleId } = parseParams(ScheduleRunParams, params);
    const traceparent = traceparentOf(headers);
    const answer = await this.idempotency.once<ScheduledScanResponse>(
      { tenantId: caller.tenantId, key, body: { operation: START_SCHEDULE.id, scheduleId } },
      (remember) => this.startSchedule.start({ caller, scheduleId, traceparent, remember }),
    );
    return giveOut(answer, reply);
  }

  @Delete('scheduled/:scanScheduleId/invoke')
  @Operation(STOP_SCHEDULE)
  stop(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<StoppedScheduleResponse> {
    return this.steerScan.stopSchedule(caller, parseParams(ScheduleRunParams, params).scanScheduleId);
  }

  @Post(':scan_id/cancel')
  @Operation(CANCEL_SCAN)
  cancel(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<ScanControlResponse> {
    return this.steerScan.end(caller, parseParams(ScanControlParams, params).scan_id, 'stop');
  }

  @Post(':scan_id/pause')
  @Operation(PAUSE_SCAN)
  pause(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<ScanControlResponse> {
    return this.steerScan.end(caller, parseParams(ScanControlParams, params).scan_id, 'pause');
  }
}
