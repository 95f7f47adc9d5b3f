import type { ScanFinding, ScanHost, ScanReport, ScanReportSummary } from '#contracts';
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
import { readFindingPlace, readHostPlace, writeFindingPlace, writeHostPlace } from './list-place.js';
import {
  FindingsQuery,
  HostsQuery,
  LIST_SCAN_FINDINGS,
  LIST_SCAN_HOSTS,
  LIST_SCAN_REPORTS,
  ListQuery,
  RETRIEVE_SCAN_REPORT,
  ScanParams,
} from './report.operations.js';
import { Reports } from './reports.service.js';
import { ScanRows } from './scan-rows.service.js';

/** The most hosts, and the most findings, that one report holds; a scan of whole networks may have more. */
const MOST_ROWS = 2_000;

/** Reports of scans, always those of the caller's own tenant. */
@Controller('scans/cve')
export class ReportController {
  constructor(
    private readonly reports: Reports,
    private readonly rows: ScanRows,
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
    const filter = {
      scheduleId: query.schedule_id ?? null,
      siteId: query.site_id ?? null,
      states: query.state ?? null,
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
    };
    const page = { limit: query.limit, before: positionOf(query.cursor) };
    const { reports, next } = await this.reports.list(caller.tenantId, filter, page);
    tellNextPage(reply, this.url(''), query, next);
    return reports;
  }

  @Get(':scan_id')
  @Operation(RETRIEVE_SCAN_REPORT)
  async find(@CurrentCaller() caller: Caller, @Param() params: unknown): Promise<ScanReport> {
    const { scan_id } = parseParams(ScanParams, params);
    const report = await this.reports.find(caller.tenantId, scan_id, MOST_ROWS);
    if (report === null) throw new AppError('scan_not_found');
    return report;
  }

  @Get(':scan_id/hosts')
  @Operation(LIST_SCAN_HOSTS)
  async hosts(
    @CurrentCaller() caller: Caller,
    @Param() params: unknown,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly ScanHost[]> {
    const { scan_id } = parseParams(ScanParams, params);
    const query = parseQuery(HostsQuery, rawQuery);
    const wanted = { siteId: query.site_id ?? null, after: readHostPlace(query.cursor), limit: query.limit };
    const { rows, next } = await this.rows.hosts(caller.tenantId, scan_id, wanted);
    tellNextPage(reply, this.url(`/${scan_id}/hosts`), query, next === null ? null : writeHostPlace(next));
    return rows;
  }

  @Get(':scan_id/findings')
  @Operation(LIST_SCAN_FINDINGS)
  async findings(
    @CurrentCaller() caller: Caller,
    @Param() params: unknown,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly ScanFinding[]> {
    const { scan_id } = parseParams(ScanParams, params);
    const query = parseQuery(FindingsQuery, rawQuery);
    const filter = {
      siteId: query.site_id ?? null,
      severity: query.severity ?? null,
      status: query.status ?? null,
      reference: query.cve_id ?? null,
    };
    const wanted = { filter, after: readFindingPlace(query.cursor), limit: query.limit };
    const { rows, next } = await this.rows.findings(caller.tenantId, scan_id, wanted);
    tellNextPage(reply, this.url(`/${scan_id}/findings`), query, next === null ? null : writeFindingPlace(next));
    return rows;
  }

  private url(path: string): string {
    return `${this.config.http.publicUrl}/scans/cve${path}`;
  }
}
