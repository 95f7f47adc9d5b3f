import {
  type EventDeclaration,
  ScanFinished,
  ScanHostObserved,
  ScanProgress,
  ScanRequested,
  ScanRouterChecked,
  ScanStarted,
  type StreamName,
} from '#contracts';
import { type Delivery, done, type NatsConnection, type Outcome, type ReplayCount, replayStream } from '#jetstream';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiModule } from './api.module.js';
import { type ApiConfig, ApiConfigModule } from './config/index.js';
import { Ingest } from './ingest/index.js';
import { MatchSiteScan } from './match/index.js';
import { migrateDatabase, UnitOfWork } from './platform/database/index.js';
import { NATS_CONNECTION } from './platform/nats/index.js';
import { ScansStore } from './request/index.js';

type Handle = (payload: unknown, delivery: Delivery) => Promise<Outcome>;
type Handlers = ReadonlyMap<EventDeclaration, Handle>;

const MATCH_BATCH = 50;

@Module({})
class ReplayRoot {}

/**
 * Builds the state of all scans again from what the streams hold: the requests open the scans, the results fill them,
 * matching ends them. In an empty database this gives the read models of the original, byte for byte; in one that has
 * them already it changes nothing.
 */
export async function replay(config: ApiConfig): Promise<Record<'requests' | 'results', ReplayCount>> {
  await migrateDatabase(config.database.migrationUrl, config.database.url);
  const root = { module: ReplayRoot, imports: [ApiConfigModule.of({ ...config, runsWorkers: false }), ApiModule] };
  const context = await NestFactory.createApplicationContext(root, { logger: ['error', 'warn'], abortOnError: false });
  try {
    const requests = await replayOf(context, 'SCAN_REQUESTS', requestHandlers(context));
    const results = await replayOf(context, 'SCAN_RESULTS', resultHandlers(context));
    await matchEverything(context);
    return { requests, results };
  } finally {
    await context.close();
  }
}

function requestHandlers(context: INestApplicationContext): Handlers {
  const unitOfWork = context.get(UnitOfWork, { strict: false });
  const scans = context.get(ScansStore, { strict: false });
  const open: Handle = async (payload) => {
    await unitOfWork.run((tx) => scans.open(ScanRequested.consume.parse(payload), tx));
    return done;
  };
  return new Map([[ScanRequested, open]]);
}

function resultHandlers(context: INestApplicationContext): Handlers {
  const ingest = context.get(Ingest, { strict: false });
  return new Map<EventDeclaration, Handle>([
    [ScanStarted, (payload, delivery) => ingest.started(ScanStarted.consume.parse(payload), delivery)],
    [ScanProgress, (payload, delivery) => ingest.progressed(ScanProgress.consume.parse(payload), delivery)],
    [
      ScanRouterChecked,
      (payload, delivery) => ingest.routerChecked(ScanRouterChecked.consume.parse(payload), delivery),
    ],
    [ScanHostObserved, (payload, delivery) => ingest.hostObserved(ScanHostObserved.consume.parse(payload), delivery)],
    [ScanFinished, (payload, delivery) => ingest.finished(ScanFinished.consume.parse(payload), delivery)],
  ]);
}

function replayOf(context: INestApplicationContext, stream: StreamName, handlers: Handlers): Promise<ReplayCount> {
  const connection = context.get<NatsConnection>(NATS_CONNECTION, { strict: false });
  const handle = (event: EventDeclaration, payload: unknown, delivery: Delivery): Promise<Outcome> => {
    const handler = handlers.get(event);
    return handler === undefined ? Promise.resolve(done) : handler(payload, delivery);
  };
  return replayStream(connection, { stream, events: [...handlers.keys()], handle });
}

async function matchEverything(context: INestApplicationContext): Promise<void> {
  const match = context.get(MatchSiteScan, { strict: false });
  const unitOfWork = context.get(UnitOfWork, { strict: false });
  for (;;) {
    const { matched, failed } = await unitOfWork.run((tx) => match.matchWaiting(tx, MATCH_BATCH, new Set()));
    const [failure] = failed;
    if (failure !== undefined)
      throw new Error(`site scan ${failure.siteScanId} cannot be matched`, { cause: failure.error });
    if (matched.length === 0) return;
  }
}
