import { ScanControlParams, type ScanControlResponse } from '#contracts';
import { Controller, Headers, Param, Post } from '@nestjs/common';
import { CurrentCaller, Operation, parseParams, type RequestCaller } from '../platform/http/index.js';
import { RESUME_SCAN, type RequestHeaders, TellSites, traceparentOf } from '../request/index.js';
import { ResumeScan } from './resume-scan.service.js';

@Controller('scans/cve')
export class ResumeController {
  constructor(
    private readonly resumeScan: ResumeScan,
    private readonly tellSites: TellSites,
  ) {}

  @Post(':scan_id/resume')
  @Operation(RESUME_SCAN)
  async resume(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<ScanControlResponse> {
    const { scan_id: scanId } = parseParams(ScanControlParams, params);
    const answer = await this.resumeScan.resume({ caller, scanId, traceparent: traceparentOf(headers) });
    this.tellSites.announce();
    return answer;
  }
}
