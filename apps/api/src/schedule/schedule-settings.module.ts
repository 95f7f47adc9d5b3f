import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { CoverableSitesReadModel } from './coverable-sites.read-model.js';
import { SaveSchedule } from './save-schedule.service.js';
import { SchedulesReadModel } from './schedules.read-model.js';
import { SchedulesStore } from './schedules.store.js';

/** Schedules without the routes to them and without what their scans say: also for the command that provisions a site. */
@Module({
  imports: [AccessModule],
  providers: [SaveSchedule, SchedulesStore, SchedulesReadModel, CoverableSitesReadModel],
  exports: [SaveSchedule, SchedulesReadModel],
})
export class ScheduleSettingsModule {}
