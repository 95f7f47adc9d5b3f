import { NewSiteBody, type Site, SiteBody, SiteChanges } from '#contracts';
import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { AppError } from '../platform/app-error.js';
import {
  CurrentCaller,
  cutPage,
  Operation,
  parseBody,
  parseParams,
  parseQuery,
  positionOf,
  type RequestCaller,
  tellNextPage,
} from '../platform/http/index.js';
import { RemoveSite } from './remove-site.service.js';
import {
  CREATE_SITE,
  DELETE_SITE,
  LIST_SITES,
  REPLACE_SITE,
  RETRIEVE_SITE,
  SiteParams,
  SitesQuery,
  UPDATE_SITE,
} from './sites.operations.js';
import { SitesReadModel } from './sites.read-model.js';
import { Sites } from './sites.service.js';
import type { SiteRow } from './sites.store.js';

@Controller('sites')
export class SitesController {
  constructor(
    private readonly sites: Sites,
    private readonly removal: RemoveSite,
    private readonly readModel: SitesReadModel,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @Operation(LIST_SITES)
  async list(
    @CurrentCaller() { tenantId }: RequestCaller,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Site[]> {
    const query = parseQuery(SitesQuery, rawQuery);
    const { q, limit, cursor } = query;
    const rows = await this.readModel.list({ tenantId, q, limit: limit + 1, before: positionOf(cursor) });
    const { page, next } = cutPage(rows, limit, (site) => site.created_at);
    tellNextPage(reply, `${this.config.http.publicUrl}/sites`, query, next);
    return page.map(siteOf);
  }

  @Post()
  @Operation(CREATE_SITE)
  async create(
    @CurrentCaller() caller: RequestCaller,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Site> {
    const site = await this.sites.add(caller, parseBody(NewSiteBody, body));
    reply.header('location', `/sites/${site.id}`);
    return siteOf(site);
  }

  @Get(':site_id')
  @Operation(RETRIEVE_SITE)
  async find(@CurrentCaller() { tenantId }: RequestCaller, @Param() params: unknown): Promise<Site> {
    const { site_id } = parseParams(SiteParams, params);
    const site = await this.readModel.show(tenantId, site_id);
    if (site === null) throw new AppError('site_not_found');
    return siteOf(site);
  }

  @Put(':site_id')
  @Operation(REPLACE_SITE)
  async replace(
    @CurrentCaller() caller: RequestCaller,
    @Param() params: unknown,
    @Body() body: unknown,
  ): Promise<Site> {
    const { site_id } = parseParams(SiteParams, params);
    return siteOf(await this.sites.change(caller, site_id, parseBody(SiteBody, body)));
  }

  @Patch(':site_id')
  @Operation(UPDATE_SITE)
  async update(@CurrentCaller() caller: RequestCaller, @Param() params: unknown, @Body() body: unknown): Promise<Site> {
    const { site_id } = parseParams(SiteParams, params);
    return siteOf(await this.sites.change(caller, site_id, parseBody(SiteChanges, body)));
  }

  @Delete(':site_id')
  @Operation(DELETE_SITE)
  async remove(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<void> {
    await this.removal.remove(caller, parseParams(SiteParams, params).site_id);
  }
}

function siteOf({ id, name, networks, created_at, updated_at }: SiteRow): Site {
  return {
    id,
    name,
    networks: [...networks],
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}
