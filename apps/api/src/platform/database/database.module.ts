import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { CentreDataSource } from './centre-data-source.js';
import { Notifications } from './notifications.js';
import { PreparingClient } from './preparing-client.js';
import { CENTRE_ROLE, TENANT_ROLE } from './roles.js';
import { TenantWork } from './tenant-work.js';
import { Tidying } from './tidying.js';
import { UnitOfWork } from './unit-of-work.js';
import { WakeableLoops } from './wakeable-loop.js';

/** A query that takes longer has lost its way; the caller gets an error instead of a hang. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** A pool whose connections have this role from their first moment: there is no query that could come before. */
function poolOf(config: ApiConfig, role: string) {
  return {
    type: 'postgres' as const,
    url: config.database.url,
    extra: {
      Client: PreparingClient,
      max: config.database.poolSize,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      application_name: 'siteward-api',
      options: `-c role=${role}`,
    },
  };
}

/** The PostgreSQL connections, transactions, and being woken by the database. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [API_CONFIG],
      useFactory: (config: ApiConfig) => ({
        ...poolOf(config, TENANT_ROLE),
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 500,
      }),
    }),
  ],
  providers: [
    {
      provide: CentreDataSource,
      inject: [API_CONFIG],
      useFactory: (config: ApiConfig) => new CentreDataSource(poolOf(config, CENTRE_ROLE)).initialize(),
    },
    UnitOfWork,
    TenantWork,
    Notifications,
    WakeableLoops,
    Tidying,
  ],
  exports: [CentreDataSource, UnitOfWork, TenantWork, Notifications, WakeableLoops, Tidying],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(CentreDataSource) private readonly dataSource: CentreDataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
