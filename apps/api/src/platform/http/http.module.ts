import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { BearerAuthenticator } from './auth/bearer-authenticator.js';
import { MetricsModule } from '../metrics/index.js';
import { DocumentationModule } from './documentation/index.js';
import { ErrorFilter } from './errors/error.filter.js';
import { ErrorPagesController } from './errors/error-pages.controller.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';

/** What every HTTP application of ours has: documentation, errors in one form, their pages, authentication, health, metrics. */
@Module({
  imports: [DocumentationModule, MetricsModule],
  controllers: [ErrorPagesController, HealthController, MetricsController],
  providers: [BearerAuthenticator, { provide: APP_FILTER, useClass: ErrorFilter }],
})
export class HttpModule {}
