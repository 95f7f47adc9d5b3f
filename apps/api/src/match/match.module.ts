import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AdvisoryModule } from '../advisory/index.js';
import { IngestModule } from '../ingest/index.js';
import { RequestModule } from '../request/index.js';
import { AdvisoryShelf } from './advisory-shelf.js';
import { CveRecords } from './cve-records.service.js';
import { CveStatusesController } from './cve-statuses.controller.js';
import { CveStatuses } from './cve-statuses.service.js';
import { CvesOfDevicesController } from './cves-of-devices.controller.js';
import { CvesOfDevices } from './cves-of-devices.service.js';
import { DeviceFindingsReadModel } from './device-findings.read-model.js';
import { FindingsReadModel } from './findings.read-model.js';
import { FindingsStore } from './findings.store.js';
import { MatchSiteScan } from './match-site-scan.service.js';
import { MatchWorker } from './match.worker.js';
import { MitigationController } from './mitigation/mitigation.controller.js';
import { Mitigations } from './mitigation/mitigation.service.js';
import { MitigationTextsStore } from './mitigation/mitigation-texts.store.js';
import { MitigationWording } from './mitigation/mitigation-wording.service.js';
import { ReassessObservations } from './rematch/reassess-observations.service.js';
import { RematchQueue } from './rematch/rematch-queue.store.js';
import { RematchSiteScan } from './rematch/rematch-site-scan.service.js';
import { Rematch } from './rematch/rematch.service.js';
import { RematchWorker } from './rematch/rematch.worker.js';
import { RematchedFindings } from './rematch/rematched-findings.service.js';
import { RescoreFindings } from './rematch/rescore-findings.service.js';
import { StandingObservations } from './rematch/standing-observations.read-model.js';
import { StoredFindings } from './rematch/stored-findings.read-model.js';
import { TellChanges } from './rematch/tell-changes.service.js';
import { ImportOpenVex } from './vex/import-openvex.service.js';
import { VexStatements } from './vex/vex-statements.store.js';
import { SetCveStatus } from './set-cve-status.service.js';
import { SiteScanMatchesReadModel } from './site-scan-matches.read-model.js';
import { StatusDecisionsReadModel } from './status-decisions.read-model.js';
import { StatusDecisionsStore } from './status-decisions.store.js';

@Module({
  imports: [AccessModule, AdvisoryModule, RequestModule, IngestModule],
  controllers: [CvesOfDevicesController, CveStatusesController, MitigationController],
  providers: [
    AdvisoryShelf,
    FindingsStore,
    SiteScanMatchesReadModel,
    FindingsReadModel,
    DeviceFindingsReadModel,
    StatusDecisionsStore,
    StatusDecisionsReadModel,
    CveRecords,
    CvesOfDevices,
    CveStatuses,
    SetCveStatus,
    MitigationTextsStore,
    MitigationWording,
    Mitigations,
    MatchSiteScan,
    MatchWorker,
    ...[VexStatements, ImportOpenVex],
    ...[RematchQueue, StandingObservations, StoredFindings, RematchedFindings, ReassessObservations, RescoreFindings],
    ...[TellChanges, RematchSiteScan, Rematch, RematchWorker],
  ],
  exports: [FindingsReadModel, DeviceFindingsReadModel, SiteScanMatchesReadModel, VexStatements],
})
export class MatchModule {}
