import { Injectable } from '@nestjs/common';
import { CentreDataSource, type Tx } from '../platform/database/index.js';

/** The account of a site at the broker. */
export interface SiteAccountRow {
  readonly public_key: string;
  readonly closed_at: Date | null;
}

const ENSURE = `
  INSERT INTO site_accounts (site_id, tenant_id, public_key, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (site_id) DO UPDATE SET closed_at = NULL, tenant_id = $2 RETURNING public_key`;
const HOLD = 'SELECT public_key, closed_at FROM site_accounts WHERE site_id = $1 FOR UPDATE';
const CLOSE = 'UPDATE site_accounts SET closed_at = $3 WHERE site_id = $1 AND tenant_id = $2';
const ALL = 'SELECT site_id FROM site_accounts ORDER BY site_id';

/** The only writer of `site_accounts`. */
@Injectable()
export class SiteAccountsStore {
  constructor(private readonly dataSource: CentreDataSource) {}

  /** The public key of the site's account: the one it has, or else the one that is offered. */
  async ensure(site: { siteId: string; tenantId: string; offeredKey: string; at: Date }, tx: Tx): Promise<string> {
    const rows: { public_key: string }[] = await tx.query(ENSURE, [
      site.siteId,
      site.tenantId,
      site.offeredKey,
      site.at,
    ]);
    const [row] = rows;
    if (row === undefined) throw new Error('an account that is made or there has a key');
    return row.public_key;
  }

  /** The account, held until the transaction ends, so that only one of us tells the broker of it at a time. */
  async hold(siteId: string, tx: Tx): Promise<SiteAccountRow | null> {
    const [row]: SiteAccountRow[] = await tx.query(HOLD, [siteId]);
    return row ?? null;
  }

  async close(site: { siteId: string; tenantId: string; at: Date }, tx: Tx): Promise<void> {
    await tx.query(CLOSE, [site.siteId, site.tenantId, site.at]);
  }

  async allSiteIds(): Promise<string[]> {
    const rows: { site_id: string }[] = await this.dataSource.query(ALL);
    return rows.map((row) => row.site_id);
  }
}
