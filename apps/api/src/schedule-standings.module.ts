import { Global, Module } from '@nestjs/common';
import { ReportModule, ScansOfSchedules } from './report/index.js';
import { SCHEDULE_STANDINGS } from './schedule/index.js';

/** Joins the schedules with what their scans say of them: schedule declares the port, report knows the answer. */
@Global()
@Module({
  imports: [ReportModule],
  providers: [{ provide: SCHEDULE_STANDINGS, useExisting: ScansOfSchedules }],
  exports: [SCHEDULE_STANDINGS],
})
export class ScheduleStandingsModule {}
