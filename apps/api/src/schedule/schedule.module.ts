import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { SitesModule } from '../sites/index.js';
import { ManageSchedules } from './manage-schedules.service.js';
import { ScanSettingsReadModel } from './scan-settings.read-model.js';
import { SchedulePlans } from './schedule-plans.read-model.js';
import { ScheduleRuns } from './schedule-runs.store.js';
import { ScheduleSettingsModule } from './schedule-settings.module.js';
import { SchedulesController } from './schedules.controller.js';
import { SiteRemovalListener } from './site-removal-listener.js';

/** Needs somebody who provides SCHEDULE_STANDINGS to all. */
@Module({
  imports: [AccessModule, SitesModule, ScheduleSettingsModule],
  controllers: [SchedulesController],
  providers: [ManageSchedules, ScanSettingsReadModel, SchedulePlans, ScheduleRuns, SiteRemovalListener],
  exports: [ScanSettingsReadModel, SchedulePlans, ScheduleRuns],
})
export class ScheduleModule {}
