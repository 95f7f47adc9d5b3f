import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../../../config/index.js';
import { Public } from '../auth/public.js';
import { type Cacheable, cacheable, sendCacheable } from './cacheable.js';
import { documentedRoutes } from './documented-routes.js';
import { openApiDocument } from './open-api-document.js';

const MAX_AGE_S = 300;

/** Serves the OpenAPI document of this very server. */
@Controller()
export class OpenApiController {
  private document: Cacheable | null = null;

  constructor(
    private readonly modules: ModulesContainer,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Public()
  @Get('openapi.json')
  find(@Req() request: FastifyRequest, @Res() reply: FastifyReply): FastifyReply {
    this.document ??= this.build();
    // Any page may read it: it holds nothing but what everybody may know.
    return sendCacheable(request, reply.header('access-control-allow-origin', '*'), this.document, MAX_AGE_S);
  }

  private build(): Cacheable {
    const document = openApiDocument(documentedRoutes(this.modules), this.config.http.publicUrl);
    return cacheable(JSON.stringify(document), 'application/json; charset=utf-8');
  }
}
