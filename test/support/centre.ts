import { randomUUID } from 'node:crypto';
import type { ScanReport, ScanState } from '#contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CentreDataSource } from '../../apps/api/src/platform/database/index.js';
import { type ApiConfig, loadApiConfig } from '../../apps/api/src/config/index.js';
import { provisionSite, SiteProvision } from '../../apps/api/src/provision-site.js';
import { startApi } from '../../apps/api/src/start-api.js';
import { AUDIENCE, ISSUER, type TokenIssuer } from './token-issuer.js';
import { until } from './until.js';

/** Where the links of every centre in a spec point, whatever port it listens on: so that two centres give equal reports. */
export const PUBLIC_URL = 'http://siteward.test';
const SINGLE_IP = '/scans/cve/scheduled/single-ip';

export interface CentreOptions {
  readonly database: { readonly url: string };
  readonly nats: { readonly url: string };
  readonly issuer: TokenIssuer;
  /** Variables beside those every centre of a spec has. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A site and the schedule that covers it, as they were provisioned. */
export interface TestSite {
  readonly tenantId: string;
  readonly siteId: string;
  readonly scheduleId: string;
}

export interface SiteWish {
  readonly tenantId?: string;
  readonly siteId?: string;
  readonly networks?: readonly string[];
  /** What the schedule covers of it; the networks when absent. */
  readonly subnets?: readonly string[];
  readonly minCvss?: number;
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** How a request differs from a good one of the tenant. */
export interface RequestChange {
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the tenant's own; null sends none. */
  readonly token?: string | null;
}

/** The configuration of a centre in a spec. */
export function centreConfig({ database, nats, issuer, environment }: CentreOptions): ApiConfig {
  return loadApiConfig({
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    API_PORT: '0',
    PUBLIC_URL,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    JWT_JWKS_URL: issuer.jwksUrl,
    JWT_CLOCK_TOLERANCE_S: '0',
    LOG_LEVEL: 'silent',
    // No spec calls anybody out there.
    FEEDS: 'off',
    FEED_SHIPPED: 'off', // two seconds of every spec
    // A spec asks as often as it likes; what is about the limits sets its own.
    RATE_LIMIT_PER_MINUTE: '0',
    WRONG_TOKENS_PER_MINUTE: '0',
    AGENT_REQUESTS_PER_MINUTE: '0',
    ...environment,
  });
}

/** Starts the real centre inside this process. */
export async function startCentre(options: CentreOptions): Promise<Centre> {
  const config = centreConfig(options);
  const app = await startApi(config);
  return new Centre(app, config, { issuer: options.issuer, url: await app.getUrl() });
}

/** A running centre, and the requests its customers make. */
export class Centre {
  private stopping: Promise<void> | null = null;

  constructor(
    readonly app: NestFastifyApplication,
    readonly config: ApiConfig,
    private readonly access: { readonly issuer: TokenIssuer; readonly url: string },
  ) {}

  get url(): string {
    return this.access.url;
  }

  /** Adds a site and a schedule that covers it; a site of its own in 10.77.0.0/24 unless wished otherwise. */
  async provisionSite(wish: SiteWish = {}): Promise<TestSite> {
    const { tenantId = randomUUID(), siteId = randomUUID(), networks = ['10.77.0.0/24'] } = wish;
    const scheduleId = randomUUID();
    const wanted = {
      tenant_id: tenantId,
      site: { id: siteId, name: 'A site', networks },
      schedule: {
        id: scheduleId,
        description: 'Weekly',
        profile: 'quick',
        min_cvss: wish.minCvss ?? 0,
        subnets: wish.subnets ?? networks,
      },
    };
    await provisionSite(this.config, SiteProvision.parse(wanted));
    return { tenantId, siteId, scheduleId };
  }

  token(tenantId: string): Promise<string> {
    return this.access.issuer.token(tenantId);
  }

  get(tenantId: string, path: string, change: RequestChange = {}): Promise<Answer> {
    return this.send(tenantId, path, { method: 'GET' }, change);
  }

  /** A body that is no text is sent as JSON. */
  post(tenantId: string, path: string, body: unknown, change: RequestChange = {}): Promise<Answer> {
    return this.sendJson('POST', tenantId, path, { body, change });
  }

  put(tenantId: string, path: string, body: unknown, change: RequestChange = {}): Promise<Answer> {
    return this.sendJson('PUT', tenantId, path, { body, change });
  }

  patch(tenantId: string, path: string, body: unknown, change: RequestChange = {}): Promise<Answer> {
    return this.sendJson('PATCH', tenantId, path, { body, change });
  }

  delete(tenantId: string, path: string, change: RequestChange = {}): Promise<Answer> {
    return this.send(tenantId, path, { method: 'DELETE' }, change);
  }

  requestSingleIp(site: TestSite, address: string, change: RequestChange = {}): Promise<Answer> {
    const body = { schedule_id: site.scheduleId, site_id: site.siteId, ip_address: address };
    return this.post(site.tenantId, SINGLE_IP, body, change);
  }

  /** Asks for a scan that has to be accepted, and gives its id. */
  async requestScan(site: TestSite, address: string): Promise<string> {
    const { status, body, text } = await this.requestSingleIp(site, address);
    if (status !== 202) throw new Error(`the scan was not accepted: ${status} ${text}`);
    return String(body.scan_id);
  }

  async report(tenantId: string, scanId: string): Promise<ScanReport> {
    const { status, text } = await this.get(tenantId, `/scans/cve/${scanId}`);
    if (status !== 200) throw new Error(`there is no report: ${status} ${text}`);
    return JSON.parse(text) as ScanReport;
  }

  /** The report once the scan stands like this. */
  waitForScan(tenantId: string, scanId: string, states: readonly ScanState[], withinMs?: number): Promise<ScanReport> {
    const ask = () => this.report(tenantId, scanId);
    return until(`scan ${scanId} to be ${states.join(' or ')}`, ask, ({ state }) => states.includes(state), withinMs);
  }

  /** Rows straight from the database, for facts no report shows. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.app.get(CentreDataSource, { strict: false }).query(sql, parameters);
  }

  /** Once, however often it is asked for. */
  stop(): Promise<void> {
    return (this.stopping ??= this.app.close());
  }

  private sendJson(
    method: string,
    tenantId: string,
    path: string,
    { body, change }: { body: unknown; change: RequestChange },
  ): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'content-type': 'application/json', ...change.headers };
    return this.send(tenantId, path, { method, body: text }, { ...change, headers });
  }

  /** A request as it is, for those without a body that still are no GET. */
  async send(tenantId: string, path: string, init: RequestInit, change: RequestChange = {}): Promise<Answer> {
    const token = change.token === undefined ? await this.token(tenantId) : change.token;
    const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...change.headers };
    const response = await fetch(`${this.url}${path}`, { ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const body = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, text, body };
  }
}
