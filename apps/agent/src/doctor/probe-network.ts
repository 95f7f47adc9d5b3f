import { lookup } from 'node:dns/promises';
import { agentInbox, agentSubjects, CENTRE_API_PREFIX, PASSING_CONNECTION } from '#contracts';
import { type NatsCredentials, probeBroker } from '#jetstream';
import { AGENT_VERSION, type AgentConfig } from '../config/index.js';
import { AgentIdentity, readEnrolmentFile } from '../enrol/index.js';
import { RouterOsError, tryLogin } from '../routeros/index.js';
import type { BrokerSeen, LookedUpName, RouterSeen } from './judge-network.js';

const CONNECT_WITHIN_MS = 5_000;

/** Looks up every host name of the configuration. */
export function probeNames(config: AgentConfig): Promise<LookedUpName[]> {
  const urls = [...config.nats.urls, ...apiUrls(config)];
  const hosts = [...urls.map((url) => new URL(url).hostname.replace(/^\[|\]$/g, '')), config.router?.host ?? ''];
  const names = [...new Set(hosts)].filter((host) => host !== '' && !/^[\d.]+$|:/.test(host));
  return Promise.all(names.map(lookedUp));
}

async function lookedUp(name: string): Promise<LookedUpName> {
  try {
    return { name, addresses: (await lookup(name, { all: true })).map(({ address }) => address) };
  } catch {
    return { name, addresses: null };
  }
}

/** Connects to the broker as the agent does. */
export async function probeOwnBroker(config: AgentConfig): Promise<BrokerSeen> {
  const { nats, siteId, name, enrolment } = config;
  const credentials = enrolment === null ? undefined : credentialsOf(enrolment);
  try {
    const access = {
      url: nats.urls,
      name: `${PASSING_CONNECTION} ${name}`,
      caFile: nats.caFile ?? undefined,
      credentials,
    };
    const broker = await probeBroker(access, siteId, CONNECT_WITHIN_MS);
    const says = enrolment === null ? [] : agentSubjects({ siteId, agentId: enrolment.agentId }).says;
    const allowed = enrolment === null ? says : publishable(readEnrolmentFile(enrolment.credsFile).jwt);
    return { broker, missingRights: says.filter((subject) => !allowed.includes(subject)) };
  } catch (error) {
    return { broker: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

function credentialsOf({ agentId, credsFile }: NonNullable<AgentConfig['enrolment']>): NatsCredentials {
  const identity = new AgentIdentity(credsFile, AGENT_VERSION);
  return { read: () => identity.credentials(), inboxPrefix: agentInbox(agentId), apiPrefix: CENTRE_API_PREFIX };
}

/** The subjects a user JWT lets publish to. It is only read here; whether it is genuine is the broker's question. */
function publishable(jwt: string): readonly string[] {
  const [, payload = ''] = jwt.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as {
    nats?: { pub?: { allow?: string[] } };
  };
  return claims.nats?.pub?.allow ?? [];
}

/** How far the clock of the API is ahead of ours, to a second; null when it cannot be asked. */
export async function probeApiClock(config: AgentConfig, signal: AbortSignal): Promise<number | null> {
  const [url] = apiUrls(config);
  if (url === undefined) return null;
  const asked = Date.now();
  const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal }).catch(() => null);
  // The header is cut to whole seconds.
  const ahead = Date.parse(response?.headers.get('date') ?? '') + 500 - (asked + Date.now()) / 2;
  return Number.isNaN(ahead) ? null : ahead;
}

export async function probeRouter({ router }: AgentConfig, signal: AbortSignal): Promise<RouterSeen> {
  if (router === null) return { kind: 'none' };
  try {
    return { kind: 'tried', tried: await tryLogin(router, signal), isPlain: router.tls.mode === 'plain' };
  } catch (error) {
    if (!(error instanceof RouterOsError)) throw error;
    const { message, remedy } = error;
    return { kind: 'failed', problem: message.replace(remedy, '').trim(), remedy };
  }
}

function apiUrls({ enrolment }: AgentConfig): string[] {
  return enrolment === null ? [] : [readEnrolmentFile(enrolment.credsFile).enrolment.api_url];
}
