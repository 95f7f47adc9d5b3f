import type { ScheduledScanResponse } from '#contracts';
import { Injectable } from '@nestjs/common';
import { TenantWork } from '../platform/database/index.js';
import type { ScanOrder } from './on-demand-scans.service.js';
import { OpenRun } from './open-run.service.js';
import { RunGate } from './run-gate.js';
import { startedAnswer } from './scheduled-scan.js';
import { TellSites } from './tell-sites.js';

/** A wish to start a schedule at once. */
export type StartOrder = Omit<ScanOrder<never, ScheduledScanResponse>, 'body'> & { readonly scheduleId: string };

/** Runs of schedules by hand, also of those that are not enabled. */
@Injectable()
export class StartSchedule {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly gate: RunGate,
    private readonly openRun: OpenRun,
    private readonly tellSites: TellSites,
  ) {}

  /** @throws {AppError} when there is no such schedule, it runs already, or it cannot run; then nothing was started. */
  async start({ caller, scheduleId, traceparent, remember }: StartOrder): Promise<ScheduledScanResponse> {
    const answer = await this.tenantWork.write(caller.tenantId, async (tx) => {
      const at = new Date();
      const plan = await this.gate.begin(caller.tenantId, scheduleId, at, tx);
      const openings = await this.openRun.open({ actor: caller, plan, at, traceparent, unable: 'refuse' }, tx);
      const started = startedAnswer(openings);
      await remember(started, tx);
      return started;
    });
    this.tellSites.announce();
    return answer;
  }
}
