import type { EncodedEvent } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { OutboxRelay } from './outbox.relay.js';
import { OutboxStore } from './outbox.store.js';

/** Where a stage leaves what it has to say to the sites. */
@Injectable()
export class Outbox {
  constructor(
    private readonly store: OutboxStore,
    private readonly relay: OutboxRelay,
  ) {}

  /** Leaves the events, in the same transaction as the change they tell of. */
  append(events: readonly EncodedEvent[], tx: Tx): Promise<void> {
    return this.store.append(events, tx);
  }

  /** Has the relay look at once. Call it after the commit. */
  wake(): void {
    this.relay.wake();
  }

  /** How many events wait to be sent, and how many were given up on until somebody looks. */
  backlog(): Promise<{ waiting: number; parked: number }> {
    return this.store.backlog();
  }
}
