import { homedir } from 'node:os';
import { RESULTS_CONSUMER } from '#contracts';
import { ConfigError } from '#runtime';
import { describe, expect, it } from '@jest/globals';
import { loadApiConfig } from './api-config.js';
import { loadFeedCommandsConfig } from './feed-commands-config.js';

const LEAST = {
  DATABASE_URL: 'postgres://siteward:s3cret@127.0.0.1:5432/siteward',
  NATS_URL: 'nats://127.0.0.1:4222',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'siteward',
  JWT_PUBLIC_KEY_FILE: '/keys/issuer.pem',
};

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    loadApiConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadApiConfig', () => {
  it('fills in the defaults', () => {
    expect(loadApiConfig(LEAST)).toEqual({
      http: {
        host: '127.0.0.1',
        port: 3000,
        publicUrl: 'http://127.0.0.1:3000',
        bodyLimitBytes: 65_536,
        trustedProxies: [],
      },
      limits: { requestsPerMinute: 600, wrongTokensPerMinute: 60, agentRequestsPerMinute: 60 },
      metrics: { tokenFile: null },
      auth: {
        issuer: 'https://issuer.example',
        audience: 'siteward',
        keySource: { kind: 'pem', file: '/keys/issuer.pem' },
        algorithms: ['EdDSA', 'ES256', 'RS256'],
        tenantClaim: 'tenant_id',
        clockToleranceS: 5,
      },
      database: { url: LEAST.DATABASE_URL, migrationUrl: LEAST.DATABASE_URL, poolSize: 10 },
      nats: { url: LEAST.NATS_URL, authorityDir: null, caFile: null },
      agents: { natsUrls: [LEAST.NATS_URL], credentialsS: 2_592_000, downloadsDir: null },
      ingest: { durable: RESULTS_CONSUMER.durable },
      request: { maxUnfinishedPerSite: 100 },
      outbox: { batchSize: 50, leaseMs: 30_000, pollMs: 1000 },
      links: { lifetimeS: 3600 },
      mitigationAi: null,
      feeds: {
        enabled: true,
        shipped: true,
        folder: `${homedir()}/.local/state/siteward/feeds`,
        allowHttp: false,
        nvdKeyFile: null,
        bundles: { keysFile: null, signingKeyFile: null },
        urls: {
          nvd: 'https://services.nvd.nist.gov/rest/json/cves/2.0',
          cve5: 'https://cveawg.mitre.org/api/cve',
          kev: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
          epss: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
          debian: 'https://security-tracker.debian.org/tracker/data/json',
        },
      },
      log: { level: 'info' },
      runsWorkers: true,
    });
  });

  it('takes what is given', () => {
    const config = loadApiConfig({
      ...LEAST,
      JWT_PUBLIC_KEY_FILE: '',
      JWT_JWKS_URL: 'https://issuer.example/jwks.json',
      JWT_ALGORITHMS: 'ES256, PS512',
      API_HOST: '::1',
      API_PORT: '8080',
      BODY_LIMIT_BYTES: '2048',
      OUTBOX_POLL_MS: '20',
      LOG_LEVEL: 'debug',
    });
    expect(config.auth.keySource).toEqual({ kind: 'jwks', url: 'https://issuer.example/jwks.json' });
    expect(config.auth.algorithms).toEqual(['ES256', 'PS512']);
    expect(config.http).toMatchObject({ port: 8080, publicUrl: 'http://[::1]:8080', bodyLimitBytes: 2048 });
    expect(config.outbox.pollMs).toBe(20);
    expect(config.log.level).toBe('debug');
  });

  it('takes the slash off the end of the public URL, so that links have no double one', () => {
    expect(loadApiConfig({ ...LEAST, PUBLIC_URL: 'https://api.example/base/' }).http.publicUrl).toBe(
      'https://api.example/base',
    );
  });

  it('migrates with another login when there is one', () => {
    const { database } = loadApiConfig({ ...LEAST, DATABASE_MIGRATION_URL: 'postgres://owner@db/siteward' });
    expect(database).toMatchObject({ url: LEAST.DATABASE_URL, migrationUrl: 'postgres://owner@db/siteward' });
  });

  it('takes addresses and networks for trusted proxies, and nothing else', () => {
    const { http } = loadApiConfig({ ...LEAST, TRUSTED_PROXIES: '10.0.0.7, 172.16.0.0/12,::1,' });
    expect(http.trustedProxies).toEqual(['10.0.0.7', '172.16.0.0/12', '::1']);
    for (const list of ['true', 'proxy.internal', '10.0.0.7 10.0.0.8', '10.0.0.0/33']) {
      expect(problemsOf({ ...LEAST, TRUSTED_PROXIES: list }).join()).toContain('TRUSTED_PROXIES may only list');
    }
  });

  it('is frozen all the way down', () => {
    const config = loadApiConfig(LEAST);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.auth.algorithms)).toBe(true);
    expect(Object.isFrozen(config.auth.keySource)).toBe(true);
  });

  it('names every bad value at once', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://x',
      API_PORT: '70000',
      LOG_LEVEL: 'loud',
      JWT_ALGORITHMS: 'ES256,HS256',
      OUTBOX_LEASE_MS: '1e9',
    });
    const named = problems.map((problem) => problem.split(' ')[0]);
    expect(new Set(named)).toEqual(
      new Set([
        'DATABASE_URL',
        'NATS_URL',
        'API_PORT',
        'LOG_LEVEL',
        'JWT_ISSUER',
        'JWT_AUDIENCE',
        'JWT_ALGORITHMS',
        'JWT_JWKS_URL',
        'OUTBOX_LEASE_MS',
      ]),
    );
  });

  it.each(['none', 'HS256', 'EdDSA,HS512', 'eddsa', '', ' ,'])('refuses the algorithms %j', (list) => {
    const problems = problemsOf({ ...LEAST, JWT_ALGORITHMS: list });
    if (list === '') expect(problems).toEqual([]);
    else expect(problems.join()).toContain('JWT_ALGORITHMS may only list asymmetric algorithms');
  });

  it.each([{}, { JWT_JWKS_URL: 'https://a.example/k', JWT_PUBLIC_KEY_FILE: '/k.pem' }])(
    'wants exactly one source of keys: %j',
    (sources) => {
      const problems = problemsOf({ ...LEAST, JWT_PUBLIC_KEY_FILE: undefined, ...sources });
      expect(problems).toEqual([expect.stringContaining('exactly one of the two')]);
    },
  );

  it.each(['', '-1', '1.5', '0x10', ' 3', 'abc', '99999999999'])(
    'takes no other number than a whole one: %j',
    (port) => {
      expect(problemsOf({ ...LEAST, API_PORT: port }).length).toBe(port === '' ? 0 : 1);
    },
  );

  it('does not put values into the error, because some are secret', () => {
    const problems = problemsOf({ ...LEAST, DATABASE_URL: 'mysql://root:hunter2@db', NATS_URL: 'http://u:hunter2@n' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('feeds', () => {
  it('are switched off one by one, or all at once', () => {
    const { feeds } = loadApiConfig({
      ...LEAST,
      FEEDS: 'off',
      FEED_EPSS_URL: 'off',
      FEED_NVD_URL: 'http://mirror/nvd/',
    });
    expect(feeds).toMatchObject({ enabled: false, urls: { epss: null, nvd: 'http://mirror/nvd' } });
  });

  it('are named among all that is wrong', () => {
    expect(problemsOf({ ...LEAST, FEEDS: 'maybe', FEED_KEV_URL: 'ftp://x', LOG_LEVEL: 'loud' })).toHaveLength(3);
  });

  it('can be configured without an API', () => {
    const config = loadFeedCommandsConfig({ DATABASE_URL: LEAST.DATABASE_URL });
    expect(config).toMatchObject({ database: { migrationUrl: LEAST.DATABASE_URL }, runsWorkers: false });
    expect(() => loadFeedCommandsConfig({ FEEDS: 'x' })).toThrow(ConfigError);
  });
});

describe('the endpoint that words mitigation steps', () => {
  it('is there when it and its model are named', () => {
    const endpoint = {
      MITIGATION_AI_URL: 'https://llm.test/v1/',
      MITIGATION_AI_MODEL: 'm-1',
      MITIGATION_AI_TIMEOUT_MS: '500',
    };
    expect(loadApiConfig({ ...LEAST, ...endpoint }).mitigationAi).toEqual({
      url: 'https://llm.test/v1',
      model: 'm-1',
      keyFile: null,
      timeoutMs: 500,
    });
  });

  it('is named with its model or not at all', () => {
    const half = { ...LEAST, MITIGATION_AI_URL: 'https://llm.test/v1' };
    expect(() => loadApiConfig(half)).toThrow('MITIGATION_AI_URL & MITIGATION_AI_MODEL give both or neither');
  });
});
