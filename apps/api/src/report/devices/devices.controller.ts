import type { DeviceDetail, DevicesSummary, DeviceSummary } from '#contracts';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { AppError } from '../../platform/app-error.js';
import {
  type Caller,
  CurrentCaller,
  Operation,
  parseParams,
  parseQuery,
  positionOf,
  tellNextPage,
} from '../../platform/http/index.js';
import {
  DeviceParams,
  DevicesQuery,
  LIST_DEVICES,
  RETRIEVE_DEVICE,
  SUMMARISE_DEVICES,
  SummaryQuery,
} from './devices.operations.js';
import { Devices } from './devices.service.js';

@Controller('devices')
export class DevicesController {
  constructor(
    private readonly devices: Devices,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @Operation(LIST_DEVICES)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly DeviceSummary[]> {
    const query = parseQuery(DevicesQuery, rawQuery);
    const { site_id, mac_address, q, vulnerable, limit } = query;
    const wanted = { siteId: site_id, mac: mac_address, text: q, vulnerable };
    const page = { limit, before: positionOf(query.cursor) };
    const { devices, next } = await this.devices.list(caller.tenantId, wanted, page, new Date());
    tellNextPage(reply, `${this.config.http.publicUrl}/devices`, query, next);
    return devices;
  }

  @Get('summary')
  @Operation(SUMMARISE_DEVICES)
  summary(@CurrentCaller() caller: Caller, @Query() rawQuery: unknown): Promise<DevicesSummary> {
    return this.devices.summary(caller.tenantId, parseQuery(SummaryQuery, rawQuery).site_id, new Date());
  }

  @Get(':device_id')
  @Operation(RETRIEVE_DEVICE)
  async find(@CurrentCaller() caller: Caller, @Param() params: unknown): Promise<DeviceDetail> {
    const device = await this.devices.find(caller.tenantId, parseParams(DeviceParams, params).device_id, new Date());
    if (device === null) throw new AppError('device_not_found');
    return device;
  }
}
