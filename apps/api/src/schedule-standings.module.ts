import { Global, Module } from '@nestjs/common';
import { SCHEDULE_STANDINGS, type ScheduleStanding, type ScheduleStandings } from './schedule/index.js';

/** Says of no schedule that it has scans; the stage that has the scans takes its place. */
const nothingKnown: ScheduleStandings = { of: () => Promise.resolve(new Map<string, ScheduleStanding>()) };

/** Joins the schedules with what their scans say of them: schedule declares the port, a later stage knows the answer. */
@Global()
@Module({
  providers: [{ provide: SCHEDULE_STANDINGS, useValue: nothingKnown }],
  exports: [SCHEDULE_STANDINGS],
})
export class ScheduleStandingsModule {}
