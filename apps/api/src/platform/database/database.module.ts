import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { Notifications } from './notifications.js';
import { PreparingClient } from './preparing-client.js';
import { Tidying } from './tidying.js';
import { UnitOfWork } from './unit-of-work.js';
import { WakeableLoops } from './wakeable-loop.js';

/** A query that takes longer has lost its way; the caller gets an error instead of a hang. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** The one PostgreSQL connection pool, transactions, and being woken by the database. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [API_CONFIG],
      useFactory: (config: ApiConfig) => ({
        type: 'postgres' as const,
        url: config.database.url,
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 500,
        extra: {
          Client: PreparingClient,
          max: config.database.poolSize,
          statement_timeout: STATEMENT_TIMEOUT_MS,
          application_name: 'siteward-api',
        },
      }),
    }),
  ],
  providers: [UnitOfWork, Notifications, WakeableLoops, Tidying],
  exports: [UnitOfWork, Notifications, WakeableLoops, Tidying],
})
export class DatabaseModule {}
