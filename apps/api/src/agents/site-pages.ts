import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { AppError } from '../platform/app-error.js';
import { type ReadTx, TenantWork } from '../platform/database/index.js';
import { type PagePosition, positionOf, tellNextPage } from '../platform/http/index.js';
import { SitesReadModel } from '../sites/index.js';

/** A page of what one site has; the limit is one more than the page holds. */
export interface SiteList {
  readonly tenantId: string;
  readonly siteId: string;
  readonly before: PagePosition | null;
  readonly limit: number;
}

export interface SitePage<Row> {
  readonly tenantId: string;
  readonly siteId: string;
  /** The last part of the list's address. */
  readonly name: string;
  readonly query: { readonly limit: number; readonly cursor?: string | undefined };
  readonly list: (wanted: SiteList, tx: ReadTx) => Promise<readonly Row[]>;
  /** By what the list is ordered. */
  readonly momentOf: (row: Row) => Date;
}

/** Reads lists of what a site has, page by page. */
@Injectable()
export class SitePages {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly sites: SitesReadModel,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'http'>,
  ) {}

  /** The rows of the page; where the next one begins goes into the answer's header. @throws {AppError} `site_not_found` */
  async read<Row extends { readonly id: string }>(page: SitePage<Row>, reply: FastifyReply): Promise<readonly Row[]> {
    const { tenantId, siteId, name, query, list, momentOf } = page;
    const wanted = { tenantId, siteId, before: positionOf(query.cursor), limit: query.limit + 1 };
    const rows = await this.tenantWork.read(tenantId, async (tx) => {
      if ((await this.sites.find(tenantId, siteId, tx)) === null) throw new AppError('site_not_found');
      return list(wanted, tx);
    });
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    const next = last === undefined ? null : { at: momentOf(last), id: last.id };
    tellNextPage(reply, `${this.config.http.publicUrl}/sites/${siteId}/${name}`, query, next);
    return rows.slice(0, query.limit);
  }
}
