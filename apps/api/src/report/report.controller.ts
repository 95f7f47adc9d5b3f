import type { ScanReport, ScanReportSummary } from '#contracts';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { AppError } from '../platform/app-error.js';
import { type Caller, CurrentCaller, parseParams, parseQuery } from '../platform/http/index.js';
import type { ScanPosition } from '../request/index.js';
import { readCursor, writeCursor } from './list-cursor.js';
import { ReportsReadModel } from './report.read-model.js';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

const ListQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(LARGEST_PAGE))
    .default(DEFAULT_PAGE),
  cursor: z.string().max(200).optional(),
});
const ScanParams = z.object({ scan_id: z.uuid().toLowerCase() });

/** Reports of scans, always those of the caller's own tenant. */
@Controller('scans/cve')
export class ReportController {
  constructor(
    private readonly reports: ReportsReadModel,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** A bare list, newest first; the address of the next page is in the Link header (RFC 8288). */
  @Get()
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly ScanReportSummary[]> {
    const { limit, cursor } = parseQuery(ListQuery, query);
    const { reports, next } = await this.reports.list(caller.tenantId, limit, positionOf(cursor));
    if (next !== null) reply.header('link', `<${this.urlOfPage(limit, next)}>; rel="next"`);
    return reports;
  }

  @Get(':scan_id')
  async find(@CurrentCaller() caller: Caller, @Param() params: unknown): Promise<ScanReport> {
    const { scan_id } = parseParams(ScanParams, params);
    const report = await this.reports.find(caller.tenantId, scan_id);
    if (report === null) throw new AppError('scan_not_found');
    return report;
  }

  private urlOfPage(limit: number, next: ScanPosition): string {
    return `${this.config.http.publicUrl}/scans/cve?limit=${limit}&cursor=${writeCursor(next)}`;
  }
}

function positionOf(cursor: string | undefined): ScanPosition | null {
  if (cursor === undefined) return null;
  const position = readCursor(cursor);
  if (position === null) throw new AppError('cursor_invalid');
  return position;
}
