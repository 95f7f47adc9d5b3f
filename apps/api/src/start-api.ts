import { EVENTS, RESULTS_CONSUMER } from '#contracts';
import { type ConsumeTrouble, JetStreamStrategy, type NatsConnection } from '#jetstream';
import { Logger } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import type { ApiConfig } from './config/index.js';
import { migrateDatabase } from './platform/database/index.js';
import { createHttpApp } from './platform/http/index.js';
import { NATS_CONNECTION } from './platform/nats/index.js';

/** Results are independent of each other except within a site scan, where a row lock keeps them apart. */
const INGEST_CONCURRENCY = 4;
const DRAIN_MS = 5_000;

/** Starts the centre: migrates, then serves HTTP and takes results in. Rejects when anything it needs is not there. */
export async function startApi(config: ApiConfig): Promise<NestFastifyApplication> {
  await migrateDatabase(config.database.migrationUrl, config.database.url);
  const app = await createHttpApp(ApiModule, config);
  app.connectMicroservice<MicroserviceOptions>({ strategy: resultsStrategy(app, config) });
  await app.startAllMicroservices();
  await app.listen(config.http.port, config.http.host);
  return app;
}

function resultsStrategy(app: NestFastifyApplication, config: ApiConfig): JetStreamStrategy {
  const logger = new Logger('Results');
  return new JetStreamStrategy({
    connection: app.get<NatsConnection>(NATS_CONNECTION),
    consumer: { ...RESULTS_CONSUMER, durable: config.ingest.durable },
    events: EVENTS.filter((event) => event.stream === RESULTS_CONSUMER.stream),
    concurrency: INGEST_CONCURRENCY,
    drainMs: DRAIN_MS,
    onTrouble: (trouble: ConsumeTrouble) => logger.warn({ ...trouble, message: 'A result was not taken in' }),
  });
}
