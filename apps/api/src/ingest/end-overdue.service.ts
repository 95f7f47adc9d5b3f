import type { SiteScanOutcome } from '#contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Notifications, type Tx, UnitOfWork } from '../platform/database/index.js';
import {
  endOfUnstopped,
  givenUpAt,
  type LockedSiteScan,
  overdueBefore,
  reasonForGivingUp,
  SCAN_EVENTS,
  SiteScans,
  unstoppedBefore,
} from '../request/index.js';
import { ApplyResult } from './apply-result.js';
import { SITE_SCAN_OBSERVED } from './ingest.service.js';

const BATCH = 50;

/** How a site scan ends that will not be heard of again. */
interface End {
  readonly outcome: SiteScanOutcome;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Ends the site scans that will not be heard of again, so that none stays open for ever: those asked to stop that no agent has,
 * or whose agent is silent, and those whose deadline is long past. What arrived is kept.
 */
@Injectable()
export class EndOverdue {
  private readonly logger = new Logger(EndOverdue.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly siteScans: SiteScans,
    private readonly results: ApplyResult,
    private readonly notifications: Notifications,
  ) {}

  /** Ends those that are overdue at `now`; true when there may be more. */
  async run(now: Date): Promise<boolean> {
    const stopped = await this.unitOfWork.run(async (tx) => {
      const unstopped = await this.siteScans.lockUnstopped(unstoppedBefore(now), BATCH, tx);
      for (const siteScan of unstopped) await this.end(siteScan, stopOf(siteScan), tx);
      return unstopped.length;
    });
    const givenUp = await this.unitOfWork.run(async (tx) => {
      const overdue = await this.siteScans.lockOverdue(overdueBefore(now), BATCH, tx);
      for (const siteScan of overdue) await this.end(siteScan, await this.endOf(siteScan, tx), tx);
      return overdue.length;
    });
    if (stopped + givenUp > 0) {
      this.notifications.announce(SITE_SCAN_OBSERVED);
      this.notifications.announce(SCAN_EVENTS);
    }
    return stopped === BATCH || givenUp === BATCH;
  }

  private async end(siteScan: LockedSiteScan, end: End, tx: Tx): Promise<void> {
    await this.siteScans.giveUp(siteScan.id, end, tx);
    const { outcome, reason } = end;
    this.logger.warn({ message: 'A site scan was ended by the centre', site_scan_id: siteScan.id, outcome, reason });
  }

  private async endOf(siteScan: LockedSiteScan, tx: Tx): Promise<End> {
    const count = await this.results.count(siteScan, tx);
    const outcome: SiteScanOutcome = count.storedHosts + count.storedRouters > 0 ? 'partial' : 'failed';
    return { outcome, reason: reasonForGivingUp(siteScan, count), at: givenUpAt(siteScan.deadline) };
  }
}

function stopOf({ attempt, cancel_requested_at, deadline }: LockedSiteScan): End {
  return { outcome: 'stopped', ...endOfUnstopped(attempt, cancel_requested_at ?? deadline) };
}
