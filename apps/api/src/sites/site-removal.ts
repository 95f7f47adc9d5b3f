import { Injectable, Logger } from '@nestjs/common';
import { Notifications, type Tx } from '../platform/database/index.js';
import { Streams } from '../platform/nats/index.js';
import { SITES_CHANGED } from './site-consumers.worker.js';

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
  private readonly logger = new Logger(SiteRemoval.name);
  private readonly listeners: OnSiteRemoval[] = [];

  constructor(
    private readonly notifications: Notifications,
    private readonly streams: Streams,
  ) {}

  add(listener: OnSiteRemoval): void {
    this.listeners.push(listener);
  }

  /** Runs the listeners one after another; the first that rejects undoes all of it. */
  async prepare(site: RemovedSite, tx: Tx): Promise<void> {
    for (const listener of this.listeners) await listener(site, tx);
  }

  /**
   * After the commit: the consumer of the site goes, too. A broker that is away is asked again by every replica that made
   * the consumer; the request does not fail for it.
   */
  async complete({ siteId }: RemovedSite): Promise<void> {
    try {
      await this.streams.forgetSite(siteId);
    } catch (error) {
      this.logger.warn({ message: 'The consumer of a deleted site is still there, for now', siteId, err: error });
    }
    this.notifications.announce(SITES_CHANGED);
  }
}
