import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { parseIpv4Network } from '#contracts';
import { ConfigError, deepFreeze, type LogLevel, parseEnvironment, variable } from '#runtime';
import { z } from 'zod';
import { type Enrolment, readEnrolmentFile } from '../enrol/index.js';
import type { RouterAccess, RouterTls } from '../routeros/index.js';

/** The whole configuration of an agent. The router's credentials live here and nowhere else. */
export interface AgentConfig {
  /** How the agent names itself to the centre. */
  readonly name: string;
  readonly siteId: string;
  readonly nats: {
    readonly urls: readonly string[];
    /** Certificates that `tls:` trusts instead of those of the machine. */
    readonly caFile: string | null;
  };
  /** Null at a broker that somebody else secures: there, agents do not enrol. */
  readonly enrolment: { readonly agentId: string; readonly credsFile: string } | null;
  /** What this agent may scan whatever the centre asks for, CIDR; empty narrows nothing. */
  readonly allowedNetworks: readonly string[];
  readonly nmapPath: string;
  /** Null when this agent has no router to read. */
  readonly router: RouterAccess | null;
  /** Where results wait until they are in the stream. */
  readonly spool: { readonly folder: string; readonly maxBytes: number };
  /** How long a scan in work may take to end when the agent is asked to stop. */
  readonly drainMs: number;
  readonly log: { readonly level: LogLevel };
}

const DEFAULT_PORT = { plain: 8728, tls: 8729 };
const MAX_NETWORKS = 256;

const networks = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((text) => text.trim()))
  .transform((list) => list.filter((text) => text !== ''))
  .refine((list) => list.length <= MAX_NETWORKS && list.every((text) => parseIpv4Network(text) !== null), {
    error: 'must be IPv4 networks such as 10.0.0.0/24, separated by commas',
  });

const Environment = z
  .object({
    SITE_ID: z.guid('must be the UUID of the site').toLowerCase().optional(),
    NATS_URL: variable.url(['nats:', 'tls:']).optional(),
    NATS_CREDS_FILE: variable.text(4096).optional(),
    NATS_CA_FILE: variable.text(4096).optional(),
    AGENT_NAME: variable
      .text(128)
      .regex(/^\P{Cc}*$/u, 'may not hold line breaks or other control characters')
      .default(() => hostname()),
    ALLOWED_NETWORKS: networks,
    NMAP_PATH: variable.text(4096).default('nmap'),
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
    DRAIN_MS: variable.integer(10_000, 0, 600_000),
    LOG_LEVEL: variable.logLevel(),
  })
  .check(
    z.refine((values) => (values.SITE_ID ?? values.NATS_CREDS_FILE) !== undefined, {
      path: ['SITE_ID'],
      error: 'is required without NATS_CREDS_FILE',
    }),
    z.refine((values) => (values.NATS_URL ?? values.NATS_CREDS_FILE) !== undefined, {
      path: ['NATS_URL'],
      error: 'is required without NATS_CREDS_FILE',
    }),
    z.refine((values) => values.ROUTER_HOST === undefined || values.ROUTER_USER !== undefined, {
      path: ['ROUTER_USER'],
      error: 'is required with ROUTER_HOST: the read-only user of the router',
    }),
    z.refine((values) => values.ROUTER_HOST === undefined || values.ROUTER_PASSWORD_FILE !== undefined, {
      path: ['ROUTER_PASSWORD_FILE'],
      error: 'is required with ROUTER_HOST: the file that holds the password',
    }),
    z.refine(
      (values) =>
        values.ROUTER_HOST === undefined || values.ROUTER_TLS !== 'pinned' || values.ROUTER_FINGERPRINT !== undefined,
      {
        path: ['ROUTER_FINGERPRINT'],
        error: 'is required with ROUTER_TLS=pinned: the SHA-256 fingerprint of the router certificate',
      },
    ),
  );

/**
 * The configuration out of the environment, frozen through and through.
 * @throws {ConfigError} that names all bad values, the unreadable password file included.
 */
export function loadAgentConfig(environment: Readonly<Record<string, string | undefined>>): AgentConfig {
  const values = parseEnvironment(Environment, environment);
  const place = placeOf(values);
  return deepFreeze({
    name: values.AGENT_NAME,
    ...place,
    allowedNetworks: values.ALLOWED_NETWORKS,
    nmapPath: values.NMAP_PATH,
    router: routerOf(values),
    spool: { folder: values.SPOOL_DIR ?? ownSpool(values, place.siteId), maxBytes: values.SPOOL_MAX_BYTES },
    drainMs: values.DRAIN_MS,
    log: { level: values.LOG_LEVEL },
  });
}

type Place = Pick<AgentConfig, 'siteId' | 'nats' | 'enrolment'>;

/** Where this agent belongs: as it was told when it enrolled, or as its variables say. */
function placeOf(values: z.output<typeof Environment>): Place {
  const { SITE_ID: siteId = '', NATS_URL: url, NATS_CREDS_FILE: credsFile } = values;
  const caFile = values.NATS_CA_FILE ?? null;
  const own = url === undefined ? null : [url];
  if (credsFile === undefined) return { siteId, nats: { urls: own ?? [], caFile }, enrolment: null };
  const { agent_id: agentId, site_id, nats_urls } = readEnrolment(credsFile);
  if (siteId !== '' && siteId !== site_id) {
    throw new ConfigError(['SITE_ID is another site than the one this agent enrolled at: leave it out']);
  }
  return { siteId: site_id, nats: { urls: own ?? nats_urls, caFile }, enrolment: { agentId, credsFile } };
}

/** A folder per site: where the service manager keeps the agent's state (several: the first), else beside its enrolment, else the user's own. */
function ownSpool(values: z.output<typeof Environment>, siteId: string): string {
  const { STATE_DIRECTORY: given, NATS_CREDS_FILE: credsFile } = values;
  const own = credsFile === undefined ? join(homedir(), '.local', 'state', 'siteward-agent') : dirname(credsFile);
  return join(given?.split(':')[0] ?? own, 'spool', siteId);
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

function routerOf(values: z.output<typeof Environment>): RouterAccess | null {
  const { ROUTER_HOST: host, ROUTER_USER: user, ROUTER_PASSWORD_FILE: file } = values;
  if (host === undefined || user === undefined || file === undefined) return null;
  const port = values.ROUTER_PORT || (values.ROUTER_TLS === 'plain' ? DEFAULT_PORT.plain : DEFAULT_PORT.tls);
  const legacyLogin = values.ROUTER_LEGACY_LOGIN === 'true';
  return { host, port, user, password: readPassword(file), tls: tlsOf(values), legacyLogin };
}

function tlsOf(values: z.output<typeof Environment>): RouterTls {
  if (values.ROUTER_TLS !== 'pinned') return { mode: values.ROUTER_TLS };
  return { mode: 'pinned', fingerprint: values.ROUTER_FINGERPRINT ?? '' };
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    const problem = 'ROUTER_PASSWORD_FILE cannot be read: check that it exists and belongs to the user of the agent';
    throw Object.assign(new ConfigError([problem]), { cause });
  }
}
