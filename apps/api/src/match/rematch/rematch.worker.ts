import { Injectable, Logger } from '@nestjs/common';
import { ADVISORIES_CHANGED } from '../../advisory/index.js';
import { Notifications, WakeableLoops } from '../../platform/database/index.js';
import { SCAN_EVENTS } from '../../request/index.js';
import { Rematch } from './rematch.service.js';

const POLL_MS = 5_000;
const MOST_IN_A_TURN = 10;

/** Brings findings up to date whenever advisories change. */
@Injectable()
export class RematchWorker {
  private readonly logger = new Logger(RematchWorker.name);

  constructor(
    private readonly rematch: Rematch,
    private readonly notifications: Notifications,
    loops: WakeableLoops,
  ) {
    loops.create({ name: 'rematch', channel: ADVISORIES_CHANGED, pollMs: POLL_MS, turn: () => this.turn() });
  }

  private async turn(): Promise<boolean> {
    await this.rematch.plan();
    for (let done = 0; done < MOST_IN_A_TURN; done += 1) {
      const turn = await this.rematch.next(new Date());
      if (turn === null) return false;
      if ('rematched' in turn && turn.rematched.changes > 0) this.notifications.announce(SCAN_EVENTS);
      if ('error' in turn && turn.failures === 1) {
        const { siteScanId, error } = turn;
        this.logger.error({
          message: 'A site scan cannot be matched again; it is tried again',
          siteScanId,
          err: error,
        });
      }
    }
    return true;
  }
}
