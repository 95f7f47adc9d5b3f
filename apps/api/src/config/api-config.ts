import { RESULTS_CONSUMER } from '#contracts';
import { deepFreeze, type LogLevel, parseEnvironment, variable } from '#runtime';
import { z } from 'zod';
import { algorithms, brokerUrls, proxies, type SignatureAlgorithm } from './list-variables.js';
import { type FeedsConfig, FeedsEnvironment, feedsOf } from './feeds-config.js';

/** Where the keys come from that tokens are verified with. */
export type TokenKeySource =
  { readonly kind: 'jwks'; readonly url: string } | { readonly kind: 'pem'; readonly file: string };

/** The whole configuration of the API. Times in the unit of their name. */
export interface ApiConfig {
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Base of the links we hand out, without a slash at the end. */
    readonly publicUrl: string;
    readonly bodyLimitBytes: number;
    /** Addresses and networks (CIDR) whose X-Forwarded-For is believed. */
    readonly trustedProxies: readonly string[];
  };
  /** Per minute and process; 0 is no limit. */
  readonly limits: {
    /** Requests of one token. */
    readonly requestsPerMinute: number;
    /** Tokens and keys that were wrong, from one address. */
    readonly wrongTokensPerMinute: number;
    /** What agents ask without a token, to enrol and to renew, from one address. */
    readonly agentRequestsPerMinute: number;
  };
  /** The file with the token that metrics are shown for; null shows them to this machine alone. */
  readonly metrics: { readonly tokenFile: string | null };
  readonly auth: {
    readonly issuer: string;
    readonly audience: string;
    readonly keySource: TokenKeySource;
    readonly algorithms: readonly SignatureAlgorithm[];
    readonly tenantClaim: string;
    readonly clockToleranceS: number;
  };
  readonly database: {
    readonly url: string;
    /** The login that owns the tables and may create roles; only used to migrate. */
    readonly migrationUrl: string;
    readonly poolSize: number;
  };
  readonly nats: {
    readonly url: string;
    /** The folder with the keys of the broker's operator; null when somebody else secures the broker. */
    readonly authorityDir: string | null;
    /** Certificates that `tls:` trusts beside those of the machine. */
    readonly caFile: string | null;
  };
  /** Of agents that enrol. */
  readonly agents: {
    /** Where they find the broker. */
    readonly natsUrls: readonly string[];
    /** How long their credentials are good unless renewed, in seconds. */
    readonly credentialsS: number;
    /** The folder with packages and releases of the agent that are given out; null gives out none. */
    readonly downloadsDir: string | null;
  };
  readonly ingest: { readonly durable: string };
  /** How many unfinished site scans one site may have, running ones included; null for any number. */
  readonly request: { readonly maxUnfinishedPerSite: number | null };
  readonly outbox: { readonly batchSize: number; readonly leaseMs: number; readonly pollMs: number };
  /** How long a signed link is good, in seconds. */
  readonly links: { readonly lifetimeS: number };
  /** The OpenAI-compatible endpoint that words mitigation steps; null when there is none. */
  readonly mitigationAi: {
    /** Without a slash at the end; `/chat/completions` is added to it. */
    readonly url: string;
    readonly model: string;
    readonly keyFile: string | null;
    readonly timeoutMs: number;
  } | null;
  readonly feeds: FeedsConfig;
  readonly log: { readonly level: LogLevel };
  /** Whether this process does the work that waits in tables. Not for a replay, which does it by itself, in order. */
  readonly runsWorkers: boolean;
}

const Environment = z
  .object({
    DATABASE_URL: variable.url(['postgres:', 'postgresql:']),
    DATABASE_MIGRATION_URL: variable.url(['postgres:', 'postgresql:']).optional(),
    DATABASE_POOL_SIZE: variable.integer(10, 1, 500),
    NATS_URL: variable.url(['nats:', 'tls:']),
    NATS_AUTHORITY_DIR: variable.text(4096).optional(),
    NATS_CA_FILE: variable.text(4096).optional(),
    AGENT_NATS_URLS: brokerUrls,
    AGENT_CREDENTIALS_S: variable.integer(2_592_000, 10, 31_536_000),
    AGENT_DOWNLOADS_DIR: variable.text(4096).optional(),
    API_HOST: variable.text().default('127.0.0.1'),
    API_PORT: variable.integer(3000, 0, 65_535),
    PUBLIC_URL: variable.url(['http:', 'https:']).optional(),
    JWT_ISSUER: variable.text(),
    JWT_AUDIENCE: variable.text(),
    JWT_JWKS_URL: variable.url(['http:', 'https:']).optional(),
    JWT_PUBLIC_KEY_FILE: variable.text(4096).optional(),
    JWT_ALGORITHMS: algorithms,
    JWT_TENANT_CLAIM: variable.text(100).default('tenant_id'),
    JWT_CLOCK_TOLERANCE_S: variable.integer(5, 0, 300),
    BODY_LIMIT_BYTES: variable.integer(65_536, 1024, 10_485_760),
    TRUSTED_PROXIES: proxies,
    RATE_LIMIT_PER_MINUTE: variable.integer(600, 0, 1_000_000),
    WRONG_TOKENS_PER_MINUTE: variable.integer(60, 0, 1_000_000),
    AGENT_REQUESTS_PER_MINUTE: variable.integer(60, 0, 1_000_000),
    METRICS_TOKEN_FILE: variable.text(4096).optional(),
    LINK_LIFETIME_S: variable.integer(3600, 60, 604_800),
    MITIGATION_AI_URL: variable.url(['http:', 'https:']).optional(),
    MITIGATION_AI_MODEL: variable.text(200).optional(),
    MITIGATION_AI_KEY_FILE: variable.text(4096).optional(),
    MITIGATION_AI_TIMEOUT_MS: variable.integer(20_000, 100, 120_000),
    LOG_LEVEL: variable.logLevel(),
    INGEST_DURABLE: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, 'may only hold letters, digits, - and _')
      .default(RESULTS_CONSUMER.durable),
    OUTBOX_BATCH_SIZE: variable.integer(50, 1, 1000),
    OUTBOX_LEASE_MS: variable.integer(30_000, 1000, 600_000),
    OUTBOX_POLL_MS: variable.integer(1000, 10, 60_000),
    SCANS_PER_SITE: variable.integer(100, 0, 1_000_000),
  })
  .check(
    z.refine((values) => (values.JWT_JWKS_URL === undefined) !== (values.JWT_PUBLIC_KEY_FILE === undefined), {
      path: ['JWT_JWKS_URL | JWT_PUBLIC_KEY_FILE'],
      error: 'give exactly one of the two: where the public keys are, or the file with the public key',
      // Asked even when another value is bad, so that one start names everything that has to be corrected.
      when: () => true,
    }),
    z.refine((values) => (values.MITIGATION_AI_URL === undefined) === (values.MITIGATION_AI_MODEL === undefined), {
      path: ['MITIGATION_AI_URL & MITIGATION_AI_MODEL'],
      error: 'give both or neither: where the endpoint is, and which model answers there',
      when: () => true,
    }),
  );

/**
 * The configuration out of the environment, frozen through and through.
 * An empty variable counts as not set. Throws one `ConfigError` that names all bad values.
 */
export function loadApiConfig(environment: Readonly<Record<string, string | undefined>>): ApiConfig {
  return deepFreeze(arrange(parseEnvironment(Environment.and(FeedsEnvironment), environment)));
}

function arrange(values: z.output<typeof Environment> & z.output<typeof FeedsEnvironment>): ApiConfig {
  return {
    http: httpOf(values),
    limits: {
      requestsPerMinute: values.RATE_LIMIT_PER_MINUTE,
      wrongTokensPerMinute: values.WRONG_TOKENS_PER_MINUTE,
      agentRequestsPerMinute: values.AGENT_REQUESTS_PER_MINUTE,
    },
    metrics: { tokenFile: values.METRICS_TOKEN_FILE ?? null },
    auth: {
      issuer: values.JWT_ISSUER,
      audience: values.JWT_AUDIENCE,
      keySource: keySourceOf(values),
      algorithms: values.JWT_ALGORITHMS,
      tenantClaim: values.JWT_TENANT_CLAIM,
      clockToleranceS: values.JWT_CLOCK_TOLERANCE_S,
    },
    database: {
      url: values.DATABASE_URL,
      migrationUrl: values.DATABASE_MIGRATION_URL ?? values.DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE,
    },
    nats: natsOf(values),
    agents: {
      natsUrls: values.AGENT_NATS_URLS ?? [values.NATS_URL],
      credentialsS: values.AGENT_CREDENTIALS_S,
      downloadsDir: values.AGENT_DOWNLOADS_DIR ?? null,
    },
    ingest: { durable: values.INGEST_DURABLE },
    request: { maxUnfinishedPerSite: values.SCANS_PER_SITE === 0 ? null : values.SCANS_PER_SITE },
    outbox: outboxOf(values),
    links: { lifetimeS: values.LINK_LIFETIME_S },
    mitigationAi: mitigationAiOf(values),
    feeds: feedsOf(values),
    log: { level: values.LOG_LEVEL },
    runsWorkers: true,
  };
}

function natsOf(values: z.output<typeof Environment>): ApiConfig['nats'] {
  return {
    url: values.NATS_URL,
    authorityDir: values.NATS_AUTHORITY_DIR ?? null,
    caFile: values.NATS_CA_FILE ?? null,
  };
}

function httpOf(values: z.output<typeof Environment>): ApiConfig['http'] {
  return {
    host: values.API_HOST,
    port: values.API_PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://${hostInUrl(values.API_HOST)}:${values.API_PORT}`).replace(/\/+$/, ''),
    bodyLimitBytes: values.BODY_LIMIT_BYTES,
    trustedProxies: values.TRUSTED_PROXIES,
  };
}

function keySourceOf(values: z.output<typeof Environment>): TokenKeySource {
  return values.JWT_JWKS_URL === undefined
    ? { kind: 'pem', file: values.JWT_PUBLIC_KEY_FILE ?? '' }
    : { kind: 'jwks', url: values.JWT_JWKS_URL };
}

function outboxOf(values: z.output<typeof Environment>): ApiConfig['outbox'] {
  return {
    batchSize: values.OUTBOX_BATCH_SIZE,
    leaseMs: values.OUTBOX_LEASE_MS,
    pollMs: values.OUTBOX_POLL_MS,
  };
}

function mitigationAiOf(values: z.output<typeof Environment>): ApiConfig['mitigationAi'] {
  if (values.MITIGATION_AI_URL === undefined || values.MITIGATION_AI_MODEL === undefined) return null;
  return {
    url: values.MITIGATION_AI_URL.replace(/\/+$/, ''),
    model: values.MITIGATION_AI_MODEL,
    keyFile: values.MITIGATION_AI_KEY_FILE ?? null,
    timeoutMs: values.MITIGATION_AI_TIMEOUT_MS,
  };
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
