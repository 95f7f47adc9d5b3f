import type { NatsConnection } from '#jetstream';
import { Inject, Injectable, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgentsModule, FleetFiguresReadModel } from './agents/index.js';
import { Outbox, OutboxModule } from './outbox/index.js';
import { CentreDataSource, poolFigures } from './platform/database/index.js';
import { Metrics, type Reading } from './platform/metrics/index.js';
import { NATS_CONNECTION } from './platform/nats/index.js';
import { ScanFiguresReadModel } from './request/index.js';

/** A broker that takes longer to answer counts as away. */
const BROKER_ANSWER_MS = 1_000;

/** How the work flows. */
@Injectable()
class FlowMetrics {
  constructor(metrics: Metrics, outbox: Outbox, scans: ScanFiguresReadModel) {
    const events = {
      name: 'siteward_outbox_events',
      help: 'Events that wait to be published, and those given up on until somebody looks.',
      labelNames: ['state'],
    };
    metrics.reading(events, async () =>
      Object.entries(await outbox.backlog()).map(([state, value]) => ({ labels: { state }, value })),
    );
    const siteScans = { name: 'siteward_site_scans', help: 'Site scans in each state.', labelNames: ['state'] };
    metrics.reading(siteScans, async () =>
      (await scans.siteScansByState()).map(({ state, count }) => ({ labels: { state }, value: count })),
    );
    const opened = { name: 'siteward_scans_opened', help: 'Scans that were opened, since the database was made.' };
    metrics.reading(opened, async () => [{ value: await scans.scansOpened() }]);
  }
}

/** Who is there. */
@Injectable()
class FleetMetrics {
  constructor(metrics: Metrics, agents: FleetFiguresReadModel) {
    const there = {
      name: 'siteward_agents',
      help: 'Agents that have enrolled and were not revoked, by whether they are there: `online` or `dark`.',
      labelNames: ['state'],
    };
    metrics.reading(there, async () =>
      Object.entries(await agents.presence(new Date())).map(([state, value]) => ({ labels: { state }, value })),
    );
  }
}

/** What the process is connected to. */
@Injectable()
class ConnectionMetrics {
  constructor(
    metrics: Metrics,
    @Inject(NATS_CONNECTION) broker: NatsConnection,
    tenants: DataSource,
    centre: CentreDataSource,
  ) {
    const connections = {
      name: 'siteward_database_connections',
      help: 'Connections to the database by what they are for and what they do; `waiting` is who waits for one.',
      labelNames: ['pool', 'state'],
    };
    metrics.reading(connections, () =>
      Promise.resolve([...readingsOf('tenant', tenants), ...readingsOf('centre', centre)]),
    );
    const connected = { name: 'siteward_broker_connected', help: '1 while the broker answers, else 0.' };
    metrics.reading(connected, async () => [{ value: (await doesAnswer(broker)) ? 1 : 0 }]);
  }
}

function readingsOf(pool: string, dataSource: DataSource): Reading[] {
  const { inUse, idle, waiting } = poolFigures(dataSource);
  const states = { in_use: inUse, idle, waiting };
  return Object.entries(states).map(([state, value]) => ({ labels: { pool, state }, value }));
}

async function doesAnswer(broker: NatsConnection): Promise<boolean> {
  const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, BROKER_ANSWER_MS, false).unref());
  const answer = broker.rtt().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, timeout]);
}

/** What operators see of the centre as a whole, beside what single stages add. */
@Module({
  imports: [OutboxModule, AgentsModule],
  providers: [FlowMetrics, FleetMetrics, ConnectionMetrics, ScanFiguresReadModel],
})
export class OperatorMetricsModule {}
