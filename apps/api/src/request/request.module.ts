import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AgentsModule } from '../agents/index.js';
import { OutboxModule } from '../outbox/index.js';
import { ScheduleModule } from '../schedule/index.js';
import { SitesModule } from '../sites/index.js';
import { DueRuns } from './due-runs.service.js';
import { DueRunsWorker } from './due-runs.worker.js';
import { EndScan } from './end-scan.service.js';
import { ExecutionController } from './execution.controller.js';
import { Idempotency } from './idempotency.service.js';
import { IdempotencyStore } from './idempotency.store.js';
import { OnDemandController } from './on-demand.controller.js';
import { OnDemandScans } from './on-demand-scans.service.js';
import { OpenRun } from './open-run.service.js';
import { OpenScan } from './open-scan.service.js';
import { RunGate } from './run-gate.js';
import { ScanEventsReadModel } from './scan-events.read-model.js';
import { ScansReadModel } from './scans.read-model.js';
import { ScansStore } from './scans.store.js';
import { SitePresence } from './site-presence.js';
import { SiteScanParts } from './site-scan-parts.store.js';
import { SiteScans } from './site-scans.store.js';
import { StartSchedule } from './start-schedule.service.js';
import { SteerScan } from './steer-scan.service.js';
import { StopScansOfRemovedSite } from './stop-scans-of-removed-site.js';
import { TellSites } from './tell-sites.js';

@Module({
  imports: [AccessModule, SitesModule, AgentsModule, ScheduleModule, OutboxModule],
  controllers: [OnDemandController, ExecutionController],
  providers: [
    Idempotency,
    IdempotencyStore,
    OnDemandScans,
    StartSchedule,
    DueRuns,
    DueRunsWorker,
    RunGate,
    OpenRun,
    SitePresence,
    SteerScan,
    EndScan,
    StopScansOfRemovedSite,
    OpenScan,
    TellSites,
    ScansStore,
    SiteScans,
    SiteScanParts,
    ScansReadModel,
    ScanEventsReadModel,
  ],
  exports: [OpenScan, RunGate, TellSites, ScansStore, SiteScans, SiteScanParts, ScansReadModel, ScanEventsReadModel],
})
export class RequestModule {}
