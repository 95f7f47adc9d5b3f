import { Injectable, Logger } from '@nestjs/common';
import { Notifications } from '../platform/database/index.js';
import { Streams } from '../platform/nats/index.js';
import { SITES_CHANGED } from './site-consumers.worker.js';

/** What follows a change of sites outside the database, after the commit. Nothing of it may fail the request: it is made up for. */
@Injectable()
export class SiteEffects {
  private readonly logger = new Logger(SiteEffects.name);

  constructor(
    private readonly notifications: Notifications,
    private readonly streams: Streams,
  ) {}

  /** There is a new site: its consumer is made at once, by whichever replica hears of it first. */
  added(): void {
    this.notifications.announce(SITES_CHANGED);
  }

  /** The site is gone, and so is its consumer. A broker that is away is asked again by every replica that made the consumer. */
  async removed(siteId: string): Promise<void> {
    try {
      await this.streams.forgetSite(siteId);
    } catch (error) {
      this.logger.warn({
        message: 'The consumer of a deleted site is still there; trying again later',
        siteId,
        err: error,
      });
    }
    this.notifications.announce(SITES_CHANGED);
  }
}
