import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { Child } from '../embedded/child-process.js';
import { freePort } from '../embedded/free-port.js';
import { alternate } from './alternate.js';
import { type Centre, startCentre } from './centre.js';
import { type Figure, pairedFigure } from './figure.js';
import type { BenchOptions } from './options.js';
import { runBenchProgram, startBenchServer } from './programs.js';
import type { Stage } from './stage.js';

const PATH = '/scans/cve/scheduled/single-ip';
const CONNECTIONS = 50;
/** The API's own default. */
const POOL_SIZE = 10;
const SECONDS = { full: 6, quick: 2 };
const ADDRESSES = 250;
const POLL_MS = 50;

const LoadResult = z.object({ perSecond: z.number().positive(), failed: z.literal(0), p99Ms: z.number() });

/** How many requests for scans are accepted per second; all of them have to be. */
export async function benchAccept(stage: Stage, { rounds, quick }: BenchOptions): Promise<Figure[]> {
  const centre = await startCentre(stage, ['10.1.0.0/16']);
  const floor = await startFloor(stage);
  const seconds = quick ? SECONDS.quick : SECONDS.full;
  const load = (url: string, duration: number) => press(`${url}${PATH}`, stage.identity.token, centre, duration);
  const accept = async () => {
    const perSecond = await load(centre.url, seconds);
    await untilAllIsPublished(centre.databaseUrl); // the floor is not to share the machine with our relay
    return perSecond;
  };
  await load(centre.url, 1);
  await load(floor.url, 1);
  await untilAllIsPublished(centre.databaseUrl);
  const pairs = await alternate(rounds, accept, () => load(floor.url, seconds));
  await Promise.all([centre.stop(), floor.child.stop()]);
  return [
    pairedFigure(
      { name: 'accept', unit: 'requests/s', goals: [{ of: 'ratio', limit: 'at_least', value: 0.6 }] },
      pairs,
    ),
  ];
}

async function startFloor(stage: Stage): Promise<{ url: string; child: Child }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const variables = {
    DATABASE_URL: await stage.createDatabase(),
    PORT: String(port),
    POOL_SIZE: String(POOL_SIZE),
    TENANT_ID: stage.identity.tenant_id,
  };
  const server = { name: 'accept-floor.main', variables, folder: stage.folder, readyUrl: `${url}/health/ready` };
  const child = await startBenchServer(server);
  return { url, child };
}

async function press(url: string, token: string, { siteId, scheduleId }: Centre, seconds: number): Promise<number> {
  const bodies = Array.from({ length: ADDRESSES }, (_, index) =>
    JSON.stringify({ schedule_id: scheduleId, site_id: siteId, ip_address: `10.1.1.${index + 1}` }),
  );
  const order = { url, token, bodies, connections: CONNECTIONS, seconds };
  return LoadResult.parse(await runBenchProgram('load.main', order)).perSecond;
}

async function untilAllIsPublished(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  while ((await client.query('SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT 1')).rowCount !== 0)
    await delay(POLL_MS);
  await client.end();
}
