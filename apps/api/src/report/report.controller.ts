import type { ScanReport, ScanReportSummary } from '#contracts';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { AppError } from '../platform/app-error.js';
import {
  type Caller,
  CurrentCaller,
  Operation,
  parseParams,
  parseQuery,
  positionOf,
  tellNextPage,
} from '../platform/http/index.js';
import { LIST_SCAN_REPORTS, ListQuery, RETRIEVE_SCAN_REPORT, ScanParams } from './report.operations.js';
import { ReportsReadModel } from './report.read-model.js';

/** Reports of scans, always those of the caller's own tenant. */
@Controller('scans/cve')
export class ReportController {
  constructor(
    private readonly reports: ReportsReadModel,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @Operation(LIST_SCAN_REPORTS)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly ScanReportSummary[]> {
    const query = parseQuery(ListQuery, rawQuery);
    const { reports, next } = await this.reports.list(caller.tenantId, query.limit, positionOf(query.cursor));
    tellNextPage(reply, `${this.config.http.publicUrl}/scans/cve`, query, next);
    return reports;
  }

  @Get(':scan_id')
  @Operation(RETRIEVE_SCAN_REPORT)
  async find(@CurrentCaller() caller: Caller, @Param() params: unknown): Promise<ScanReport> {
    const { scan_id } = parseParams(ScanParams, params);
    const report = await this.reports.find(caller.tenantId, scan_id);
    if (report === null) throw new AppError('scan_not_found');
    return report;
  }
}
