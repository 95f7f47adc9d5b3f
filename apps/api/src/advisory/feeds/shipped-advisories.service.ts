import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { ROUTEROS_ADVISORIES_VERSION } from '../routeros-advisories.data.js';
import { ShippedSetLoader } from '../shipped/shipped-set.service.js';
import { AdvisoryStore } from '../store/advisory.store.js';
import { FeedStates } from '../store/feed-states.read-model.js';
import { readOverlay } from './overlay/overlay-document.js';
import { SHIPPED_OVERLAY } from './overlay/shipped-overlay.data.js';
import { RowTally } from './row-tally.js';

const ROUTER_OS = { vendor: 'mikrotik', product: 'routeros' };

/** What the product itself knows: its RouterOS table, its corrections, and its set for common products. Comes into force at the first start of a version that has others. */
@Injectable()
export class ShippedAdvisories {
  constructor(
    private readonly store: AdvisoryStore,
    private readonly states: FeedStates,
    private readonly unitOfWork: UnitOfWork,
    private readonly set: ShippedSetLoader,
  ) {}

  async takeIn(at: Date): Promise<void> {
    const shipped = { origin: 'shipped', mode: 'replace', cursor: null, at } as const;
    await this.store.whileAlone('routeros', async () => {
      const version = ROUTEROS_ADVISORIES_VERSION;
      if (await this.isOlder('routeros', version)) {
        await this.store.apply({ ...shipped, feed: 'routeros', version, items: [ROUTER_OS] });
      }
    });
    await this.store.whileAlone('overlay', async () => {
      const overlay = readOverlay(SHIPPED_OVERLAY);
      if (await this.isOlder('overlay', overlay.version)) {
        await this.store.apply({
          ...shipped,
          feed: 'overlay',
          version: overlay.version,
          items: overlay.records(new RowTally()),
        });
      }
    });
    await this.set.takeIn(at);
  }

  /** What somebody imported is his word, and holds the shipped corrections of its day. */
  private async isOlder(feed: 'routeros' | 'overlay', version: string): Promise<boolean> {
    const state = await this.unitOfWork.run((tx) => this.states.of(feed, tx));
    return state === null || (state.origin !== 'import' && state.version !== version);
  }
}
