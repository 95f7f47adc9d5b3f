import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { SiteEntity } from './site.entity.js';

/** The only writer of `sites`. */
@Injectable()
export class SitesStore {
  /** Adds the site, or brings its name and networks up to date. */
  async save(site: SiteEntity, tx: Tx): Promise<void> {
    await tx.upsert(SiteEntity, site, ['id']);
  }
}
