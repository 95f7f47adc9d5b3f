import { HEARD_WITHIN_MS } from '#contracts';
import { Injectable, Logger } from '@nestjs/common';
import { WakeableLoops } from '../platform/database/index.js';
import { PresenceStore } from './presence.store.js';

const LOOK_EVERY_MS = 1_000;

/** Writes down when agents come and go, and says so in the log. */
@Injectable()
export class PresenceChangesWorker {
  private readonly logger = new Logger(PresenceChangesWorker.name);
  private readonly startedAt = performance.now();

  constructor(
    private readonly presence: PresenceStore,
    loops: WakeableLoops,
  ) {
    loops.create({ name: 'presence', channel: 'presence', pollMs: LOOK_EVERY_MS, turn: () => this.look() });
  }

  private async look(): Promise<boolean> {
    // When nobody listened, nobody was heard: after a start of the centre all would seem to be gone.
    if (performance.now() - this.startedAt < HEARD_WITHIN_MS) return false;
    for (const { reason, ...change } of await this.presence.tellChanges(new Date())) {
      if (reason === null) this.logger.log({ message: 'An agent is there', ...change });
      else this.logger.warn({ message: 'An agent is gone', reason, ...change });
    }
    return false;
  }
}
