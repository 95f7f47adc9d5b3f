/** Scans as people and programs read them. */
export { ReportController } from './report.controller.js';
export { ReportModule } from './report.module.js';
export { ReportsReadModel } from './report.read-model.js';
