import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScanSettingsReadModel } from './scan-settings.read-model.js';
import { ScheduleEntity, ScheduleSiteEntity } from './schedule.entity.js';
import { SchedulesStore } from './schedules.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([ScheduleEntity, ScheduleSiteEntity])],
  providers: [SchedulesStore, ScanSettingsReadModel],
  exports: [SchedulesStore, ScanSettingsReadModel],
})
export class ScheduleModule {}
