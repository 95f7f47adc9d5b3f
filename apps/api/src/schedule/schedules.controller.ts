import { type ScanSchedule, ScanScheduleBody, ScanSchedulePatch } from '#contracts';
import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import {
  CurrentCaller,
  Operation,
  parseBody,
  parseParams,
  parseQuery,
  positionOf,
  type RequestCaller,
  tellNextPage,
} from '../platform/http/index.js';
import { type ChangeTarget, ManageSchedules } from './manage-schedules.service.js';
import {
  CREATE_SCAN_SCHEDULE,
  DELETE_SCAN_SCHEDULE,
  LIST_SCAN_SCHEDULES,
  ListQuery,
  PATCH_SCAN_SCHEDULE,
  REPLACE_SCAN_SCHEDULE,
  RETRIEVE_SCAN_SCHEDULE,
  ScheduleParams,
} from './schedule.operations.js';
import { mergedSettings } from './schedule-changes.js';
import { versionOf } from './shown-schedule.js';

const PATH = 'scans/cve/scheduled';

@Controller(PATH)
export class SchedulesController {
  constructor(
    private readonly schedules: ManageSchedules,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @Operation(LIST_SCAN_SCHEDULES)
  async list(
    @CurrentCaller() caller: RequestCaller,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly ScanSchedule[]> {
    const query = parseQuery(ListQuery, rawQuery);
    const { schedules, next } = await this.schedules.list(caller.tenantId, query.limit, positionOf(query.cursor));
    tellNextPage(reply, `${this.config.http.publicUrl}/${PATH}`, query, next);
    return schedules;
  }

  @Post()
  @Operation(CREATE_SCAN_SCHEDULE)
  async create(
    @CurrentCaller() caller: RequestCaller,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScanSchedule> {
    const schedule = await this.schedules.create(caller, parseBody(ScanScheduleBody, body), new Date());
    reply.header('location', `/${PATH}/${schedule.id}`);
    return withVersion(schedule, reply);
  }

  @Get(':scanScheduleId')
  @Operation(RETRIEVE_SCAN_SCHEDULE)
  async find(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScanSchedule> {
    const { scanScheduleId } = parseParams(ScheduleParams, params);
    return withVersion(await this.schedules.find(caller.tenantId, scanScheduleId), reply);
  }

  @Put(':scanScheduleId')
  @Operation(REPLACE_SCAN_SCHEDULE)
  async replace(
    @CurrentCaller() caller: RequestCaller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScanSchedule> {
    const target = targetOf(request);
    const settings = parseBody(ScanScheduleBody, request.body);
    return withVersion(await this.schedules.change(caller, target, () => settings, new Date()), reply);
  }

  @Patch(':scanScheduleId')
  @Operation(PATCH_SCAN_SCHEDULE)
  async patch(
    @CurrentCaller() caller: RequestCaller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScanSchedule> {
    const target = targetOf(request);
    const patch = parseBody(ScanSchedulePatch, request.body);
    const merge = (before: ScanScheduleBody): ScanScheduleBody => mergedSettings(before, patch);
    return withVersion(await this.schedules.change(caller, target, merge, new Date()), reply);
  }

  @Delete(':scanScheduleId')
  @Operation(DELETE_SCAN_SCHEDULE)
  async delete(@CurrentCaller() caller: RequestCaller, @Req() request: FastifyRequest): Promise<void> {
    await this.schedules.delete(caller, targetOf(request));
  }
}

function targetOf({ params, headers }: FastifyRequest): ChangeTarget {
  const { scanScheduleId } = parseParams(ScheduleParams, params);
  return { scheduleId: scanScheduleId, ifMatch: headers['if-match'] };
}

function withVersion(schedule: ScanSchedule, reply: FastifyReply): ScanSchedule {
  reply.header('etag', versionOf(new Date(schedule.updated_at)));
  return schedule;
}
