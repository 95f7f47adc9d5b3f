import type { ApiKey, CreatedApiKey } from '#contracts';
import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
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
import {
  ApiKeyParams,
  ApiKeysQuery,
  CREATE_API_KEY,
  LIST_API_KEYS,
  NewApiKeyBody,
  RETRIEVE_API_KEY,
  REVOKE_API_KEY,
} from './api-keys.operations.js';
import { ApiKeys } from './api-keys.service.js';
import { type ApiKeyRow, ApiKeysStore } from './api-keys.store.js';

@Controller('api-keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly store: ApiKeysStore,
    private readonly tenantWork: TenantWork,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @Operation(LIST_API_KEYS)
  async list(
    @CurrentCaller() { tenantId }: RequestCaller,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKey[]> {
    const query = parseQuery(ApiKeysQuery, rawQuery);
    const wanted = { limit: query.limit + 1, before: positionOf(query.cursor) };
    const keys = await this.tenantWork.read(tenantId, (tx) => this.store.list(tenantId, wanted, tx));
    const { page, next } = cutPage(keys, query.limit, (key) => key.created_at);
    tellNextPage(reply, `${this.config.http.publicUrl}/api-keys`, query, next);
    return page.map(shown);
  }

  @Post()
  @Operation(CREATE_API_KEY)
  async create(
    @CurrentCaller() caller: RequestCaller,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedApiKey> {
    const { key, text } = await this.apiKeys.create(caller, parseBody(NewApiKeyBody, body));
    reply.header('location', `/api-keys/${key.id}`);
    return { ...shown(key), key: text };
  }

  @Get(':key_id')
  @Operation(RETRIEVE_API_KEY)
  async find(@CurrentCaller() { tenantId }: RequestCaller, @Param() params: unknown): Promise<ApiKey> {
    const { key_id } = parseParams(ApiKeyParams, params);
    const key = await this.tenantWork.read(tenantId, (tx) => this.store.find(tenantId, key_id, tx));
    if (key === null) throw new AppError('api_key_not_found');
    return shown(key);
  }

  @Delete(':key_id')
  @Operation(REVOKE_API_KEY)
  async revoke(@CurrentCaller() caller: RequestCaller, @Param() params: unknown): Promise<void> {
    await this.apiKeys.revoke(caller, parseParams(ApiKeyParams, params).key_id);
  }
}

function shown(key: ApiKeyRow): ApiKey {
  const { id, name, scopes, created_by } = key;
  return {
    id,
    name,
    scopes: [...scopes],
    created_by,
    created_at: key.created_at.toISOString(),
    expires_at: key.expires_at?.toISOString() ?? null,
    revoked_at: key.revoked_at?.toISOString() ?? null,
    last_used_at: key.last_used_at?.toISOString() ?? null,
  };
}
