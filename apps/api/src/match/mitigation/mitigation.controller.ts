import type { Mitigation } from '#contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { Operation, parseParams } from '../../platform/http/index.js';
import { GET_MITIGATION_STEPS, MitigationParams } from './mitigation.operations.js';
import { Mitigations } from './mitigation.service.js';

@Controller('scans/cve/mitigation')
export class MitigationController {
  constructor(private readonly mitigations: Mitigations) {}

  @Get(':cve_id')
  @Operation(GET_MITIGATION_STEPS)
  about(@Param() params: unknown): Promise<Mitigation> {
    return this.mitigations.about(parseParams(MitigationParams, params).cve_id, new Date());
  }
}
