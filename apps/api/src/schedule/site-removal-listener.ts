import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/index.js';
import type { Tx } from '../platform/database/index.js';
import { type RemovedSite, SiteRemoval } from '../sites/index.js';
import { SchedulesReadModel } from './schedules.read-model.js';

/** Says of every schedule that loses a site so in the audit log. The rows go with the site. */
@Injectable()
export class SiteRemovalListener {
  constructor(
    private readonly schedules: SchedulesReadModel,
    private readonly audit: AuditLog,
    removal: SiteRemoval,
  ) {
    removal.add((site, tx) => this.tell(site, tx));
  }

  private async tell({ tenantId, siteId }: RemovedSite, tx: Tx): Promise<void> {
    for (const id of await this.schedules.thatCover(tenantId, siteId, tx)) {
      const resource = { type: 'schedule', id };
      const details = { site_id: siteId };
      await this.audit.record({ tenantId }, { action: 'schedule.site_removed', resource, details }, tx);
    }
  }
}
