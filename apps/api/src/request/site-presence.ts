import { Injectable, Logger } from '@nestjs/common';
import { AgentPresence } from '../agents/index.js';
import type { ReadTx } from '../platform/database/index.js';
import { Streams } from '../platform/nats/index.js';

/** Which sites have an agent that could take a request now. */
@Injectable()
export class SitePresence {
  private readonly logger = new Logger(SitePresence.name);

  constructor(
    private readonly agents: AgentPresence,
    private readonly streams: Streams,
  ) {}

  /**
   * Those of the sites that nobody is at. Where agents were heard that is known; of the others the broker is asked whether anybody
   * listens: an agent may not have enrolled, and after a start of the centre nobody was heard yet. A broker that does not answer
   * says nothing about the sites: then they count as present, the requests wait in the outbox, and a site that really is away
   * ends at its deadline.
   */
  async offlineAmong(siteIds: readonly string[], now: Date, tx: ReadTx): Promise<ReadonlySet<string>> {
    const heard = await this.agents.onlineSites(siteIds, now, tx);
    const others = siteIds.filter((siteId) => !heard.has(siteId));
    try {
      const listening = await Promise.all(others.map((siteId) => this.streams.isSiteListening(siteId)));
      return new Set(others.filter((_, index) => listening[index] === false));
    } catch (error) {
      this.logger.warn({ message: 'The broker does not say which sites are online; all count as online', err: error });
      return new Set();
    }
  }
}
