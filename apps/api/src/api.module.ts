import { Module } from '@nestjs/common';
import { AccessModule } from './access/index.js';
import { AgentsModule } from './agents/index.js';
import { IngestModule } from './ingest/index.js';
import { MatchModule } from './match/index.js';
import { OperatorMetricsModule } from './operator-metrics.module.js';
import { OutboxModule } from './outbox/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { MetricsModule } from './platform/metrics/index.js';
import { NatsModule } from './platform/nats/index.js';
import { ReadinessModule } from './readiness.module.js';
import { DevicesModule, ReportModule } from './report/index.js';
import { RequestModule } from './request/index.js';
import { ScheduleModule } from './schedule/index.js';
import { ScheduleStandingsModule } from './schedule-standings.module.js';
import { SitesModule } from './sites/index.js';

/** The centre, in the order of the flow: request -> outbox -> (NATS, the agents, NATS) -> ingest -> match -> report. */
@Module({
  imports: [
    MetricsModule,
    DatabaseModule,
    NatsModule,
    ReadinessModule,
    OperatorMetricsModule,
    ScheduleStandingsModule,
    AccessModule,
    SitesModule,
    AgentsModule,
    ScheduleModule,
    RequestModule,
    OutboxModule,
    IngestModule,
    MatchModule,
    ReportModule,
    DevicesModule,
  ],
})
export class ApiModule {}
