import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/index.js';
import { MatchModule } from '../match/index.js';
import { SigningModule } from '../platform/signing/index.js';
import { RequestModule } from '../request/index.js';
import { ScheduleModule } from '../schedule/index.js';
import { ExportedFindings } from './exports/exported-findings.read-model.js';
import { ExportsController } from './exports/exports.controller.js';
import { ScanExports } from './exports/scan-exports.service.js';
import { FindingsOfScanReadModel } from './findings-of-scan.read-model.js';
import { FollowScan } from './follow-scan.service.js';
import { HostsOfScanReadModel } from './hosts-of-scan.read-model.js';
import { LatestScans } from './latest-scans.service.js';
import { OpenStreams } from './open-streams.service.js';
import { ReportFiles } from './report-files.service.js';
import { ReportLinks } from './report-links.js';
import { ReportController } from './report.controller.js';
import { Reports } from './reports.service.js';
import { ResultsController } from './results.controller.js';
import { ReportFiguresReadModel } from './report-figures.read-model.js';
import { ScanLooks } from './scan-looks.service.js';
import { ScanRows } from './scan-rows.service.js';
import { ScanSummaries } from './scan-summaries.service.js';
import { ScanVersionsReadModel } from './scan-versions.read-model.js';
import { ScanWatch } from './scan-watch.service.js';
import { ScansOfSchedules } from './scans-of-schedules.service.js';
import { SiteReports } from './site-reports.service.js';

@Module({
  imports: [ScheduleModule, RequestModule, IngestModule, MatchModule, SigningModule],
  providers: [
    ...[ReportFiguresReadModel, HostsOfScanReadModel, FindingsOfScanReadModel, ScanVersionsReadModel],
    ...[ReportLinks, ScanSummaries, SiteReports, Reports, ScanRows, ReportFiles, LatestScans, ScansOfSchedules],
    ...[ScanLooks, ScanWatch, OpenStreams, FollowScan],
    ...[ExportedFindings, ScanExports],
  ],
  controllers: [ReportController, ResultsController, ExportsController],
  exports: [ScansOfSchedules],
})
export class ReportModule {}
