import { Module } from '@nestjs/common';
import { AdvisoryModule } from '../advisory/index.js';
import { IngestModule } from '../ingest/index.js';
import { RequestModule } from '../request/index.js';
import { FindingsReadModel } from './findings.read-model.js';
import { FindingsStore } from './findings.store.js';
import { MatchSiteScan } from './match-site-scan.service.js';
import { MatchWorker } from './match.worker.js';

@Module({
  imports: [AdvisoryModule, RequestModule, IngestModule],
  providers: [FindingsStore, FindingsReadModel, MatchSiteScan, MatchWorker],
  exports: [FindingsReadModel],
})
export class MatchModule {}
