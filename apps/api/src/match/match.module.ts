import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AdvisoryModule } from '../advisory/index.js';
import { IngestModule } from '../ingest/index.js';
import { RequestModule } from '../request/index.js';
import { AdvisoryShelf } from './advisory-shelf.js';
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
    CvesOfDevices,
    CveStatuses,
    SetCveStatus,
    MitigationTextsStore,
    MitigationWording,
    Mitigations,
    MatchSiteScan,
    MatchWorker,
  ],
  exports: [FindingsReadModel, DeviceFindingsReadModel, SiteScanMatchesReadModel],
})
export class MatchModule {}
