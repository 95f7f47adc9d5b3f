import { Readable } from 'node:stream';
import type { LatestScanStatusAnswer } from '#contracts';
import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller, Operation, parseParams, parseQuery } from '../platform/http/index.js';
import { FollowScan } from './follow-scan.service.js';
import { LatestScans } from './latest-scans.service.js';
import { ReportFiles } from './report-files.service.js';
import { ReportLinks } from './report-links.js';
import { ScanParams } from './report.operations.js';
import {
  DOWNLOAD_SCAN_REPORT,
  EventsQuery,
  FOLLOW_SCAN,
  GET_LATEST_SCAN_STATUS,
  LastEventId,
  LinkQuery,
  ScheduleParams,
} from './results.operations.js';

/** What there is of results beside the reports themselves: the newest of a schedule, files, and events as they happen. */
@Controller('scans/cve')
export class ResultsController {
  constructor(
    private readonly latest: LatestScans,
    private readonly follow: FollowScan,
    private readonly files: ReportFiles,
    private readonly links: ReportLinks,
  ) {}

  @Get(':scanScheduleId/status')
  @Operation(GET_LATEST_SCAN_STATUS)
  status(@CurrentCaller() caller: Caller, @Param() params: unknown): Promise<LatestScanStatusAnswer> {
    const { scanScheduleId } = parseParams(ScheduleParams, params);
    return this.latest.ofSchedule(caller.tenantId, scanScheduleId);
  }

  @Get(':scan_id/report.json')
  @Operation(DOWNLOAD_SCAN_REPORT)
  async download(@Param() params: unknown, @Query() rawQuery: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { scan_id } = parseParams(ScanParams, params);
    await this.links.verify(scan_id, parseQuery(LinkQuery, rawQuery));
    const { name, pieces } = await this.files.of(scan_id);
    await reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(pieces));
  }

  @Get(':scan_id/events')
  @Operation(FOLLOW_SCAN)
  async events(
    @CurrentCaller() { tenantId }: Caller,
    @Req() request: FastifyRequest,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { scan_id } = parseParams(ScanParams, request.params);
    const { last_event_id } = parseQuery(EventsQuery, request.query);
    const { 'Last-Event-ID': resumed } = parseParams(LastEventId, { 'Last-Event-ID': lastEventId });
    const after = Number(resumed ?? last_event_id ?? 0);
    const isAllowed = () => request.isStillAllowed();
    const stream = await this.follow.stream({ tenantId, scanId: scan_id, after, isAllowed });
    // Proxies that collect an answer before they hand it on would keep everything back until the end. And the connection ends
    // with the stream: it is not kept alive for another request while the server wants to close.
    const headers = { 'x-accel-buffering': 'no', connection: 'close' };
    await reply.type('text/event-stream; charset=utf-8').headers(headers).send(stream);
  }
}
