import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { siteRequestsConsumer } from '#contracts';
import { connectNats } from '#jetstream';
import { freePort } from '../embedded/free-port.js';
import { apiVariables, type ProductContext, provision, startApi } from '../launcher/product.js';
import { requestScan } from '../launcher/scan-client.js';
import type { Stage } from './stage.js';

const POLL_MS = 10;

/** Which site and schedule a request is for. */
export interface BenchSite {
  readonly siteId: string;
  readonly scheduleId: string;
}

/** The real API in a process of its own, with a database of its own and one site. */
export interface Centre extends BenchSite {
  readonly url: string;
  readonly databaseUrl: string;
  /** For the site's agent. */
  readonly context: ProductContext;
  /** Asks for the scan of one address; its id. */
  requestScan(address: string): Promise<string>;
  /** The state the API reports of a scan. */
  stateOf(scanId: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a centre whose one site has these networks; `agentVariables` are for the agent of the site. */
export async function startCentre(
  stage: Stage,
  networks: readonly string[],
  agentVariables: Readonly<Record<string, string>> = {},
): Promise<Centre> {
  const databaseUrl = await stage.createDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const site = { siteId: randomUUID(), scheduleId: randomUUID() };
  const dataDir = await mkdtemp(join(stage.folder, 'centre-'));
  const spool = { SPOOL_DIR: join(dataDir, 'spool') };
  const atSite = { SITE_ID: site.siteId, NATS_URL: stage.natsUrl, ALLOWED_NETWORKS: '', ...spool };
  const context = {
    dataDir,
    apiVariables: {
      ...apiVariables({ databaseUrl, natsUrl: stage.natsUrl }, port, stage.identity),
      RATE_LIMIT_PER_MINUTE: '0',
      SCANS_PER_SITE: '0',
      INGEST_DURABLE: `bench-${randomUUID()}`,
    },
    agentVariables: { ...agentVariables, ...atSite },
  };
  await provision(context, wanted(stage, site, networks));
  const child = await startApi(context, url);
  await untilSiteIsServed(stage.natsUrl, site.siteId);
  const { token } = stage.identity;
  return {
    ...site,
    url,
    databaseUrl,
    context,
    requestScan: (address) =>
      requestScan({ url, token }, { schedule_id: site.scheduleId, site_id: site.siteId, ip_address: address }),
    stateOf: (scanId) => stateOf(`${url}/scans/cve/${scanId}`, token),
    stop: () => child.stop(),
  };
}

function wanted({ identity }: Stage, { siteId, scheduleId }: BenchSite, networks: readonly string[]): object {
  return {
    tenant_id: identity.tenant_id,
    site: { id: siteId, name: 'bench', networks },
    schedule: { id: scheduleId, description: 'bench', profile: 'quick', subnets: networks },
  };
}

/** Waits until the API has made the consumer from which the site takes its requests. */
async function untilSiteIsServed(natsUrl: string, siteId: string): Promise<void> {
  const { stream, durable } = siteRequestsConsumer(siteId);
  const connection = await connectNats({ url: natsUrl, name: 'siteward-bench' });
  const manager = await connection.jetstreamManager();
  while (!(await manager.consumers.info(stream, durable).catch(() => null))) await delay(POLL_MS);
  await connection.close();
}

async function stateOf(url: string, token: string): Promise<string> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const report = (await response.json()) as { state?: string };
  if (response.status !== 200 || report.state === undefined) throw new Error(JSON.stringify(report));
  return report.state;
}
