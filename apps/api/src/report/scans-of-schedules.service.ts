import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { ScansReadModel } from '../request/index.js';
import type { ScheduleStanding, ScheduleStandings } from '../schedule/index.js';
import { ScanSummaries } from './scan-summaries.service.js';
import { scheduleStatusOf } from './schedule-status.js';

/** What the scans of schedules say of them. */
@Injectable()
export class ScansOfSchedules implements ScheduleStandings {
  constructor(
    private readonly scans: ScansReadModel,
    private readonly summaries: ScanSummaries,
  ) {}

  async of(
    tenantId: string,
    scheduleIds: readonly string[],
    tx: ReadTx,
  ): Promise<ReadonlyMap<string, ScheduleStanding>> {
    const unfinished = await this.scans.unfinishedOf(tenantId, scheduleIds, tx);
    const ended = await this.scans.latestEndedOf(tenantId, scheduleIds, tx);
    const latest = await this.summaries.of(ended, new Date(), tx);
    return new Map(
      scheduleIds.map((id): [string, ScheduleStanding] => {
        const newest = unfinished.find((scan) => scan.schedule_id === id) ?? null;
        const latest_scan = latest.find((summary) => summary.scan_schedule_id === id) ?? null;
        return [id, { running: newest !== null, status: scheduleStatusOf(newest), latest_scan }];
      }),
    );
  }
}
