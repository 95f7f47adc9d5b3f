import type { SiteRelease } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';

/** Only for a site the tenant has. */
const CHOOSE = `
  INSERT INTO site_releases (site_id, tenant_id, version, chosen_by, chosen_at)
  SELECT id, tenant_id, $3, $4, $5 FROM sites WHERE id = $1 AND tenant_id = $2
  ON CONFLICT (site_id) DO UPDATE SET version = excluded.version, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
  RETURNING site_id`;
const LEAVE = 'DELETE FROM site_releases WHERE site_id = $1 AND tenant_id = $2 RETURNING site_id';

/** The only writer of `site_releases`: the release somebody chose for a site by hand. */
@Injectable()
export class SiteReleasesStore {
  /** False when the tenant has no such site. */
  async choose(tenantId: string, { site_id, version, chosen_by, chosen_at }: SiteRelease, tx: Tx): Promise<boolean> {
    const rows: unknown[] = await tx.query(CHOOSE, [site_id, tenantId, version, chosen_by, chosen_at]);
    return rows.length > 0;
  }

  /** False when nothing was chosen for it. */
  async leave(tenantId: string, siteId: string, tx: Tx): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(LEAVE, [siteId, tenantId]);
    return rows.length > 0;
  }
}
