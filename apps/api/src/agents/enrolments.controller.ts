import { type Enrolment, type MadeEnrolment, NewEnrolment } from '#contracts';
import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import {
  CurrentCaller,
  Operation,
  parseBody,
  parseParams,
  parseQuery,
  type RequestCaller,
} from '../platform/http/index.js';
import {
  CREATE_ENROLMENT,
  DELETE_ENROLMENT,
  EnrolmentParams,
  EnrolmentsQuery,
  LIST_ENROLMENTS,
  SiteOfEnrolments,
} from './enrolments.operations.js';
import { type EnrolmentRow, EnrolmentsReadModel } from './enrolments.read-model.js';
import { Enrolments } from './enrolments.service.js';
import { SitePages } from './site-pages.js';

@Controller('sites/:site_id/enrolments')
export class EnrolmentsController {
  constructor(
    private readonly enrolments: Enrolments,
    private readonly readModel: EnrolmentsReadModel,
    private readonly pages: SitePages,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Post()
  @Operation(CREATE_ENROLMENT)
  async create(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Body() rawBody: unknown,
  ): Promise<MadeEnrolment> {
    const { site_id } = parseParams(SiteOfEnrolments, params);
    const wanted = parseBody(NewEnrolment, rawBody);
    const now = new Date();
    const { row, token } = await this.enrolments.make(caller, { siteId: site_id, wanted, now });
    const command = `siteward-agent enrol --url ${this.config.http.publicUrl} --token ${token}`;
    return { ...enrolmentOf({ ...row, used_at: null, agent_id: null }, now), token, command };
  }

  @Get()
  @Operation(LIST_ENROLMENTS)
  async list(
    @CurrentCaller() { tenantId }: RequestCaller,
    @Param() params: unknown,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Enrolment[]> {
    const { site_id: siteId } = parseParams(SiteOfEnrolments, params);
    const query = parseQuery(EnrolmentsQuery, rawQuery);
    const list = this.readModel.list.bind(this.readModel);
    const momentOf = (row: EnrolmentRow) => row.created_at;
    const rows = await this.pages.read({ tenantId, siteId, name: 'enrolments', query, list, momentOf }, reply);
    const now = new Date();
    return rows.map((row) => enrolmentOf(row, now));
  }

  @Delete(':enrolment_id')
  @Operation(DELETE_ENROLMENT)
  async remove(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<void> {
    const { site_id, enrolment_id } = parseParams(EnrolmentParams, params);
    await this.enrolments.takeBack(caller, site_id, enrolment_id);
  }
}

function enrolmentOf(row: EnrolmentRow, now: Date): Enrolment {
  const { id, site_id, name, created_by, agent_id, used_at, expires_at } = row;
  return {
    id,
    site_id,
    name,
    state: used_at === null ? (expires_at <= now ? 'expired' : 'open') : 'used',
    created_at: row.created_at.toISOString(),
    created_by,
    expires_at: expires_at.toISOString(),
    used_at: used_at?.toISOString() ?? null,
    agent_id,
  };
}
