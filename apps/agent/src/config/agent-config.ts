import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { parseIpv4Network } from '#contracts';
import { ConfigError, deepFreeze, type LogLevel, parseEnvironment, variable } from '#runtime';
import { z } from 'zod';
import { type Enrolment, readEnrolmentFile } from '../enrol/index.js';
import type { RouterAccess } from '../routeros/index.js';
import { routerAccessOf, routerGaps } from './router-config.js';

/** The whole configuration of an agent. The router's credentials live here and nowhere else. */
export interface AgentConfig {
  /** How the agent names itself to the centre. */
  readonly name: string;
  readonly siteId: string;
  readonly nats: {
    readonly urls: readonly string[];
    /** Certificates that `tls:` and `wss:` trust instead of those of the machine. */
    readonly caFile: string | null;
  };
  /** Null at a broker that somebody else secures: there, agents do not enrol. */
  readonly enrolment: { readonly agentId: string; readonly credsFile: string; readonly apiUrl: string } | null;
  /** Where other releases than the installed one are kept, and the keys they are signed with; null takes none. */
  readonly releases: { readonly folder: string; readonly keysFile: string } | null;
  /** What this agent may scan whatever the centre asks for, CIDR; empty narrows nothing. */
  readonly allowedNetworks: readonly string[];
  readonly nmapPath: string;
  readonly care: SiteCareConfig;
  /** Null when this agent has no router to read. */
  readonly router: RouterAccess | null;
  /** Where results wait until they are in the stream. */
  readonly spool: { readonly folder: string; readonly maxBytes: number };
  /** How long a scan in work may take to end when the agent is asked to stop. */
  readonly drainMs: number;
  readonly log: { readonly level: LogLevel };
}

/** How the site is spared. A request can only lower the limits. */
export interface SiteCareConfig {
  readonly maxPacketsPerSecond: number;
  /** Hosts that are worked on together. */
  readonly hostsAtOnce: number;
  /** Probes that nmap has under way at a time. */
  readonly probesAtOnce: number;
  /** Whether devices that a probe may harm are left alone. */
  readonly sparesFragileDevices: boolean;
  /** Load of the router, in percent of its processor or of its connection table; 0 means never. */
  readonly slowAtPercent: number;
  readonly pauseAtPercent: number;
  readonly loadEveryMs: number;
}

const MAX_NETWORKS = 256;

const networks = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((text) => text.trim()))
  .transform((list) => list.filter((text) => text !== ''))
  .refine((list) => list.length <= MAX_NETWORKS && list.every((text) => parseIpv4Network(text) !== null), {
    error: 'must be IPv4 networks such as 10.0.0.0/24, separated by commas',
  });

/** Tried in this order, which is how a websocket is only used where the broker's own port cannot be reached. */
const brokerUrls = z
  .string()
  .transform((list) => list.split(',').map((text) => text.trim()))
  .pipe(z.array(variable.url(['nats:', 'tls:', 'ws:', 'wss:'])).max(20));

const Environment = z
  .object({
    SITE_ID: z.guid('must be the UUID of the site').toLowerCase().optional(),
    NATS_URL: brokerUrls.optional(),
    NATS_CREDS_FILE: variable.text(4096).optional(),
    NATS_CA_FILE: variable.text(4096).optional(),
    AGENT_NAME: variable
      .text(128)
      .regex(/^\P{Cc}*$/u, 'may not hold line breaks or other control characters')
      .default(() => hostname()),
    ALLOWED_NETWORKS: networks,
    NMAP_PATH: variable.text(4096).default('nmap'),
    MAX_PACKETS_PER_SECOND: variable.integer(2_000, 1, 1_000_000),
    HOSTS_AT_ONCE: variable.integer(16, 1, 256),
    PROBES_AT_ONCE: variable.integer(300, 1, 1_000),
    FRAGILE_DEVICES: z.enum(['spare', 'scan'], 'must be spare or scan').default('spare'),
    ROUTER_SLOW_AT_PERCENT: variable.integer(70, 0, 100),
    ROUTER_PAUSE_AT_PERCENT: variable.integer(90, 0, 100),
    ROUTER_LOAD_EVERY_MS: variable.integer(5_000, 200, 60_000),
    ROUTER_HOST: variable.text(253).optional(),
    ROUTER_PORT: variable.integer(0, 0, 65_535),
    ROUTER_USER: variable.text(128).optional(),
    ROUTER_PASSWORD_FILE: variable.text(4096).optional(),
    ROUTER_TLS: z
      .enum(['plain', 'verified', 'pinned', 'anonymous'], 'must be plain, verified, pinned or anonymous')
      .default('pinned'),
    ROUTER_FINGERPRINT: z
      .string()
      .regex(/^(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, 'must be a SHA-256 fingerprint: 64 hexadecimal digits')
      .optional(),
    ROUTER_LEGACY_LOGIN: z.enum(['true', 'false'], 'must be true or false').default('false'),
    SPOOL_DIR: variable.text(4096).optional(),
    SPOOL_MAX_BYTES: variable.integer(268_435_456, 4_194_304, 1_099_511_627_776),
    STATE_DIRECTORY: variable.text(4096).optional(),
    RELEASE_KEYS_FILE: variable.text(4096).optional(),
    CREDENTIALS_DIRECTORY: variable.text(4096).optional(),
    DRAIN_MS: variable.integer(10_000, 0, 600_000),
    LOG_LEVEL: variable.logLevel(),
  })
  .check((context) => {
    for (const [name, message] of routerGaps(context.value)) {
      context.issues.push({ code: 'custom', path: [name], message, input: undefined });
    }
  });

/** An agent has to know where it belongs; who only asks for the router does not. */
const AgentEnvironment = Environment.check(
  z.refine((values) => (values.SITE_ID ?? values.NATS_CREDS_FILE) !== undefined, {
    path: ['SITE_ID'],
    error: 'is required without NATS_CREDS_FILE',
  }),
  z.refine((values) => (values.NATS_URL ?? values.NATS_CREDS_FILE) !== undefined, {
    path: ['NATS_URL'],
    error: 'is required without NATS_CREDS_FILE',
  }),
);

/**
 * The configuration out of the environment, frozen through and through.
 * @throws {ConfigError} that names all bad values, the unreadable password file included.
 */
export function loadAgentConfig(environment: Readonly<Record<string, string | undefined>>): AgentConfig {
  const values = parseEnvironment(AgentEnvironment, environment);
  const place = placeOf(values);
  return deepFreeze({
    name: values.AGENT_NAME,
    ...place,
    allowedNetworks: values.ALLOWED_NETWORKS,
    nmapPath: values.NMAP_PATH,
    care: careOf(values),
    router: routerAccessOf(values),
    releases: releasesOf(values),
    spool: { folder: values.SPOOL_DIR ?? ownSpool(values, place.siteId), maxBytes: values.SPOOL_MAX_BYTES },
    drainMs: values.DRAIN_MS,
    log: { level: values.LOG_LEVEL },
  });
}

/**
 * How the router is reached, whether the agent is enrolled or not; null when none is configured.
 * @throws {ConfigError} as {@link loadAgentConfig}.
 */
export function loadRouterAccess(environment: Readonly<Record<string, string | undefined>>): RouterAccess | null {
  return routerAccessOf(parseEnvironment(Environment, environment));
}

type Place = Pick<AgentConfig, 'siteId' | 'nats' | 'enrolment'>;

/** Where this agent belongs: as it was told when it enrolled, or as its variables say. */
function placeOf(values: z.output<typeof Environment>): Place {
  const { SITE_ID: siteId = '', NATS_URL: own, NATS_CREDS_FILE: credsFile } = values;
  const caFile = values.NATS_CA_FILE ?? null;
  if (credsFile === undefined) return { siteId, nats: { urls: own ?? [], caFile }, enrolment: null };
  const { agent_id: agentId, site_id, nats_urls, api_url: apiUrl } = readEnrolment(credsFile);
  if (siteId !== '' && siteId !== site_id) {
    throw new ConfigError(['SITE_ID is another site than the one this agent enrolled at: leave it out']);
  }
  return { siteId: site_id, nats: { urls: own ?? nats_urls, caFile }, enrolment: { agentId, credsFile, apiUrl } };
}

/** A folder per site: where the service manager keeps the agent's state (several: the first), else beside its enrolment, else the user's own. */
function ownSpool(values: z.output<typeof Environment>, siteId: string): string {
  const { NATS_CREDS_FILE: credsFile } = values;
  const own = credsFile === undefined ? join(homedir(), '.local', 'state', 'siteward-agent') : dirname(credsFile);
  return join(stateFolder(values) ?? own, 'spool', siteId);
}

function stateFolder({ STATE_DIRECTORY: given }: z.output<typeof Environment>): string | undefined {
  return given?.split(':')[0];
}

function releasesOf(values: z.output<typeof Environment>): AgentConfig['releases'] {
  const state = stateFolder(values);
  if (values.RELEASE_KEYS_FILE === undefined || state === undefined) return null;
  return { folder: join(state, 'releases'), keysFile: values.RELEASE_KEYS_FILE };
}

function readEnrolment(file: string): Enrolment {
  try {
    return readEnrolmentFile(file).enrolment;
  } catch (cause) {
    const problem =
      'NATS_CREDS_FILE cannot be read: check that it is the file the enrolment wrote, and belongs to the agent';
    throw Object.assign(new ConfigError([problem]), { cause });
  }
}

function careOf(values: z.output<typeof Environment>): SiteCareConfig {
  return {
    maxPacketsPerSecond: values.MAX_PACKETS_PER_SECOND,
    hostsAtOnce: values.HOSTS_AT_ONCE,
    probesAtOnce: values.PROBES_AT_ONCE,
    sparesFragileDevices: values.FRAGILE_DEVICES === 'spare',
    slowAtPercent: values.ROUTER_SLOW_AT_PERCENT,
    pauseAtPercent: values.ROUTER_PAUSE_AT_PERCENT,
    loadEveryMs: values.ROUTER_LOAD_EVERY_MS,
  };
}
