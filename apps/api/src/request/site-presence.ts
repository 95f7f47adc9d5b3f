import { Injectable, Logger } from '@nestjs/common';
import { Streams } from '../platform/nats/index.js';

/** Which sites have an agent that could take a request now. */
@Injectable()
export class SitePresence {
  private readonly logger = new Logger(SitePresence.name);

  constructor(private readonly streams: Streams) {}

  /**
   * Those of the sites that nobody listens at. A broker that does not answer says nothing about the sites: then they count as
   * present, the requests wait in the outbox, and a site that really is away ends at its deadline.
   */
  async offlineAmong(siteIds: readonly string[]): Promise<ReadonlySet<string>> {
    try {
      const listening = await Promise.all(siteIds.map((siteId) => this.streams.isSiteListening(siteId)));
      return new Set(siteIds.filter((_, index) => listening[index] === false));
    } catch (error) {
      this.logger.warn({ message: 'The broker does not say which sites are online; all count as online', err: error });
      return new Set();
    }
  }
}
