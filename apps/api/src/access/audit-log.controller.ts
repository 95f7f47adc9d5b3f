import type { AuditEntry } from '#contracts';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { TenantWork } from '../platform/database/index.js';
import {
  CurrentCaller,
  cutPage,
  Operation,
  parseQuery,
  positionOf,
  type RequestCaller,
  tellNextPage,
} from '../platform/http/index.js';
import { AuditLogQuery, LIST_AUDIT_LOG } from './audit-log.operations.js';
import { AuditLogReadModel } from './audit-log.read-model.js';

@Controller('audit-log')
export class AuditLogController {
  constructor(
    private readonly auditLog: AuditLogReadModel,
    private readonly tenantWork: TenantWork,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @Operation(LIST_AUDIT_LOG)
  async list(
    @CurrentCaller() { tenantId }: RequestCaller,
    @Query() rawQuery: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditEntry[]> {
    const query = parseQuery(AuditLogQuery, rawQuery);
    const wanted = { limit: query.limit + 1, before: positionOf(query.cursor) };
    const rows = await this.tenantWork.read(tenantId, (tx) => this.auditLog.list(tenantId, query, wanted, tx));
    const { page, next } = cutPage(rows, query.limit, (row) => row.at);
    tellNextPage(reply, `${this.config.http.publicUrl}/audit-log`, query, next);
    return page.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
