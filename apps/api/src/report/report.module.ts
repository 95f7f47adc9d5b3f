import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/index.js';
import { MatchModule } from '../match/index.js';
import { RequestModule } from '../request/index.js';
import { ReportController } from './report.controller.js';
import { ReportsReadModel } from './report.read-model.js';

@Module({
  imports: [RequestModule, IngestModule, MatchModule],
  providers: [ReportsReadModel],
  controllers: [ReportController],
})
export class ReportModule {}
