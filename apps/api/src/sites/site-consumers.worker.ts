import { ProvisioningError } from '#jetstream';
import { Injectable } from '@nestjs/common';
import { WakeableLoops } from '../platform/database/index.js';
import { Streams } from '../platform/nats/index.js';
import { SitesReadModel } from './sites.read-model.js';

/** The channel on which sites that came or went are announced. */
export const SITES_CHANGED = 'sites_changed';

const POLL_MS = 10_000;

/**
 * Gives every site its durable consumer on the broker, also the sites that another program added; and takes it away from
 * sites that had one and are gone, should that not have been possible when they went.
 */
@Injectable()
export class SiteConsumersWorker {
  constructor(
    private readonly sites: SitesReadModel,
    private readonly streams: Streams,
    loops: WakeableLoops,
  ) {
    const turn = () => this.turn();
    loops.create({ name: 'site consumers', channel: SITES_CHANGED, pollMs: POLL_MS, turn });
  }

  private async turn(): Promise<boolean> {
    const siteIds = await this.sites.allIds();
    const there = new Set(siteIds);
    const gone = this.streams.provisionedSites().filter((siteId) => !there.has(siteId));
    for (const siteId of gone) await this.streams.forgetSite(siteId);
    await this.provisionAll(siteIds);
    return false;
  }

  /** Rejects with the first complaint, but not before every site had its turn. */
  private async provisionAll(siteIds: readonly string[]): Promise<void> {
    const complaints: ProvisioningError[] = [];
    for (const siteId of siteIds) {
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
  }
}
