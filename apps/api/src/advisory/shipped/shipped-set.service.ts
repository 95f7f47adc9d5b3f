import { readFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { AdvisoryStore } from '../store/advisory.store.js';
import { FeedStates } from '../store/feed-states.read-model.js';
import { unpackShippedSet, type VersionedSet } from './shipped-set-file.js';

const FILE = new URL('./shipped-set.json.br', import.meta.url);
const FEEDS = ['nvd', 'kev', 'epss'] as const;
type ShippedFeed = (typeof FEEDS)[number];

/**
 * Brings the advisories that travel with the product into force, where nothing better is: a feed that was ever synced or
 * imported is left alone, whatever a later version of the product brings along.
 */
@Injectable()
export class ShippedSetLoader {
  private readonly logger = new Logger('Advisories');

  constructor(
    private readonly store: AdvisoryStore,
    private readonly states: FeedStates,
    private readonly unitOfWork: UnitOfWork,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'feeds'>,
  ) {}

  async takeIn(at: Date): Promise<void> {
    if (!this.config.feeds.shipped) return;
    const wanting = (await this.versions()).filter(({ isOurs }) => isOurs);
    if (wanting.length === 0) return;
    const set = unpackShippedSet(await readFile(FILE));
    for (const { feed, version } of wanting) {
      if (version !== set.version) await this.store.whileAlone(feed, () => this.apply(feed, set, at));
    }
  }

  /** Once more, now that nobody else is at it: another replica may have been quicker. */
  private async apply(feed: ShippedFeed, set: VersionedSet, at: Date): Promise<void> {
    const state = (await this.versions()).find((one) => one.feed === feed);
    if (state?.isOurs !== true || state.version === set.version) return;
    const shipped = { origin: 'shipped', mode: 'replace', cursor: null, version: set.version, at } as const;
    const { counts } = await this.store.apply({ ...shipped, feed, items: set[feed] });
    this.logger.log({ message: 'What travels with the product is known', feed, ...counts });
  }

  private versions() {
    return this.unitOfWork.run(async (tx) => {
      const known = new Map((await this.states.all(tx)).map((state) => [state.feed as string, state]));
      return FEEDS.map((feed) => {
        const { version = null, origin = null } = known.get(feed) ?? {};
        return { feed, version, isOurs: origin === null || origin === 'shipped' };
      });
    });
  }
}
