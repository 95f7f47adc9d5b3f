import type { LatestScanStatusAnswer } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
import { ScansReadModel } from '../request/index.js';
import { SchedulePlans } from '../schedule/index.js';
import { latestScanStatus } from './latest-scan-status.js';

const NEWEST = { limit: 1, before: null };
const ANY = { siteId: null, states: null, from: null, to: null };

/** How the newest scan of a schedule stands. */
@Injectable()
export class LatestScans {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly plans: SchedulePlans,
    private readonly scans: ScansReadModel,
  ) {}

  /** @throws {AppError} `schedule_not_found` when the schedule is not this tenant's. */
  ofSchedule(tenantId: string, scheduleId: string): Promise<LatestScanStatusAnswer> {
    return this.tenantWork.read(tenantId, async (tx) => {
      if ((await this.plans.find(tenantId, scheduleId, tx)) === null) throw new AppError('schedule_not_found');
      const [scan] = await this.scans.list(tenantId, { ...ANY, scheduleId }, NEWEST, tx);
      return scan === undefined ? [] : latestScanStatus(scan);
    });
  }
}
