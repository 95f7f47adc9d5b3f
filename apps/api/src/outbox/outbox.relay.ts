import { EventPublisher } from '#jetstream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { type WakeableLoop, WakeableLoops } from '../platform/database/index.js';
import { nextDelivery, OUTBOX_RETRY } from './next-delivery.js';
import { type OutboxRow, OutboxStore } from './outbox.store.js';

/** Carries events from the outbox to the broker. Several may run at once; each event is claimed by one of them. */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly loop: WakeableLoop;

  constructor(
    private readonly store: OutboxStore,
    private readonly publisher: EventPublisher,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    loops: WakeableLoops,
  ) {
    const { pollMs } = config.outbox;
    this.loop = loops.create({ name: 'outbox relay', channel: 'outbox', pollMs, turn: () => this.turn() });
  }

  /** Says that something was committed to the outbox. Call it after the commit. */
  wake(): void {
    this.loop.announce();
  }

  private async turn(): Promise<boolean> {
    const { batchSize, leaseMs } = this.config.outbox;
    const rows = await this.store.claim(batchSize, leaseMs);
    const sent = await Promise.all(rows.map((row) => this.deliver(row)));
    const sentIds = rows.filter((_, index) => sent[index]).map((row) => row.id);
    if (sentIds.length > 0) await this.store.markSent(sentIds);
    return rows.length === batchSize;
  }

  private async deliver(row: OutboxRow): Promise<boolean> {
    try {
      await this.publisher.publish(row);
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const next = nextDelivery(OUTBOX_RETRY, row.attempts, new Date());
      if (next.state === 'parked') await this.store.park(row.id, reason);
      else await this.store.markDue(row.id, next.at, reason);
      this.logger.warn(`event ${row.headers['ce-id'] ?? '?'} was not published (${next.state} next): ${reason}`);
      return false;
    }
  }
}
