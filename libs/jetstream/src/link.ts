import { EventEmitter, once } from 'node:events';
import type { NatsConnection } from 'nats';
import { watchLink } from './watch-link.js';

/** How a link is; times in ms, by a clock that is never set. */
export interface LinkStanding {
  /** `lost`: sought again; `closed`: no longer. */
  readonly state: 'up' | 'lost' | 'closed';
  readonly sinceMs: number;
  /** Since the last try to connect; 0 while the link is up. */
  readonly untriedMs: number;
}

/** Whether the broker can be reached at this moment. */
export class Link {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private up = true;
  private changedAt = performance.now();
  private triedAt = performance.now();

  constructor(private readonly connection: NatsConnection) {
    watchLink(connection, {
      lost: () => this.turn(false),
      back: () => {
        this.turn(true);
        this.changes.emit('up');
      },
      trying: () => (this.triedAt = performance.now()),
    });
  }

  get standing(): LinkStanding {
    const now = performance.now();
    const state = this.connection.isClosed() ? 'closed' : this.up ? 'up' : 'lost';
    return { state, sinceMs: now - this.changedAt, untriedMs: this.up ? 0 : now - this.triedAt };
  }

  get isUp(): boolean {
    return this.up;
  }

  /** Rejects once the signal aborts. */
  async untilUp(signal: AbortSignal): Promise<void> {
    if (!this.up) await once(this.changes, 'up', { signal });
  }

  private turn(up: boolean): void {
    this.up = up;
    this.changedAt = this.triedAt = performance.now();
  }
}
