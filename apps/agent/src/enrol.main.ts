import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { AGENT_VERSION } from './config/index.js';
import { enrol } from './enrol/index.js';

const USAGE = `Enrols this machine as an agent of a site.

  --url URL       address of the Siteward API
  --token TOKEN   one-time token of the site; with - it is read from standard input
  --creds FILE    where the credentials go (for NATS_CREDS_FILE); must not be there yet
  --name NAME     how the agent calls itself; the host name when absent
`;

try {
  const options = { url: { type: 'string' }, token: { type: 'string' }, creds: { type: 'string' } } as const;
  const { values } = parseArgs({ options: { ...options, name: { type: 'string', default: hostname() } } });
  const { url, token, creds, name } = values;
  if (url === undefined || token === undefined || creds === undefined)
    throw new Error(`something is missing\n\n${USAGE}`);
  const secret = token === '-' ? (await textOf(process.stdin)).trim() : token;
  const agent = await enrol({ apiUrl: url, token: secret, name, version: AGENT_VERSION, credsFile: creds });
  process.stdout.write(`Enrolled as agent ${agent.agent_id} of site ${agent.site_id}, until ${agent.expires_at}.\n`);
} catch (error) {
  process.stderr.write(`Not enrolled: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function textOf(stream: NodeJS.ReadStream): Promise<string> {
  stream.setEncoding('utf8');
  let all = '';
  for await (const chunk of stream) all += String(chunk);
  return all;
}
