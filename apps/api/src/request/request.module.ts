import { Module } from '@nestjs/common';
import { OutboxModule } from '../outbox/index.js';
import { ScheduleModule } from '../schedule/index.js';
import { Idempotency } from './idempotency.service.js';
import { IdempotencyStore } from './idempotency.store.js';
import { RequestScan } from './request-scan.service.js';
import { ScansReadModel } from './scans.read-model.js';
import { ScansStore } from './scans.store.js';
import { SingleIpController } from './single-ip.controller.js';
import { SiteScans } from './site-scans.store.js';

@Module({
  imports: [ScheduleModule, OutboxModule],
  controllers: [SingleIpController],
  providers: [Idempotency, IdempotencyStore, RequestScan, ScansStore, SiteScans, ScansReadModel],
  exports: [ScansStore, SiteScans, ScansReadModel],
})
export class RequestModule {}
