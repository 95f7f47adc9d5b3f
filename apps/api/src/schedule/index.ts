/** What is scanned when, and what for: schedules, and the runs of them that are due. */
export { blackoutEnding, nextBlackoutStart } from './blackouts.js';
export { asCidr, countAddresses, outermost } from './networks.js';
export { SaveSchedule } from './save-schedule.service.js';
export { type ScanSettings, ScanSettingsReadModel } from './scan-settings.read-model.js';
export { type PlannedSite, type SchedulePlan, SchedulePlans } from './schedule-plans.read-model.js';
export { type DueRun, ScheduleRuns } from './schedule-runs.store.js';
export { ScheduleSettingsModule } from './schedule-settings.module.js';
export { SCHEDULE_STANDINGS, type ScheduleStanding, type ScheduleStandings } from './schedule-standing.js';
export { ScheduleModule } from './schedule.module.js';
