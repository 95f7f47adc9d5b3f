import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Child } from '../embedded/child-process.js';
import { freePort } from '../embedded/free-port.js';
import type { LaunchArguments } from './arguments.js';
import { type DemoSite, realSite, simulatedSite } from './demo-site.js';
import { developmentIdentity, type DevelopmentIdentity } from './identity.js';
import type { Phases } from './phases.js';
import { apiVariables, enrol, provision, type ProductContext, startAgent, startApi } from './product.js';
import { type ApiAccess, requestEnrolment } from './scan-client.js';
import type { Services } from './services.js';
import type { Shutdown } from './shutdown.js';

const API_PORT = 3_000;
/** A demonstration need not wait long for a scan in work when it is stopped. */
const DRAIN_MS = '1000';

export interface DemoContext {
  readonly wanted: LaunchArguments;
  readonly dataDir: string;
  readonly phases: Phases;
  readonly shutdown: Shutdown;
}

/** The whole of Siteward on this machine, with one site. */
export interface Demo {
  readonly api: ApiAccess;
  readonly identity: DevelopmentIdentity;
  readonly site: DemoSite;
  /** Settles with words when a program of ours ends by itself. */
  readonly failed: Promise<string>;
}

/** Starts API, agent and router, and puts tenant, site and schedule in place. */
export async function startDemo(context: DemoContext, services: Services): Promise<Demo> {
  const { wanted, dataDir, phases, shutdown } = context;
  const identity = await developmentIdentity(dataDir);
  const site = await phases.time('router', () =>
    wanted.router === undefined ? simulatedSite({ dataDir, identity, shutdown }) : realSite(wanted.router, dataDir),
  );
  const port = wanted.port ?? (await freePort(API_PORT));
  const api = { url: `http://127.0.0.1:${port}`, token: identity.token };
  const product = productContext(context, services, { identity, site, port });
  const [apiProcess] = await Promise.all([
    phases.time('API (migrates, then listens)', () => tracked(shutdown, 'API', startApi(product, api.url))),
    phases.time('site and schedule', () => provision(product, siteOf(identity, site))),
  ]);
  const agentProcess = await phases.time('agent (enrols, then starts)', async () => {
    const credentials = await agentCredentials(context, services, { api, siteId: identity.site_id });
    return tracked(shutdown, 'agent', startAgent(product, credentials));
  });
  await writeDevFile(dataDir, {
    api,
    identity,
    site,
    services,
    pids: { api: apiProcess.pid, agent: agentProcess.pid },
  });
  const failed = Promise.race([
    apiProcess.exited.then((how) => `the API ended by itself: ${how}`),
    agentProcess.exited.then((how) => `the agent ended by itself: ${how}`),
  ]);
  return { api, identity, site, failed };
}

/**
 * How the agent comes in at the broker: with credentials of its own, got by enrolment the first time; at somebody else's
 * broker without.
 */
async function agentCredentials(
  { dataDir }: DemoContext,
  { natsUrl, natsAuthorityDir }: Services,
  { api, siteId }: { api: ApiAccess; siteId: string },
): Promise<Record<string, string>> {
  if (natsAuthorityDir === null) return { NATS_URL: natsUrl, SITE_ID: siteId };
  const credsFile = join(dataDir, 'agent.creds');
  if (!existsSync(credsFile)) await enrol(api.url, await requestEnrolment(api, siteId), credsFile);
  return { NATS_CREDS_FILE: credsFile };
}

async function tracked(shutdown: Shutdown, name: string, starting: Promise<Child>): Promise<Child> {
  const child = await starting;
  shutdown.add(name, () => child.stop());
  return child;
}

function productContext(
  { dataDir }: DemoContext,
  services: Services,
  { identity, site, port }: { identity: DevelopmentIdentity; site: DemoSite; port: number },
): ProductContext {
  return {
    dataDir,
    apiVariables: { ...apiVariables(services, port, identity), ...feedVariables(process.env) },
    agentVariables: {
      ALLOWED_NETWORKS: site.networks.join(','),
      DRAIN_MS,
      SPOOL_DIR: join(dataDir, 'spool'),
      ...site.agentVariables,
    },
  };
}

/** Unlike anything else, how feeds are fetched is taken from the environment; on, unless it says otherwise. */
function feedVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(environment).filter(
    ([name, value]) => /^FEEDS?(?:_|$)/.test(name) && value !== undefined,
  );
  return { FEEDS: 'on', ...(Object.fromEntries(given) as Record<string, string>) };
}

function siteOf(identity: DevelopmentIdentity, site: DemoSite): object {
  return {
    tenant_id: identity.tenant_id,
    site: { id: identity.site_id, name: 'Demonstration', networks: site.networks },
    schedule: {
      id: identity.schedule_id,
      description: 'Demonstration',
      profile: site.profile,
      subnets: site.networks,
    },
  };
}

/** For other programs of this machine's user, such as scripts and tests; holds a token, so it is nobody else's to read. */
async function writeDevFile(
  dataDir: string,
  { api, identity, site, services, pids }: Omit<Demo, 'failed'> & { services: Services; pids: object },
): Promise<void> {
  const contents = {
    api_url: api.url,
    token: api.token,
    tenant_id: identity.tenant_id,
    site_id: identity.site_id,
    schedule_id: identity.schedule_id,
    target_ip: site.target,
    nats_url: services.natsUrl,
    database_url: services.databaseUrl,
    pids: { launcher: process.pid, ...services.pids, ...pids },
  };
  await writeFile(join(dataDir, 'dev.json'), `${JSON.stringify(contents, null, 2)}\n`, { mode: 0o600 });
}
