import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from '../../apps/api/src/platform/database/migrate.js';
import { startNatsServer } from '../embedded/nats-server.js';
import { startPostgres } from '../embedded/postgres.js';
import { type DevelopmentIdentity, developmentIdentity } from '../launcher/identity.js';
import type { Shutdown } from '../launcher/shutdown.js';

/** What all parts measure on: one PostgreSQL that keeps what it confirms, one broker, one issuer of tokens. */
export interface Stage {
  /** For everything that is written; gone at the end. */
  readonly folder: string;
  readonly postgresPort: number;
  readonly natsUrl: string;
  readonly natsPort: number;
  /** The one tenant, with its token and what the API needs to know to trust it. */
  readonly identity: DevelopmentIdentity;
  /** A new database with the schema of the product; its URL. */
  createDatabase(): Promise<string>;
}

/** Starts the servers, with all they write in a folder of their own; `shutdown` stops and removes everything. */
export async function setStage(shutdown: Shutdown): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'siteward-bench-'));
  shutdown.add('the folder of the benchmark', () => rm(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  shutdown.add('PostgreSQL', () => postgres.stop());
  const nats = await startNatsServer({ storeDir: join(folder, 'nats') });
  shutdown.add('nats-server', () => nats.stop());
  return {
    folder,
    postgresPort: postgres.port,
    natsUrl: nats.url,
    natsPort: nats.port,
    identity: await developmentIdentity(folder),
    createDatabase: () => createDatabase(postgres.url),
  };
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  await migrateDatabase(url);
  return url;
}
