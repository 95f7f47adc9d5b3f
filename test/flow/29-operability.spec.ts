import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPinoLogger, NestLogger } from '#runtime';
import { Logger, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, ModulesContainer, Reflector } from '@nestjs/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { createHttpApp, OPERATION, type OperationSpec, SCOPES } from '../../apps/api/src/platform/http/index.js';
import { MetricsDoor } from '../../apps/api/src/platform/http/metrics-door.js';
import { Attempt } from '../support/attempt.js';
import { expectErrorResponse } from '../support/error-response.js';
import { type Answer, type Centre, centreConfig, startSystem, type System, until } from '../support/system.js';

let system: System;
let centre: Centre;

beforeAll(async () => {
  system = await startSystem();
  centre = system.centre;
});

afterAll(() => system.stop());

const anonymous = (path: string, headers: Record<string, string> = {}, at = centre) =>
  at.get('', path, { token: null, headers });

function expectRefusal(answer: Answer, status: number, code: string): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
}

/** The value of one line of metrics; undefined when there is none. */
async function metric(line: string): Promise<number | undefined> {
  const { text } = await anonymous('/metrics');
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}

describe('GET /metrics', () => {
  it('measures requests by route, method and status, without an id in any label', async () => {
    const tenant = randomUUID();
    for (const id of [randomUUID(), randomUUID()]) await centre.get(tenant, `/sites/${id}`);
    await anonymous('/no/such/address');
    const count = (labels: string) => metric(`http_request_duration_seconds_count{${labels}}`);
    expect(await count('method="GET",route="/sites/:site_id",status="404"')).toBe(2);
    expect(await count('method="GET",route="none",status="404"')).toBe(1);
    const { text, headers } = await anonymous('/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|no\/such/);
    expect(text).toContain('process_resident_memory_bytes ');
    expect(text).toContain('nodejs_eventloop_lag_seconds ');
  });

  it('follows scans: opened, by state, and what became of results', async () => {
    const before = (await metric('siteward_scans_opened')) ?? 0;
    const site = await centre.provisionSite();
    const scanId = await centre.requestScan(site, '10.77.0.11');
    expect(await metric('siteward_scans_opened')).toBe(before + 1);
    expect(await metric('siteward_site_scans{state="pending"}')).toBeGreaterThan(0);
    const [part] = await centre.query<{ id: string }>('SELECT id FROM site_scans WHERE scan_id = $1', [scanId]);
    const attempt = new Attempt({ scan_id: scanId, site_scan_id: part!.id, site_id: site.siteId });
    const stranger = new Attempt({ scan_id: scanId, site_scan_id: part!.id, site_id: randomUUID() });
    const messages = [stranger.started(), attempt.started(), attempt.router(), attempt.host(), attempt.finished(1)];
    for (const message of messages) await system.broker.publish(message);
    await centre.waitForScan(site.tenantId, scanId, ['completed']);
    await system.broker.ingested();
    expect(await metric('siteward_site_scans{state="completed"}')).toBeGreaterThan(0);
    expect(await metric('siteward_results_total{kind="hostObserved",outcome="done"}')).toBe(1);
    expect(await metric('siteward_results_total{kind="started",outcome="reject"}')).toBe(1);
    await until(
      'the outbox to be empty',
      () => metric('siteward_outbox_events{state="waiting"}'),
      (waiting) => waiting === 0,
    );
    expect(await metric('siteward_outbox_events{state="parked"}')).toBe(0);
  });

  it('shows the connections to the database and the broker', async () => {
    expect(await metric('siteward_broker_connected')).toBe(1);
    for (const pool of ['tenant', 'centre']) {
      for (const state of ['in_use', 'idle', 'waiting']) {
        expect(await metric(`siteward_database_connections{pool="${pool}",state="${state}"}`)).toBeGreaterThanOrEqual(
          0,
        );
      }
    }
  });

  it('is for this machine alone, and not for who came through a proxy on it', async () => {
    expect((await anonymous('/metrics')).status).toBe(200);
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      expectRefusal(await anonymous('/metrics', { [name]: '127.0.0.1' }), 403, 'metrics_elsewhere');
    }
    expectRefusal(await centre.post('', '/metrics', {}), 405, 'method_not_allowed');
  });

  it('wants the token, and nothing but the token, where one is configured', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'siteward-metrics-'));
    const file = join(folder, 'token');
    const token = randomBytes(24).toString('hex');
    await writeFile(file, `${token}\n`);
    const guarded = await system.startAnother({ METRICS_TOKEN_FILE: file });
    const ask = (authorization?: string) =>
      anonymous('/metrics', authorization === undefined ? {} : { authorization }, guarded);
    expectRefusal(await ask(), 401, 'token_missing');
    expectRefusal(await ask(`Bearer ${token}x`), 401, 'token_invalid');
    expectRefusal(await ask(`Bearer ${await system.issuer.token(randomUUID())}`), 401, 'token_invalid');
    const answer = await anonymous(
      '/metrics',
      { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.1' },
      guarded,
    );
    expect(answer.status).toBe(200);
    await writeFile(file, 'short');
    // Made when the program starts, so that this is what keeps it from starting; a half started one would stay open here.
    expect(() => new MetricsDoor(file)).toThrow('METRICS_TOKEN_FILE must hold');
    await rm(folder, { recursive: true });
  });
});

describe('GET /health/ready', () => {
  it('names PostgreSQL, its migrations and NATS one by one', async () => {
    const { status, body } = await anonymous('/health/ready');
    const checks = { postgres: 'ok', migrations: 'ok', nats: 'ok', outbox: 'ok' };
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'ok', checks } });
  });

  it('says that a migration is missing, and that it is nothing else', async () => {
    const [last] = await centre.query<{ name: string }>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    const owner = new pg.Client(system.database.url);
    await owner.connect();
    await owner.query('UPDATE migrations SET name = $2 WHERE name = $1', [last!.name, 'Hidden0']);
    const without = await anonymous('/health/ready');
    await owner.query('UPDATE migrations SET name = $1 WHERE name = $2', [last!.name, 'Hidden0']);
    await owner.end();
    const checks = { postgres: 'ok', migrations: 'failed', nats: 'ok', outbox: 'ok' };
    expect(without).toMatchObject({ status: 503, body: { status: 'unavailable', checks } });
    expect((await anonymous('/health/ready')).status).toBe(200);
  });

  it('says that NATS is away, while the process lives and metrics say so, too', async () => {
    await system.nats.kill9();
    const away = await until(
      'the outage to be noticed',
      () => anonymous('/health/ready'),
      ({ status }) => status === 503,
    );
    expect(away.body).toMatchObject({ checks: { postgres: 'ok', migrations: 'ok', nats: 'failed' } });
    expect((await anonymous('/health/live')).status).toBe(200);
    expect(await metric('siteward_broker_connected')).toBe(0);
    expect(await metric('siteward_outbox_events{state="parked"}')).toBe(0);
    await system.nats.restart();
    await until(
      'NATS to be back',
      () => anonymous('/health/ready'),
      ({ status }) => status === 200,
    );
  });
});

describe('the log', () => {
  const lines: Record<string, unknown>[] = [];
  let at: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
    const logger = new NestLogger(createPinoLogger('trace', destination));
    const config = centreConfig({ database: system.database, nats: system.nats, issuer: system.issuer });
    const app = await createHttpApp(ApiModule, config, logger);
    await app.listen(0, '127.0.0.1');
    at = await app.getUrl();
    close = () => app.close();
  });
  afterEach(() => void (lines.length = 0));
  afterAll(async () => {
    await close();
    Logger.overrideLogger(false);
  });

  const send = (path: string, init: RequestInit = {}) => fetch(`${at}${path}`, init);
  /** The line of a request, which is written after its answer. */
  const lineOf = (requestId: string) =>
    until(
      'the line of the request',
      () => lines.find((line) => line.message === 'Request' && line.requestId === requestId),
      (line) => line !== undefined,
    );

  it('has one line for each request: which, whose, about what, with what result, how long', async () => {
    const site = await centre.provisionSite();
    const token = await centre.token(site.tenantId);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const about = { tenantId: site.tenantId, callerKind: 'user', elapsedMs: expect.any(Number), level: 'debug' };
    const ask = { schedule_id: site.scheduleId, site_id: site.siteId, ip_address: '10.77.0.11' };
    const started = await send('/scans/cve/scheduled/single-ip', {
      method: 'POST',
      headers: { ...headers, 'x-request-id': 'start-1' },
      body: JSON.stringify(ask),
    });
    const { scan_id: scanId } = (await started.json()) as { scan_id: string };
    const route = '/scans/cve/scheduled/single-ip';
    expect(await lineOf('start-1')).toMatchObject({ ...about, method: 'POST', route, status: 202, scanId });
    await send(`/scans/cve/${scanId}`, { headers: { ...headers, 'x-request-id': 'read-1' } });
    expect(await lineOf('read-1')).toMatchObject({ ...about, route: '/scans/cve/:scan_id', status: 200, scanId });
    await send(`/sites/${site.siteId}`, { headers: { ...headers, 'x-request-id': 'site-1' } });
    expect(await lineOf('site-1')).toMatchObject({ ...about, siteId: site.siteId });
    await send('/sites', { headers: { 'x-request-id': 'nobody-1' } });
    expect(await lineOf('nobody-1')).toMatchObject({ method: 'GET', route: '/sites', status: 401 });
    expect(lines.filter((line) => line.message === 'Request')).toHaveLength(4);
  });

  it('names the API key, by its id', async () => {
    const tenant = randomUUID();
    const { body } = await centre.post(tenant, '/api-keys', { name: 'k', scopes: ['site:view'] });
    const headers = { authorization: `Bearer ${String(body.key)}`, 'x-request-id': 'key-1' };
    await send('/sites', { headers });
    expect(await lineOf('key-1')).toMatchObject({ tenantId: tenant, callerKind: 'api_key', keyId: body.id });
  });

  it('holds no secret, wherever a caller puts one, and nothing a caller made up', async () => {
    const tenant = randomUUID();
    const token = await centre.token(tenant);
    const created = await centre.post(tenant, '/api-keys', { name: 'k', scopes: ['site:*'] });
    const key = String(created.body.key);
    const password = 'correct-horse-battery-staple';
    const made = (headers: Record<string, string>) => ({ 'content-type': 'application/json', ...headers });
    const bearers = [`Bearer ${token}`, `Bearer ${key}`, `Bearer ${key}x`, `Basic ${btoa(`u:${password}`)}`, key];
    const paths = [
      '/sites',
      `/sites?access_token=${token}&key=${key}&q=${password}`,
      `/sites/${key}`,
      `/sites/${password}`,
      `/${key}/${password}?token=${token}`,
      `/sites/%zz${key}${password}`,
    ];
    const bodies = [
      JSON.stringify({ name: password, networks: ['10.0.0.0/24'] }),
      JSON.stringify({ password, token, key, name: key, networks: [password] }),
      `{"password":"${password}","key":"${key}"`,
    ];
    for (const authorization of bearers) {
      const headers = made({ authorization, cookie: `session=${password}`, 'x-api-key': key, 'user-agent': password });
      for (const path of paths) await send(path, { headers });
      for (const body of bodies) await send('/sites', { method: 'POST', headers, body });
    }
    await until(
      'all lines',
      () => lines.filter((line) => line.message === 'Request').length,
      (count) => count >= 40,
    );
    const text = JSON.stringify(lines);
    expect(text).not.toContain(password);
    expect(text).not.toContain(key.slice(-43));
    expect(text).not.toContain(btoa(`u:${password}`));
    expect(text).not.toMatch(/eyJ|swk_/);
  });

  it('and the answer have the same request id, whatever the answer is', async () => {
    for (const path of ['/health/live', '/sites', '/nothing', '/sites/%zz', '/metrics', '/docs']) {
      const answer = await send(path);
      expect({ path, id: answer.headers.get('x-request-id') }).toEqual({
        path,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    }
    const raw = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(at).port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('error', reject).on('close', () => resolve(text));
    });
    expect(raw).toMatch(/\r\nx-request-id: [0-9a-f-]{36}\r\n/);
  });
});

describe('the routes of the API', () => {
  /** Open to everybody, each for a reason: a new one has to be added here, by somebody who has thought of it. */
  const PUBLIC_PAGES = [
    'GET /docs', // the documentation
    'GET /docs/:file',
    'GET /openapi.json',
    'GET /errors', // what `doc_url` leads to
    'GET /errors/:code',
    'GET /health/live', // for supervisors
    'GET /health/ready',
    'GET /metrics', // has a door of its own
  ];
  /** Declared as public: what they are asked with proves who may ask. */
  const PUBLIC_OPERATIONS = [
    'downloadScanReport', // its address is signed
    'enrolAgent', // holds a token that is good once
    'challengeAgent',
    'renewAgent', // holds a signature
    'downloadAgentRelease', // holds no secret, and is run only when its signature is right
    'downloadAgentPackage',
    'installAgent',
  ];

  interface Route {
    readonly route: string;
    readonly spec: OperationSpec | undefined;
  }

  function routes(): Route[] {
    const reflector = new Reflector();
    const container = centre.app.get(ModulesContainer, { strict: false });
    const controllers = new DiscoveryService(container).getControllers().map(({ metatype }) => metatype as Type);
    return [...new Set(controllers)].flatMap((controller) => {
      const prototype = controller.prototype as Record<string, object>;
      return Object.getOwnPropertyNames(prototype).flatMap((name): Route[] => {
        const handler = prototype[name] as never;
        const method =
          name === 'constructor' ? undefined : reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        if (method === undefined) return [];
        const paths = [controller, handler].map((target) =>
          [reflector.get<string | string[]>(PATH_METADATA, target)].flat(),
        );
        const spec = reflector.get<OperationSpec | undefined>(OPERATION, handler);
        return paths[0]!.flatMap((before) =>
          paths[1]!.map((after) => ({ route: `${RequestMethod[method]} ${pathOf(`${before}/${after}`)}`, spec })),
        );
      });
    });
  }

  const pathOf = (text: string) =>
    `/${text
      .split('/')
      .filter((segment) => segment !== '')
      .join('/')}`;

  it('each declare a scope, or are one of the few that are known to be public', () => {
    const all = routes();
    expect(all.length).toBeGreaterThan(20);
    const undeclared = all.filter(({ spec }) => spec === undefined).map(({ route }) => route);
    expect([...undeclared].sort()).toEqual([...PUBLIC_PAGES].sort());
    const open = all.filter(({ spec }) => spec?.scope === 'public').map(({ spec }) => spec!.id);
    expect(open.filter((id) => !PUBLIC_OPERATIONS.includes(id))).toEqual([]);
    const scoped = all.flatMap(({ spec }) => (spec === undefined || spec.scope === 'public' ? [] : [spec.scope]));
    expect(scoped.filter((scope) => !(SCOPES as readonly string[]).includes(scope))).toEqual([]);
  });

  it('each are closed to strangers, and to tokens without any scope', async () => {
    const tenant = randomUUID();
    const nothing = await system.issuer.token(tenant, { scope: '' });
    const closed = routes().filter(({ spec }) => spec !== undefined && spec.scope !== 'public');
    for (const { route } of closed) {
      const [method = '', path = ''] = route.split(' ');
      const url = `${centre.url}${path.replace(/:\w+/g, randomUUID())}`;
      const status = async (headers: Record<string, string>) => (await fetch(url, { method, headers })).status;
      expect({
        route,
        stranger: await status({}),
        unscoped: await status({ authorization: `Bearer ${nothing}` }),
      }).toEqual({
        route,
        stranger: 401,
        unscoped: 403,
      });
    }
  });
});
