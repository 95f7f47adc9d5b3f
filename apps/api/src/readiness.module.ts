import type { NatsConnection } from '#jetstream';
import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { pendingMigrations } from './platform/database/index.js';
import { READINESS_PROBES, type ReadinessProbe } from './platform/http/index.js';
import { NATS_CONNECTION } from './platform/nats/index.js';

/** What has to work before this process may be sent requests. */
function probes(dataSource: DataSource, connection: NatsConnection): ReadinessProbe[] {
  const migrations = async (): Promise<void> => {
    const pending = await pendingMigrations(dataSource);
    if (pending.length > 0) throw new Error(`the database lacks ${pending.join(', ')}`);
  };
  const broker = async (): Promise<void> => {
    await connection.rtt();
  };
  return [
    { name: 'database', check: migrations },
    { name: 'broker', check: broker },
  ];
}

@Global()
@Module({
  providers: [{ provide: READINESS_PROBES, inject: [DataSource, NATS_CONNECTION], useFactory: probes }],
  exports: [READINESS_PROBES],
})
export class ReadinessModule {}
