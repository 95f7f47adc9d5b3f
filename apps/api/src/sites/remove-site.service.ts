import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { SiteRemoval } from './site-removal.js';
import { shown } from './sites.service.js';
import { SitesStore } from './sites.store.js';

@Injectable()
export class RemoveSite {
  constructor(
    private readonly store: SitesStore,
    private readonly removal: SiteRemoval,
    private readonly audit: AuditLog,
    private readonly tenantWork: TenantWork,
  ) {}

  /** Ends what runs at the site, removes it from its schedules, and removes it. @throws {AppError} `site_not_found` */
  async remove(caller: RequestCaller, siteId: string): Promise<void> {
    const removed = { tenantId: caller.tenantId, siteId };
    await this.tenantWork.write(caller.tenantId, async (tx) => {
      const site = await this.store.lock(caller.tenantId, siteId, tx);
      if (site === null) throw new AppError('site_not_found');
      await this.removal.prepare(removed, tx);
      await this.store.remove(caller.tenantId, siteId, tx);
      const resource = { type: 'site', id: siteId };
      await this.audit.record(caller, { action: 'site.deleted', resource, details: shown(site) }, tx);
    });
    await this.removal.complete(removed);
  }
}
