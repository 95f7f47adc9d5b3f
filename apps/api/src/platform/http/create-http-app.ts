import { createPinoLogger, NestLogger } from '#runtime';
import { type DynamicModule, type LoggerService, Module, type NestApplicationOptions, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { type ApiConfig, ApiConfigModule } from '../../config/index.js';
import { Metrics } from '../metrics/index.js';
import { BearerAuthenticator } from './auth/bearer-authenticator.js';
import { answerUnknownExpectations, fastifyOptions, readJsonOnly } from './fastify-options.js';
import { installGate } from './gate.js';
import { installHttpMetrics } from './http-metrics.js';
import { HttpModule } from './http.module.js';
import { installLimits } from './rate-limit.js';

@Module({})
class HttpRoot {}

/**
 * The HTTP application around `rootModule`, ready for `listen` (or `init`, in tests). The configuration is there for
 * every module under `API_CONFIG`. SIGTERM and SIGINT end it in order: no longer ready, open requests finished, then
 * `onApplicationShutdown`. Rejects when a module cannot start.
 */
export async function createHttpApp(
  rootModule: Type | DynamicModule,
  config: ApiConfig,
  logger: LoggerService = new NestLogger(createPinoLogger(config.log.level)),
): Promise<NestFastifyApplication> {
  const root: DynamicModule = { module: HttpRoot, imports: [ApiConfigModule.of(config), HttpModule, rootModule] };
  const adapter = new FastifyAdapter(fastifyOptions(config));
  const options: Pick<NestApplicationOptions, 'logger' | 'abortOnError' | 'bodyParser'> = {
    logger,
    abortOnError: false,
    bodyParser: false,
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, options);
  const server = adapter.getInstance<FastifyInstance>();
  readJsonOnly(server);
  answerUnknownExpectations(server);
  const authenticator = app.get(BearerAuthenticator, { strict: false });
  installGate(server, config, { authenticator, limits: await installLimits(server, config) });
  installHttpMetrics(server, app.get(Metrics, { strict: false }));
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  return app;
}
