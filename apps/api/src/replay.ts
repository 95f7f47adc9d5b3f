import {
  type EventDeclaration,
  ScanCancelled,
  ScanFinished,
  ScanHostObserved,
  ScanNotStarted,
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
import { EndOverdue, Ingest } from './ingest/index.js';
import { MatchSiteScan } from './match/index.js';
import { migrateDatabase, type Tx, UnitOfWork } from './platform/database/index.js';
import { NATS_CONNECTION } from './platform/nats/index.js';
import { ScansStore, SiteScanParts } from './request/index.js';

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
    await endOverdue(context);
    await matchEverything(context);
    return { requests, results };
  } finally {
    await context.close();
  }
}

function requestHandlers(context: INestApplicationContext): Handlers {
  const unitOfWork = context.get(UnitOfWork, { strict: false });
  const scans = context.get(ScansStore, { strict: false });
  const parts = context.get(SiteScanParts, { strict: false });
  const handle =
    (apply: (payload: unknown, tx: Tx) => Promise<unknown>): Handle =>
    async (payload) => {
      await unitOfWork.run((tx) => apply(payload, tx));
      return done;
    };
  return new Map<EventDeclaration, Handle>([
    [ScanRequested, handle((payload, tx) => scans.open(ScanRequested.consume.parse(payload), tx))],
    [
      ScanNotStarted,
      handle((payload, tx) => {
        const { reason, ...request } = ScanNotStarted.consume.parse(payload);
        return scans.openAll([{ request, notStarted: reason }], null, tx);
      }),
    ],
    [
      ScanCancelled,
      handle((payload, tx) => {
        const { site_scan_id: siteScanId, intent, requested_at: at } = ScanCancelled.consume.parse(payload);
        return parts.cancel({ siteScanId, intent, at }, tx);
      }),
    ],
  ]);
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

/** Everything the streams hold was taken in, so what is overdue by now is ended as the original ended it. */
async function endOverdue(context: INestApplicationContext): Promise<void> {
  const overdue = context.get(EndOverdue, { strict: false });
  const now = new Date();
  let mayBeMore = true;
  while (mayBeMore) mayBeMore = await overdue.run(now);
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
