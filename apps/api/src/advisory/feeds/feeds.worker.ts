import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { WakeableLoops } from '../../platform/database/index.js';
import { FeedMetrics } from './feed-metrics.js';
import { FETCHED_FEEDS, type FetchedFeed } from './feed-schedule.js';
import { ShippedAdvisories } from './shipped-advisories.service.js';
import { type FeedReport, SyncFeeds } from './sync-feeds.service.js';

const LOOK_EVERY_MS = 60_000;

/** Keeps feeds up to date by itself, and says once when one begins to fail or is back. */
@Injectable()
export class FeedsWorker implements OnModuleDestroy {
  private readonly logger = new Logger('Feeds');
  private readonly stopping = new AbortController();
  private readonly complaints = new Map<FetchedFeed, string>();
  private shipped = false;

  constructor(
    private readonly syncFeeds: SyncFeeds,
    private readonly shippedAdvisories: ShippedAdvisories,
    private readonly metrics: FeedMetrics,
    loops: WakeableLoops,
  ) {
    loops.create({ name: 'feeds', channel: 'feeds_due', pollMs: LOOK_EVERY_MS, turn: () => this.turn() });
  }

  /** Comes before the loops are waited for: a load in progress ends here, and goes on at the next start. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private async turn(): Promise<boolean> {
    if (!this.shipped) await this.shippedAdvisories.takeIn(new Date());
    this.shipped = true;
    if (!this.syncFeeds.isAutomatic) return false;
    for (const feed of FETCHED_FEEDS) {
      if (this.stopping.signal.aborted) return false;
      this.tell(feed, await this.syncFeeds.sync(feed, { now: () => new Date(), signal: this.stopping.signal }));
    }
    return false;
  }

  private tell(feed: FetchedFeed, report: FeedReport): void {
    if (report.kind === 'failed') this.complain(feed, report.error);
    if (report.kind !== 'applied' && report.kind !== 'unchanged') return;
    this.metrics.count(feed, report.kind);
    if (this.complaints.delete(feed)) this.logger.log({ message: 'A feed is back', feed });
    if (report.kind === 'applied') this.logger.log({ message: 'A feed came in', feed, ...report.applied.counts });
  }

  /** The same words again and again help nobody: an air-gapped site would fill its log with them. */
  private complain(feed: FetchedFeed, reason: string): void {
    this.metrics.count(feed, 'failed');
    if (this.complaints.get(feed) === reason) return;
    this.complaints.set(feed, reason);
    this.logger.warn({
      message: 'A feed could not be fetched; what is in force stays so, and it is tried again',
      feed,
      reason,
    });
  }
}
