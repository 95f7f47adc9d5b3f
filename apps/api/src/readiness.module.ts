import type { NatsConnection } from '#jetstream';
import { Global, Module } from '@nestjs/common';
import { Outbox, OutboxModule } from './outbox/index.js';
import { CentreDataSource, pendingMigrations } from './platform/database/index.js';
import { READINESS_PROBES, type ReadinessProbe } from './platform/http/index.js';
import { NATS_CONNECTION } from './platform/nats/index.js';

/** What has to work before this process may be sent requests. */
function probes(dataSource: CentreDataSource, connection: NatsConnection, outbox: Outbox): ReadinessProbe[] {
  const database = async (): Promise<null> => {
    await dataSource.query('SELECT 1');
    return null;
  };
  const migrations = async (): Promise<null> => {
    const pending = await pendingMigrations(dataSource);
    if (pending.length > 0) throw new Error(`the database lacks ${pending.join(', ')}`);
    return null;
  };
  const broker = async (): Promise<null> => {
    await connection.rtt();
    return null;
  };
  return [
    { name: 'postgres', check: database },
    { name: 'migrations', check: migrations },
    { name: 'nats', check: broker },
    { name: 'outbox', check: () => outbox.backlog() },
  ];
}

@Global()
@Module({
  imports: [OutboxModule],
  providers: [{ provide: READINESS_PROBES, inject: [CentreDataSource, NATS_CONNECTION, Outbox], useFactory: probes }],
  exports: [READINESS_PROBES],
})
export class ReadinessModule {}
