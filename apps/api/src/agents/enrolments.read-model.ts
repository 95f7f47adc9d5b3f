import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { SiteList } from './site-pages.js';

/** An enrolment without its token. */
export interface EnrolmentRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly agent_id: string | null;
}

const LIST = `
  SELECT id, site_id, name, created_by, created_at, expires_at, used_at, agent_id FROM enrolments
  WHERE tenant_id = $1 AND site_id = $2 AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $5`;

@Injectable()
export class EnrolmentsReadModel {
  /** The enrolments of a site, newest first. */
  list({ tenantId, siteId, before, limit }: SiteList, tx: ReadTx): Promise<EnrolmentRow[]> {
    return tx.query(LIST, [tenantId, siteId, before?.at ?? null, before?.id ?? null, limit]);
  }
}
