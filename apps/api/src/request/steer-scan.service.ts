import type { ScanControlResponse, StoppedScheduleResponse } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { SchedulePlans } from '../schedule/index.js';
import { controlAnswer } from './control-answer.js';
import { EndScan } from './end-scan.service.js';
import type { CancelIntent } from './scan-control.js';
import { TellSites } from './tell-sites.js';

/** Ends scans on request, for good or for a while. */
@Injectable()
export class SteerScan {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly plans: SchedulePlans,
    private readonly endScan: EndScan,
    private readonly tellSites: TellSites,
  ) {}

  /** @throws {AppError} 404, or 409 when the state of the scan does not allow it; asking twice is no error. */
  async end(caller: RequestCaller, scanId: string, intent: CancelIntent): Promise<ScanControlResponse> {
    const decision = await this.tenantWork.write(caller.tenantId, (tx) =>
      this.endScan.end({ actor: caller, scanId, intent }, tx),
    );
    if (decision.refused !== null) throw new AppError(decision.refused);
    this.tellSites.announce();
    return controlAnswer(scanId, decision);
  }

  /** Ends every run of the schedule, paused ones included. @throws {AppError} 404, or 409 when there is none. */
  async stopSchedule(caller: RequestCaller, scheduleId: string): Promise<StoppedScheduleResponse> {
    const ends = await this.tenantWork.write(caller.tenantId, async (tx) => {
      const plan = await this.plans.find(caller.tenantId, scheduleId, tx);
      if (plan === null) throw new AppError('schedule_not_found');
      return this.endScan.endRuns(caller, scheduleId, tx);
    });
    if (ends.size === 0) throw new AppError('schedule_not_running');
    this.tellSites.announce();
    const scans = [...ends].map(([scanId, end]) => controlAnswer(scanId, end));
    const message = 'The runs of the schedule are being stopped; what was found stays in the report.';
    return { schedule_id: scheduleId, status: 'stopping', scans, message };
  }
}
