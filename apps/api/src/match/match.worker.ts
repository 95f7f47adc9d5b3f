import { Injectable, Logger } from '@nestjs/common';
import { SITE_SCAN_OBSERVED } from '../ingest/index.js';
import { Notifications, UnitOfWork, WakeableLoops } from '../platform/database/index.js';
import { SCAN_EVENTS } from '../request/index.js';
import { nextMatchAt } from './match-retry.js';
import { MatchSiteScan, type MatchTurn } from './match-site-scan.service.js';

const POLL_MS = 2_000;
const BATCH = 10;

interface Failure {
  readonly failures: number;
  readonly retryAt: Date;
}

/** Matches site scans as they become complete. One that fails is set aside for a while and said so once. */
@Injectable()
export class MatchWorker {
  private readonly logger = new Logger(MatchWorker.name);
  private readonly failing = new Map<string, Failure>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly matchSiteScan: MatchSiteScan,
    private readonly notifications: Notifications,
    loops: WakeableLoops,
  ) {
    const turn = () => this.turn();
    loops.create({ name: 'match', channel: SITE_SCAN_OBSERVED, pollMs: POLL_MS, turn });
  }

  private async turn(): Promise<boolean> {
    const now = new Date();
    const resting = [...this.failing].filter(([, failure]) => failure.retryAt > now).map(([id]) => id);
    const turn = await this.unitOfWork.run((tx) => this.matchSiteScan.matchWaiting(tx, BATCH, new Set(resting)));
    if (turn.matched.length > 0) this.notifications.announce(SCAN_EVENTS);
    this.remember(turn, now);
    return turn.matched.length + turn.failed.length === BATCH;
  }

  private remember({ matched, failed }: MatchTurn, now: Date): void {
    for (const id of matched) this.failing.delete(id);
    for (const { siteScanId, error } of failed) {
      const failures = (this.failing.get(siteScanId)?.failures ?? 0) + 1;
      this.failing.set(siteScanId, { failures, retryAt: nextMatchAt(failures, now) });
      if (failures === 1) {
        this.logger.error({ message: 'A site scan cannot be matched; it is tried again', siteScanId, err: error });
      }
    }
  }
}
