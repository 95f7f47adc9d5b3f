import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agent, MadeEnrolment } from '#contracts';
import type { ConnectionOptions } from 'nats';
import { loadAgentConfig } from '../../apps/agent/src/config/index.js';
import { enrol, readEnrolmentFile } from '../../apps/agent/src/enrol/index.js';
import { startAgent } from '../../apps/agent/src/start-agent.js';
import { type BrokerAuthority, ensureAuthority } from '../../apps/api/src/platform/nats-authority/index.js';
import type { EmbeddedNatsServer, NatsServerOptions } from '../../tools/embedded/nats-server.js';
import { comingAs } from './broker-user.js';
import { type Centre, startSystem, type System, type TestSite } from './system.js';

/** A centre that is the operator of its broker, so that agents have to enrol. */
export interface Fleet extends System {
  readonly authority: BrokerAuthority;
  /** Where the broker keeps what it knows of accounts. */
  readonly accountsDir: string;
  /** For files of the agents. */
  readonly folder: string;
}

export interface FleetOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly server?: Omit<NatsServerOptions, 'storeDir' | 'authority'>;
  /** Where agents are told the broker is; where it is, when absent. */
  readonly agentUrls?: (nats: EmbeddedNatsServer) => readonly string[];
  /** How specs themselves connect, beside their credentials. */
  readonly connection?: ConnectionOptions;
}

/** An agent that has enrolled, started or not. */
export interface EnrolledAgent {
  readonly agentId: string;
  readonly credsFile: string;
}

/** Starts everything but agents. */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'siteward-test-fleet-'));
  const [authorityDir, accountsDir] = [join(folder, 'authority'), join(folder, 'accounts')];
  const authority = await ensureAuthority(authorityDir);
  const user = await authority.centreUser();
  const system = await startSystem(
    (nats) => ({
      NATS_AUTHORITY_DIR: authorityDir,
      ...(options.agentUrls === undefined ? {} : { AGENT_NATS_URLS: options.agentUrls(nats).join(',') }),
      ...options.environment,
    }),
    {
      server: { ...options.server, authority: { serverConfig: () => authority.serverConfig(accountsDir) } },
      access: { ...options.connection, ...comingAs(user) },
    },
  );
  const stop = async () => {
    await system.stop();
    await rm(folder, { recursive: true });
  };
  return { ...system, authority, accountsDir, folder, stop };
}

/** Asks for an enrolment that has to be given. */
export async function makeEnrolment(centre: Centre, site: TestSite, wish: object = {}): Promise<MadeEnrolment> {
  const { status, body, text } = await centre.post(site.tenantId, `/sites/${site.siteId}/enrolments`, wish);
  if (status !== 201) throw new Error(`no enrolment was given: ${status} ${text}`);
  return body as unknown as MadeEnrolment;
}

/** Enrols an agent at the site by the real way, from the token to the file. */
export async function enrolAgent({ centre, folder }: Fleet, site: TestSite, name = 'agent-1'): Promise<EnrolledAgent> {
  const { token, id } = await makeEnrolment(centre, site);
  const credsFile = join(folder, `${id}.creds`);
  const { agent_id } = await enrol({ apiUrl: centre.url, token, name, version: '0.1.0', credsFile });
  return { agentId: agent_id, credsFile };
}

/** Starts the real agent with nothing but its credentials file. */
export async function startEnrolledAgent(
  { credsFile }: EnrolledAgent,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ stop(): Promise<void> }> {
  const config = loadAgentConfig({
    NATS_CREDS_FILE: credsFile,
    SPOOL_DIR: `${credsFile}.spool`,
    AGENT_NAME: 'agent-1',
    LOG_LEVEL: 'silent',
    DRAIN_MS: '0',
    ...environment,
  });
  const agent = await startAgent(config);
  return { stop: () => agent.close() };
}

/** How a raw client connects with what an agent has. */
export function rawAccess({ agentId, credsFile }: EnrolledAgent): ConnectionOptions {
  return { ...comingAs(readEnrolmentFile(credsFile)), inboxPrefix: `_INBOX.${agentId}` };
}

/** The agents of the site, as the API lists them. */
export async function agentsOf(centre: Centre, site: TestSite): Promise<Agent[]> {
  const { text } = await centre.get(site.tenantId, `/sites/${site.siteId}/agents`);
  return JSON.parse(text) as Agent[];
}
