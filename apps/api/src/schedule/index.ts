export { type ScanSettings, ScanSettingsReadModel } from './scan-settings.read-model.js';
export { ScheduleEntity } from './schedule.entity.js';
export { ScheduleModule } from './schedule.module.js';
export { SchedulesStore } from './schedules.store.js';
