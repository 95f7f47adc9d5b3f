import { Module } from '@nestjs/common';
import { RequestModule } from '../request/index.js';
import { Admission } from './admission.js';
import { ApplyResult } from './apply-result.js';
import { DevicesReadModel } from './devices.read-model.js';
import { DevicesStore } from './devices.store.js';
import { EarlierHostsResponder } from './earlier-hosts.responder.js';
import { EndOverdue } from './end-overdue.service.js';
import { InboxStore } from './inbox.store.js';
import { IngestController } from './ingest.controller.js';
import { Ingest } from './ingest.service.js';
import { ObservationsReadModel } from './observations.read-model.js';
import { ObservationsStore } from './observations.store.js';
import { OverdueWorker } from './overdue.worker.js';
import { PausedScans } from './paused-scans.js';
import { ResumeController } from './resume.controller.js';
import { ResumeScan } from './resume-scan.service.js';

@Module({
  imports: [RequestModule],
  controllers: [IngestController, ResumeController],
  providers: [
    Ingest,
    Admission,
    ApplyResult,
    InboxStore,
    ObservationsStore,
    DevicesStore,
    DevicesReadModel,
    ObservationsReadModel,
    EarlierHostsResponder,
    EndOverdue,
    OverdueWorker,
    ResumeScan,
    PausedScans,
  ],
  exports: [Ingest, DevicesReadModel, ObservationsReadModel],
})
export class IngestModule {}
