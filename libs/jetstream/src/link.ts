import { EventEmitter, once } from 'node:events';
import type { NatsConnection } from 'nats';
import { watchLink } from './watch-link.js';

/** Whether the broker can be reached at this moment. */
export class Link {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private up = true;

  constructor(connection: NatsConnection) {
    watchLink(connection, {
      lost: () => (this.up = false),
      back: () => {
        this.up = true;
        this.changes.emit('up');
      },
    });
  }

  get isUp(): boolean {
    return this.up;
  }

  /** Rejects once the signal aborts. */
  async untilUp(signal: AbortSignal): Promise<void> {
    if (!this.up) await once(this.changes, 'up', { signal });
  }
}
