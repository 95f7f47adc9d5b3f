import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startChild, untilReady, type Child } from './child-process.js';
import { freePort, retryTakenPort } from './free-port.js';
import { clusterIn, ensureCluster, linkLibraries, readPassword, SUPERUSER, type Cluster } from './postgres-cluster.js';
import { untilDeserted } from './processes-in.js';
import { readToolRecord } from './tool-record.js';
import { unprivileged, type Identity } from './unprivileged.js';

const DATABASE = 'siteward';
const READY_WITHIN_MS = 60_000; // crash recovery of a large cluster
const STOP_WITHIN_MS = 20_000;

export interface PostgresOptions {
  readonly dataDir: string;
  /** Off: faster, and a power cut may lose everything. For tests. */
  readonly durable?: boolean;
  readonly preferredPort?: number;
}

export interface EmbeddedPostgres {
  /** Of the database `siteward`, with the password in it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** How it ended, whoever ended it; never rejects. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
}

interface Launch {
  readonly program: string;
  readonly identity: Identity;
  readonly durable: boolean;
}

/** Starts PostgreSQL on a loopback port with its cluster in `dataDir`, and makes both when they are not there. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { postgresBin } = readToolRecord();
  if (postgresBin === null) throw new Error('there is no embedded PostgreSQL here: set DATABASE_URL');
  const cluster = clusterIn(options.dataDir);
  const launch = {
    program: join(postgresBin, 'postgres'),
    identity: await unprivileged(),
    durable: options.durable ?? true,
  };
  await linkLibraries(postgresBin);
  await ensureCluster(cluster, postgresBin, launch.identity, launch.durable);
  await untilDeserted(cluster.folder, STOP_WITHIN_MS);
  // Nobody is in there, so this file is left over; PostgreSQL would believe it when its pid is somebody else's now.
  await rm(join(cluster.folder, 'postmaster.pid'), { force: true });
  const { child, port } = await retryTakenPort(async (mayPrefer) => {
    const port = await freePort(mayPrefer ? options.preferredPort : undefined);
    return { port, child: await startOn(port, cluster, launch) };
  });
  const password = await readPassword(cluster);
  const url = (database: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(url('postgres'));
  return { url: url(DATABASE), port, pid: child.pid, exited: child.exited, stop: () => child.stop() };
}

async function startOn(port: number, cluster: Cluster, launch: Launch): Promise<Child> {
  const child = await startChild({
    name: 'PostgreSQL',
    program: launch.program,
    args: settings(cluster.folder, port, launch.durable),
    cwd: cluster.folder,
    logFile: cluster.logFile,
    wrapper: launch.identity.wrapper,
    stopSignal: launch.durable ? 'SIGINT' : 'SIGQUIT', // fast shutdown; immediate when nothing is to be kept
    patienceMs: STOP_WITHIN_MS,
  });
  await untilReady(child, 'PostgreSQL', () => isReady(cluster.folder), READY_WITHIN_MS);
  return child;
}

function settings(folder: string, port: number, durable: boolean): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', folder, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** The server writes its state on line 8 of its pid file. */
async function isReady(folder: string): Promise<boolean> {
  const pidFile = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return pidFile.split('\n')[7]?.trim() === 'ready';
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
