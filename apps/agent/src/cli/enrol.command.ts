import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { AGENT_VERSION, DEFAULT_ENV_FILE, readEnvFile, variablesOf } from '../config/index.js';
import { enrol } from '../enrol/index.js';
import { changeEnvFile } from './change-env-file.js';
import { type Command, EXIT, UsageError } from './command.js';
import type { Terminal } from './terminal.js';

/** Where an installed agent keeps its state. */
const DEFAULT_CREDS_FILE = '/var/lib/siteward-agent/agent.creds';

const HELP = `siteward-agent enroll --url URL --token TOKEN [options]

Enrols this machine as an agent of a site. Its key is made here; the secret half never leaves the machine.

  --url URL        address of the Siteward API
  --token TOKEN    one-time token of the site; with - it is read from standard input
  --creds FILE     where the credentials go; must not be there yet. NATS_CREDS_FILE of the configuration,
                   else ${DEFAULT_CREDS_FILE}
  --name NAME      how the agent calls itself; the host name when absent
  --config FILE    variables of the agent, which are told where the credentials are;
                   ${DEFAULT_ENV_FILE} if it is there

Exit codes: 0 enrolled, 1 not enrolled, 64 wrong use.`;

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  creds: { type: 'string' },
  name: { type: 'string' },
  config: { type: 'string' },
} as const;

/** Makes this machine an agent of a site. */
export const enrolCommand: Command = { help: HELP, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { url, token, config, name = hostname() } = values;
  if (url === undefined || token === undefined) throw new UsageError('--url and --token are needed');
  const credsFile = values.creds ?? variablesOf(config ?? null).NATS_CREDS_FILE ?? DEFAULT_CREDS_FILE;
  const secret = token === '-' ? (await terminal.readInput()).trim() : token;
  const agent = await enrol({ apiUrl: url, token: secret, name, version: AGENT_VERSION, credsFile });
  terminal.say(`Enrolled as agent ${agent.agent_id} of site ${agent.site_id}, until ${agent.expires_at}.`);
  await tellAgent(config ?? DEFAULT_ENV_FILE, credsFile, terminal);
  return EXIT.done;
}

/** An installed agent finds its credentials by its variables. */
async function tellAgent(envFile: string, credsFile: string, terminal: Terminal): Promise<void> {
  if (!existsSync(envFile)) {
    terminal.say(`The credentials are in ${credsFile}: give the agent NATS_CREDS_FILE=${credsFile}.`);
    return;
  }
  if (readEnvFile(envFile).NATS_CREDS_FILE === credsFile) return;
  await changeEnvFile(envFile, { NATS_CREDS_FILE: credsFile });
  terminal.say(`Told the agent in ${envFile}.`);
}
