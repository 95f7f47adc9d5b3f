import { setTimeout as delay } from 'node:timers/promises';
import type { EncodedEvent } from '#contracts';
import { connectNats, EventPublisher } from '#jetstream';
import pg from 'pg';
import { type Centre, startCentre } from './centre.js';
import { type Figure, pairedFigure } from './figure.js';
import type { BenchOptions } from './options.js';
import { type OpenSiteScan, resultsOf } from './results.js';
import type { Stage } from './stage.js';
import type { Pair } from './statistics.js';

const SCANS = { full: 200, quick: 40 };
const POLL_MS = 10;
/** Written by ingest, those first that others refer to. */
const TABLES = ['inbox', 'devices', 'host_observations', 'port_observations', 'router_observations'] as const;
type Rows = ReadonlyMap<string, unknown>;

const OPEN_SITE_SCANS = `
  SELECT id AS site_scan_id, scan_id, site_id, targets[1] AS address FROM site_scans WHERE state = 'pending'`;

/** Results taken in per second, against storing the very same rows with one statement for each table. */
export async function benchIngest(stage: Stage, { rounds, quick }: BenchOptions): Promise<Figure[]> {
  const centre = await startCentre(stage, ['10.2.0.0/16']);
  const connection = await connectNats({ url: stage.natsUrl, name: 'siteward-bench' });
  const publisher = new EventPublisher(connection.jetstream());
  const product = await connected(centre.databaseUrl);
  const floor = await connected(await stage.createDatabase());
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    const events = await prepare(centre, product, quick ? SCANS.quick : SCANS.full);
    const takenIn = await takeIn(events, publisher, product);
    const rows = await takeRows(product);
    pairs.push({ product: events.length / takenIn, floor: events.length / (await store(rows, floor)) });
  }
  await Promise.all([connection.close(), product.end(), floor.end()]);
  await centre.stop();
  return [pairedFigure({ name: 'ingest', unit: 'results/s' }, pairs)];
}

async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  return client;
}

/** Opens scans the ordinary way; the messages their agent would send. */
async function prepare(centre: Centre, database: pg.Client, scans: number): Promise<EncodedEvent[]> {
  for (let index = 0; index < scans; index++) await centre.requestScan(`10.2.${index >> 8}.${index & 0xff}`);
  const { rows } = await database.query<OpenSiteScan>(OPEN_SITE_SCANS);
  return rows.flatMap((open, index) => resultsOf(open, macOf(index), new Date().toISOString()));
}

function macOf(index: number): string {
  const hex = index.toString(16).padStart(4, '0').toUpperCase();
  return `02:00:00:00:${hex.slice(0, 2)}:${hex.slice(2)}`;
}

/** From the first message published to the last one stored, in seconds. */
async function takeIn(events: readonly EncodedEvent[], publisher: EventPublisher, database: pg.Client) {
  const startedAt = performance.now();
  await Promise.all(events.map((event) => publisher.publish(event)));
  while ((await database.query('SELECT 1 FROM inbox')).rowCount !== events.length) await delay(POLL_MS);
  const seconds = (performance.now() - startedAt) / 1000;
  // Matching goes on behind ingest; it is not to run into the next measurement.
  while ((await database.query(`SELECT 1 FROM site_scans WHERE state <> 'completed'`)).rowCount) await delay(POLL_MS);
  return seconds;
}

/** The rows that were stored, and with them gone the tables are as empty as the floor's. */
async function takeRows(database: pg.Client): Promise<Rows> {
  const rows = new Map<string, unknown>();
  for (const table of TABLES) {
    const result = await database.query<{ rows: unknown }>(`SELECT json_agg(stored) AS rows FROM ${table} AS stored`);
    rows.set(table, result.rows[0]?.rows);
  }
  await database.query(`TRUNCATE ${TABLES.join(', ')}`);
  return rows;
}

/** In seconds. */
async function store(rows: Rows, floor: pg.Client): Promise<number> {
  await floor.query(`TRUNCATE ${TABLES.join(', ')}`);
  const startedAt = performance.now();
  await floor.query('BEGIN');
  for (const [table, stored] of rows) {
    const insert = `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`;
    await floor.query(insert, [JSON.stringify(stored)]);
  }
  await floor.query('COMMIT');
  return (performance.now() - startedAt) / 1000;
}
