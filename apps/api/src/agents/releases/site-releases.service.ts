import type { SiteRelease } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../access/index.js';
import { AppError } from '../../platform/app-error.js';
import { TenantWork } from '../../platform/database/index.js';
import type { RequestCaller } from '../../platform/http/index.js';
import { ReleaseShelf } from './release-shelf.js';
import { SiteReleasesStore } from './site-releases.store.js';

/** The releases people choose for single sites. */
@Injectable()
export class SiteReleases {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly store: SiteReleasesStore,
    private readonly shelf: ReleaseShelf,
    private readonly audit: AuditLog,
  ) {}

  /** @throws {AppError} `release_not_found`, `site_not_found` */
  async choose(caller: RequestCaller, siteId: string, version: string, at: Date): Promise<SiteRelease> {
    if ((await this.shelf.find(version)) === null) throw new AppError('release_not_found');
    const chosen_by = caller.subject ?? 'unknown';
    const choice = { site_id: siteId, version, chosen_by, chosen_at: at.toISOString() };
    await this.tenantWork.write(caller.tenantId, async (tx) => {
      if (!(await this.store.choose(caller.tenantId, choice, tx))) throw new AppError('site_not_found');
      const change = { action: 'site_release.chosen', resource: { type: 'site', id: siteId }, details: { version } };
      await this.audit.record(caller, change, tx);
    });
    return choice;
  }

  /** @throws {AppError} `site_release_not_found` */
  async leave(caller: RequestCaller, siteId: string): Promise<void> {
    await this.tenantWork.write(caller.tenantId, async (tx) => {
      if (!(await this.store.leave(caller.tenantId, siteId, tx))) throw new AppError('site_release_not_found');
      await this.audit.record(caller, { action: 'site_release.left', resource: { type: 'site', id: siteId } }, tx);
    });
  }
}
