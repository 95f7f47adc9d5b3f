import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agent, MadeEnrolment } from '#contracts';
import { type ConnectionOptions, credsAuthenticator } from 'nats';
import { loadAgentConfig } from '../../apps/agent/src/config/index.js';
import { enrol, readEnrolmentFile } from '../../apps/agent/src/enrol/index.js';
import { startAgent } from '../../apps/agent/src/start-agent.js';
import { migrateDatabase } from '../../apps/api/src/platform/database/index.js';
import { type BrokerAuthority, ensureAuthority } from '../../apps/api/src/platform/nats-authority/index.js';
import type { EmbeddedNatsServer, NatsServerOptions } from '../../tools/embedded/nats-server.js';
import { BrokerView } from './broker.js';
import { type Centre, startCentre, type TestSite } from './centre.js';
import { startTestNats } from './nats.js';
import { createTestDatabase } from './postgres.js';
import { TokenIssuer } from './token-issuer.js';

/** A centre that is the operator of its broker, so that agents have to enrol. */
export interface Fleet {
  readonly centre: Centre;
  readonly nats: EmbeddedNatsServer;
  readonly broker: BrokerView;
  readonly authority: BrokerAuthority;
  /** Where the broker keeps what it knows of accounts. */
  readonly accountsDir: string;
  /** For files of the agents. */
  readonly folder: string;
  /** Another centre beside the first. */
  startAnother(environment?: Readonly<Record<string, string>>): Promise<Centre>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly server?: Omit<NatsServerOptions, 'storeDir' | 'authority'>;
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
  const authorityDir = join(folder, 'authority');
  const accountsDir = join(folder, 'accounts');
  const authority = await ensureAuthority(authorityDir);
  const [nats, database, issuer] = await Promise.all([
    startTestNats({ ...options.server, authority: { serverConfig: () => authority.serverConfig(accountsDir) } }),
    createTestDatabase(migrateDatabase),
    TokenIssuer.start(),
  ]);
  const start = (more: Readonly<Record<string, string>>) => {
    const environment = { NATS_AUTHORITY_DIR: authorityDir, ...options.environment, ...more };
    return startCentre({ database, nats, issuer, environment });
  };
  const centres = [await start({})];
  const creds = credsAuthenticator(await authority.centreUser());
  const broker = await BrokerView.open(nats.url, { ...options.connection, authenticator: creds });
  return {
    centre: centres[0]!,
    nats,
    broker,
    authority,
    folder,
    accountsDir,
    startAnother: async (more = {}) => {
      const another = await start(more);
      centres.push(another);
      return another;
    },
    stop: async () => {
      await broker.close();
      await Promise.all(centres.map((centre) => centre.stop()));
      await issuer.stop();
      await nats.stop();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
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
  const { jwt, seed } = readEnrolmentFile(credsFile);
  return { authenticator: credsAuthenticator(credsText(jwt, seed)), inboxPrefix: `_INBOX.${agentId}` };
}

/** The agents of the site, as the API lists them. */
export async function agentsOf(centre: Centre, site: TestSite): Promise<Agent[]> {
  const { text } = await centre.get(site.tenantId, `/sites/${site.siteId}/agents`);
  return JSON.parse(text) as Agent[];
}

function credsText(jwt: string, seed: string): Uint8Array {
  const block = (name: string, value: string) => `-----BEGIN ${name}-----\n${value}\n------END ${name}------\n\n`;
  return new TextEncoder().encode(block('NATS USER JWT', jwt) + block('USER NKEY SEED', seed));
}
