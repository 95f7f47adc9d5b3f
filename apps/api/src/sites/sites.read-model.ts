import { Injectable } from '@nestjs/common';
import { CentreDataSource, type ReadTx, TenantWork } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';
import type { SiteRow } from './sites.store.js';

/** Which sites of a tenant are wanted. */
export interface SiteSearch {
  readonly tenantId: string;
  /** A part of the name, in either case; undefined for all. */
  readonly q: string | undefined;
  readonly limit: number;
  readonly before: PagePosition | null;
}

const COLUMNS = 'id, tenant_id, name, networks, created_at, updated_at';
const LIST = `
  SELECT ${COLUMNS} FROM sites
  WHERE tenant_id = $1 AND ($2::text IS NULL OR strpos(lower(name), lower($2)) > 0)
    AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $5`;
const FIND = `SELECT ${COLUMNS} FROM sites WHERE id = $1 AND tenant_id = $2`;

@Injectable()
export class SitesReadModel {
  constructor(
    private readonly dataSource: CentreDataSource,
    private readonly tenantWork: TenantWork,
  ) {}

  /** Every site of every tenant, for the broker's consumers. */
  async allIds(): Promise<string[]> {
    const sites: { id: string }[] = await this.dataSource.query('SELECT id FROM sites ORDER BY id');
    return sites.map((site) => site.id);
  }

  /** A tenant's sites, newest first. */
  list({ tenantId, q, limit, before }: SiteSearch): Promise<SiteRow[]> {
    const parameters = [tenantId, q ?? null, before?.at ?? null, before?.id ?? null, limit];
    return this.tenantWork.read(tenantId, (tx) => tx.query(LIST, parameters));
  }

  /** A site of the tenant, for who asks nothing else. */
  show(tenantId: string, id: string): Promise<SiteRow | null> {
    return this.tenantWork.read(tenantId, (tx) => this.find(tenantId, id, tx));
  }

  /** A site of the tenant; null when it has none of this id. */
  async find(tenantId: string, id: string, tx: ReadTx): Promise<SiteRow | null> {
    const [row]: SiteRow[] = await tx.query(FIND, [id, tenantId]);
    return row ?? null;
  }
}
