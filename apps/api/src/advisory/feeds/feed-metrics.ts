import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { Metrics } from '../../platform/metrics/index.js';
import { FeedStates } from '../store/feed-states.read-model.js';
import type { FeedName } from '../store/feed-sync.js';

/** What operators see of the feeds. */
@Injectable()
export class FeedMetrics {
  private readonly syncs;

  constructor(metrics: Metrics, states: FeedStates, unitOfWork: UnitOfWork) {
    this.syncs = metrics.counter({
      name: 'siteward_feed_syncs_total',
      help: 'Attempts to bring feeds of advisories up to date, by how they went.',
      labelNames: ['feed', 'outcome'],
    });
    const age = {
      name: 'siteward_feed_age_seconds',
      help: 'Time since the last good sync or import of each feed.',
      labelNames: ['feed'],
    };
    metrics.reading(age, async () => {
      const known = await unitOfWork.run((tx) => states.all(tx));
      return known.flatMap(({ feed, lastGoodAt }) =>
        lastGoodAt === null ? [] : [{ labels: { feed }, value: (Date.now() - lastGoodAt.getTime()) / 1_000 }],
      );
    });
  }

  count(feed: FeedName, outcome: 'applied' | 'unchanged' | 'failed'): void {
    this.syncs.inc({ feed, outcome });
  }
}
