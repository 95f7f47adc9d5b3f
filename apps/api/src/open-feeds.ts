import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AdvisoryModule } from './advisory/index.js';
import { ApiConfigModule, type FeedCommandsConfig } from './config/index.js';
import { DatabaseModule, migrateDatabase } from './platform/database/index.js';
import { MetricsModule } from './platform/metrics/index.js';

@Module({ imports: [MetricsModule, DatabaseModule, AdvisoryModule] })
class FeedsRoot {}

/** Everything about feeds without the rest of the centre; nothing runs by itself. Close it after use. */
export async function openFeeds(config: FeedCommandsConfig): Promise<INestApplicationContext> {
  await migrateDatabase(config.database.migrationUrl, config.database.url);
  const root = { module: FeedsRoot, imports: [ApiConfigModule.of(config)] };
  return NestFactory.createApplicationContext(root, { logger: ['error', 'warn'], abortOnError: false });
}
