import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';

/** A site that is about to go. */
export interface RemovedSite {
  readonly tenantId: string;
  readonly siteId: string;
}

/** Does in the transaction of the removal what has to be done while the site is still there. Rejecting keeps the site. */
export type OnSiteRemoval = (site: RemovedSite, tx: Tx) => Promise<void>;

/** Lets later stages, which know sites while sites do not know them, see to their own when a site is deleted. */
@Injectable()
export class SiteRemoval {
  private readonly listeners: OnSiteRemoval[] = [];

  add(listener: OnSiteRemoval): void {
    this.listeners.push(listener);
  }

  /** Runs the listeners one after another; the first that rejects undoes all of it. */
  async prepare(site: RemovedSite, tx: Tx): Promise<void> {
    for (const listener of this.listeners) await listener(site, tx);
  }
}
