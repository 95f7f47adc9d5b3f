import type { SiteScanOutcome } from '#contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Notifications, type Tx, UnitOfWork } from '../platform/database/index.js';
import { givenUpAt, type LockedSiteScan, overdueBefore, reasonForGivingUp, SiteScans } from '../request/index.js';
import { ApplyResult } from './apply-result.js';
import { SITE_SCAN_OBSERVED } from './ingest.service.js';

const BATCH = 50;

/** Ends the site scans that will not be heard of again, so that none stays open for ever. What arrived is kept. */
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
    const ended = await this.unitOfWork.run(async (tx) => {
      const overdue = await this.siteScans.lockOverdue(overdueBefore(now), BATCH, tx);
      for (const siteScan of overdue) await this.end(siteScan, tx);
      return overdue.length;
    });
    if (ended > 0) this.notifications.announce(SITE_SCAN_OBSERVED);
    return ended === BATCH;
  }

  private async end(siteScan: LockedSiteScan, tx: Tx): Promise<void> {
    const count = await this.results.count(siteScan, tx);
    const outcome: SiteScanOutcome = count.storedHosts + count.storedRouters > 0 ? 'partial' : 'failed';
    const reason = reasonForGivingUp(siteScan, count);
    await this.siteScans.giveUp(siteScan.id, { outcome, reason, at: givenUpAt(siteScan.deadline) }, tx);
    this.logger.warn({ message: 'A site scan was given up', site_scan_id: siteScan.id, outcome, reason });
  }
}
