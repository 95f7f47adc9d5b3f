import { type DeviceCves, MacAddressesBody, type SingleDeviceCves } from '#contracts';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, parseBody, parseQuery } from '../platform/http/index.js';
import { GET_CVES_BY_MAC, GET_CVES_OF_ONE_MAC, MacQuery } from './cves-of-devices.operations.js';
import { CvesOfDevices } from './cves-of-devices.service.js';

@Controller('scans/cve/mac-address/cves')
export class CvesOfDevicesController {
  constructor(private readonly cves: CvesOfDevices) {}

  @Post()
  @Operation(GET_CVES_BY_MAC)
  ofMany(@CurrentCaller() caller: Caller, @Body() rawBody: unknown): Promise<DeviceCves> {
    const { mac_addresses } = parseBody(MacAddressesBody, rawBody);
    return this.cves.of(caller.tenantId, mac_addresses, new Date());
  }

  @Get()
  @Operation(GET_CVES_OF_ONE_MAC)
  async ofOne(@CurrentCaller() caller: Caller, @Query() rawQuery: unknown): Promise<SingleDeviceCves> {
    const { mac_address } = parseQuery(MacQuery, rawQuery);
    return { mac_address, ...(await this.cves.of(caller.tenantId, [mac_address], new Date())) };
  }
}
