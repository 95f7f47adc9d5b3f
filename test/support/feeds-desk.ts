import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import {
  type AppliedSync,
  type FeedName,
  FeedStates,
  type FetchedFeed,
  type FeedReport,
  SyncFeeds,
  type SyncWish,
} from '../../apps/api/src/advisory/index.js';
import { loadFeedCommandsConfig } from '../../apps/api/src/config/index.js';
import { openFeeds } from '../../apps/api/src/open-feeds.js';
import { CentreDataSource, migrateDatabase, UnitOfWork } from '../../apps/api/src/platform/database/index.js';
import { FeedsServer } from './feeds-server/feeds-server.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

const LIMITS = { answerMs: 2_000, silenceMs: 250, totalMs: 1_500 };
const HOUR_MS = 3_600_000;

/** Databases that a desk has left as it found them: to make one takes half a second of the kernel's time. */
const EMPTIED: TestDatabase[] = [];

/** Feeds of a database of their own, which are fetched from a server of ours; time passes when it is told to. */
export class FeedsDesk {
  now: Date;
  /** All waits that were asked for, in milliseconds; none was waited for. */
  readonly waits: number[] = [];
  private stopping = new AbortController();

  private constructor(
    readonly app: INestApplicationContext,
    readonly server: FeedsServer,
    private readonly database: TestDatabase,
    readonly folder: string,
  ) {
    this.now = server.nvd.now;
  }

  static async open(now: Date): Promise<FeedsDesk> {
    const database = EMPTIED.pop() ?? (await createTestDatabase(migrateDatabase));
    const server = await FeedsServer.start(now);
    const folder = mkdtempSync(join(tmpdir(), 'siteward-feeds-'));
    const environment = { DATABASE_URL: database.url, FEED_DIR: folder, ...server.environment };
    return new FeedsDesk(await openFeeds(loadFeedCommandsConfig(environment)), server, database, folder);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** Also NVD's clock moves on. */
  pass(hours: number): void {
    this.now = new Date(this.now.getTime() + hours * HOUR_MS);
    this.server.nvd.now = this.now;
  }

  sync(feed: FetchedFeed, wish: Partial<SyncWish> = {}): Promise<FeedReport> {
    const signal = this.stopping.signal;
    return this.app.get(SyncFeeds, { strict: false }).sync(feed, {
      now: () => this.now,
      signal,
      force: true,
      limits: LIMITS,
      nvdPageRows: 3,
      wait: (ms) => {
        this.waits.push(ms);
        signal.throwIfAborted();
        return Promise.resolve();
      },
      ...wish,
    });
  }

  /** What came into force; throws when it did not. */
  async applied(feed: FetchedFeed): Promise<AppliedSync> {
    const report = await this.sync(feed);
    if (report.kind === 'applied') return report.applied;
    throw new Error(`${feed} did not come in: ${JSON.stringify(report)}`);
  }

  /** As a program that is asked to end. */
  stop(): void {
    this.stopping.abort();
  }

  /** As the next start of the program. */
  startAgain(): void {
    this.stopping = new AbortController();
  }

  state(feed: FeedName) {
    return this.app
      .get(UnitOfWork, { strict: false })
      .run((tx) => this.app.get(FeedStates, { strict: false }).of(feed, tx));
  }

  query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.app.get(CentreDataSource, { strict: false }).query(sql, values);
  }

  /** What is in force of NVD and not rejected, as `id modified`, in order. */
  async nvdInForce(): Promise<string[]> {
    const rows = await this.query<{ cve: string; modified: Date }>(
      `SELECT cve, modified FROM advisory_records WHERE source = 'nvd' AND state <> 'rejected' ORDER BY cve`,
    );
    return rows.map(({ cve, modified }) => `${cve} ${modified.toISOString()}`);
  }

  /** Leaves the database to the next desk of this spec. */
  async close(): Promise<void> {
    await this.app.close();
    await this.server.stop();
    await this.database.empty();
    EMPTIED.push(this.database);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** For the end of a spec. */
  static async dropDatabases(): Promise<void> {
    await Promise.all(EMPTIED.splice(0).map((database) => database.drop()));
  }
}
