/** Scans as people and programs read them. */
export { ReportModule } from './report.module.js';
export { ScansOfSchedules } from './scans-of-schedules.service.js';
export { DevicesModule } from './devices/devices.module.js';
