import type { NewSiteBody, SiteChanges } from '#contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditLog } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import { Notifications, TenantWork } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { withChanges } from './site-changes.js';
import { SITES_CHANGED } from './site-consumers.worker.js';
import { type SiteRow, SitesStore } from './sites.store.js';

/** Changes of sites that a caller asks for: each is one transaction with the entry in the audit log about it. */
@Injectable()
export class Sites {
  constructor(
    private readonly store: SitesStore,
    private readonly audit: AuditLog,
    private readonly tenantWork: TenantWork,
    private readonly notifications: Notifications,
  ) {}

  /** @throws {AppError} `site_exists` */
  async add(caller: RequestCaller, { id = uuidv7(), name, networks }: NewSiteBody): Promise<SiteRow> {
    const now = new Date();
    const site = { id, tenant_id: caller.tenantId, name, networks, created_at: now, updated_at: now };
    await this.tenantWork.write(caller.tenantId, async (tx) => {
      if (!(await this.store.add(site, tx))) throw new AppError('site_exists');
      const resource = { type: 'site', id };
      await this.audit.record(caller, { action: 'site.created', resource, details: { name, networks } }, tx);
    });
    // Its consumer is made at once, by whichever replica hears of it first.
    this.notifications.announce(SITES_CHANGED);
    return site;
  }

  /** Changes what is given of the site and leaves the rest. @throws {AppError} `site_not_found` */
  async change(caller: RequestCaller, siteId: string, changes: SiteChanges): Promise<SiteRow> {
    return this.tenantWork.write(caller.tenantId, async (tx) => {
      const site = await this.store.lock(caller.tenantId, siteId, tx);
      if (site === null) throw new AppError('site_not_found');
      const changed = withChanges(site, changes, new Date());
      if (changed === null) return site;
      await this.store.change(changed, tx);
      const resource = { type: 'site', id: siteId };
      const details = { before: shown(site), after: shown(changed) };
      await this.audit.record(caller, { action: 'site.updated', resource, details }, tx);
      return changed;
    });
  }
}

/** What of a site is written into the audit log. */
export function shown({ name, networks }: SiteRow): { name: string; networks: readonly string[] } {
  return { name, networks };
}
