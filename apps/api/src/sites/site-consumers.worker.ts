import { Injectable } from '@nestjs/common';
import { WakeableLoops } from '../platform/database/index.js';
import { Streams } from '../platform/nats/index.js';
import { SitesReadModel } from './sites.read-model.js';

/** The channel on which a new site is announced. */
export const SITES_CHANGED = 'sites_changed';

const POLL_MS = 10_000;

/** Gives every site its durable consumer on the broker, also the sites that another program added. */
@Injectable()
export class SiteConsumersWorker {
  constructor(
    private readonly sites: SitesReadModel,
    private readonly streams: Streams,
    loops: WakeableLoops,
  ) {
    const turn = () => this.provisionAll();
    loops.create({ name: 'site consumers', channel: SITES_CHANGED, pollMs: POLL_MS, turn });
  }

  private async provisionAll(): Promise<boolean> {
    for (const siteId of await this.sites.allIds()) await this.streams.provisionSite(siteId);
    return false;
  }
}
