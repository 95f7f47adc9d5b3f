import { ProvisioningError } from '#jetstream';
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

  /** Rejects with the first complaint, but not before every site had its turn. */
  private async provisionAll(): Promise<boolean> {
    const complaints: ProvisioningError[] = [];
    for (const siteId of await this.sites.allIds()) {
      try {
        await this.streams.provisionSite(siteId);
      } catch (error) {
        // Only a consumer that is another's than ours concerns one site alone; what else goes wrong, goes wrong for all.
        if (!(error instanceof ProvisioningError) || error.complaint.code !== 'differs') throw error;
        complaints.push(error);
      }
    }
    const [first] = complaints;
    if (first !== undefined) throw first;
    return false;
  }
}
