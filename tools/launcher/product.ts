import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Child, startChild, untilReady } from '../embedded/child-process.js';
import { PROJECT_ROOT } from '../embedded/tool-record.js';
import type { DevelopmentIdentity } from './identity.js';

const API_READY_MS = 60_000;
const PATIENCE_MS = 15_000;

/** The programs of the product, as `npm run build` leaves them. */
const PROGRAM = {
  api: 'dist/apps/api/src/main.js',
  agent: 'dist/apps/agent/src/main.js',
  provision: 'dist/apps/api/src/provision.main.js',
  agentCommands: 'dist/apps/agent/src/cli.main.js',
};

type Variables = Readonly<Record<string, string>>;

export interface ProductContext {
  readonly dataDir: string;
  /** What the API, and the command that provisions a site, are configured with. */
  readonly apiVariables: Variables;
  readonly agentVariables: Variables;
}

/** Where the API finds its servers, where it listens, and whose tokens it believes. */
export function apiVariables(
  servers: {
    readonly databaseUrl: string;
    readonly natsUrl: string;
    readonly agentNatsUrls?: readonly string[];
    readonly natsAuthorityDir?: string | null;
  },
  port: number,
  identity: Pick<DevelopmentIdentity, 'issuer' | 'audience' | 'publicKeyFile'>,
): Variables {
  return {
    DATABASE_URL: servers.databaseUrl,
    NATS_URL: servers.natsUrl,
    ...(servers.agentNatsUrls === undefined ? {} : { AGENT_NATS_URLS: servers.agentNatsUrls.join(',') }),
    ...(servers.natsAuthorityDir == null ? {} : { NATS_AUTHORITY_DIR: servers.natsAuthorityDir }),
    API_PORT: String(port),
    JWT_ISSUER: identity.issuer,
    JWT_AUDIENCE: identity.audience,
    JWT_PUBLIC_KEY_FILE: identity.publicKeyFile,
    FEEDS: 'off', // whoever wants them says so
  };
}

/** The API, ready for requests. */
export async function startApi({ dataDir, apiVariables }: ProductContext, url: string): Promise<Child> {
  const child = await startProgram('api', dataDir, apiVariables);
  await untilReady(child, 'the API', () => isReady(url), API_READY_MS);
  return child;
}

/** The agent; it waits by itself for whatever is not there yet. `credentials`: how it comes in at the broker, where its variables do not say. */
export function startAgent({ dataDir, agentVariables }: ProductContext, credentials: Variables = {}): Promise<Child> {
  return startProgram('agent', dataDir, { ...agentVariables, ...credentials });
}

/** Puts a site and its schedule into the database. Rejects with what the command complained of. */
export async function provision({ apiVariables }: ProductContext, wanted: object): Promise<void> {
  await runProgram([join(PROJECT_ROOT, PROGRAM.provision)], JSON.stringify(wanted), apiVariables);
}

/** Makes the agent's key and has the API give it credentials. Rejects with what the command complained of. */
export async function enrol(apiUrl: string, token: string, credsFile: string): Promise<void> {
  const program = join(PROJECT_ROOT, PROGRAM.agentCommands);
  await runProgram([program, 'enroll', '--url', apiUrl, '--token', '-', '--creds', credsFile], token, {});
}

/** A program that does one thing, told on its standard input, and ends. */
async function runProgram(args: readonly string[], input: string, variables: Variables): Promise<void> {
  const child = spawn(process.execPath, args, {
    env: environmentWith(variables),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin.end(input);
  const [complaint] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(complaint.trim());
}

function startProgram(name: 'api' | 'agent', dataDir: string, variables: Variables): Promise<Child> {
  return startChild({
    name,
    program: process.execPath,
    args: ['--enable-source-maps', join(PROJECT_ROOT, PROGRAM[name])],
    cwd: PROJECT_ROOT,
    env: environmentWith(variables),
    logFile: join(dataDir, 'logs', `${name}.log`),
    stopSignal: 'SIGTERM',
    patienceMs: PATIENCE_MS,
  });
}

/** Only what a program needs to run, so that nothing of the user's own environment configures ours by accident. */
function environmentWith(variables: Variables): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  return { PATH, HOME, LANG, NODE_ENV: 'production', ...variables };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
