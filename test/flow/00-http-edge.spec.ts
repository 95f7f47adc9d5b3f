import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, HttpCode, Module, Param, Post, Query } from '@nestjs/common';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { type ApiConfig, loadApiConfig } from '../../apps/api/src/config/index.js';
import { AppError, type ErrorCode, isErrorCode } from '../../apps/api/src/platform/app-error.js';
import { ERROR_CODES } from '../../apps/api/src/platform/error-codes.data.js';
import {
  type Caller,
  createHttpApp,
  CurrentCaller,
  parseBody,
  parseParams,
  parseQuery,
  Public,
  READINESS_PROBES,
} from '../../apps/api/src/platform/http/index.js';
import { HealthController } from '../../apps/api/src/platform/http/health.controller.js';
import { createPinoLogger, NestLogger } from '#runtime';
import { expectErrorResponse } from '../support/error-response.js';
import { loadSeedContract, singleIpContract, standInContract } from '../support/seed-contract.js';
import { AUDIENCE, ISSUER, TokenIssuer } from '../support/token-issuer.js';

const TENANT = randomUUID();
const EchoBody = z.strictObject({ ip_address: z.ipv4(), sites: z.array(z.strictObject({ id: z.guid() })).optional() });

/** What `@Operation()` says to the gate. */
const Viewing = () => RouteConfig({ scope: 'cve:view' });

@Controller('things')
class ThingsController {
  @Post()
  @Viewing()
  @HttpCode(202)
  create(@Body() body: unknown, @CurrentCaller() caller: Caller): object {
    return { body: parseBody(EchoBody, body), caller };
  }

  @Get()
  @Viewing()
  list(@Query() query: unknown): object {
    return parseQuery(z.strictObject({ status: z.string().optional() }), query);
  }

  @Get(':id')
  @Viewing()
  one(@Param() params: unknown): object {
    return parseParams(z.strictObject({ id: z.guid() }), params);
  }

  @Get('fails/:code')
  @Viewing()
  fail(@Param('code') code: string): never {
    if (isErrorCode(code)) throw new AppError(code);
    throw new Error('nats://a:hunter2@n', { cause: new Error('postgres://a:hunter2@db') });
  }
}

let isBroker = true;
const probes = [
  { name: 'broker', check: () => (isBroker ? Promise.resolve() : Promise.reject(new Error('nats://u:hunter2@n'))) },
];

@Module({
  controllers: [ThingsController],
  providers: [{ provide: READINESS_PROBES, useValue: probes }],
  exports: [READINESS_PROBES],
})
class ThingsModule {}

const logged: Record<string, unknown>[] = [];
const folder = mkdtempSync(join(tmpdir(), 'siteward-edge-'));
const started: NestFastifyApplication[] = [];
let issuer: TokenIssuer;
let base: string;
let good: string;

function configWith(overrides: Record<string, string>): ApiConfig {
  return loadApiConfig({
    DATABASE_URL: 'postgres://unused@127.0.0.1/unused',
    NATS_URL: 'nats://127.0.0.1:1',
    PUBLIC_URL: 'http://api.test/base/',
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    JWT_CLOCK_TOLERANCE_S: '0',
    BODY_LIMIT_BYTES: '2048',
    RATE_LIMIT_PER_MINUTE: '0',
    WRONG_TOKENS_PER_MINUTE: '0',
    LOG_LEVEL: 'debug',
    ...overrides,
  });
}

function recorder(): NestLogger {
  const destination = { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) };
  return new NestLogger(createPinoLogger('debug', destination));
}

async function start(overrides: Record<string, string>): Promise<string> {
  const config = configWith(overrides);
  const root = { module: ThingsModule, global: true };
  const app = await createHttpApp(root, config, recorder());
  await app.listen(0, '127.0.0.1');
  started.push(app);
  return app.getUrl();
}

beforeAll(async () => {
  issuer = await TokenIssuer.start(['ES256', 'EdDSA', 'RS256']);
  base = await start({ JWT_JWKS_URL: issuer.jwksUrl });
  good = await issuer.token(TENANT);
});

afterEach(() => {
  expect(JSON.stringify(logged)).not.toMatch(/hunter2|eyJ/);
  logged.length = 0;
});

afterAll(async () => {
  for (const app of started) await app.close();
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

type Answer = Response & { body_: Record<string, string> };

async function send(path: string, init: RequestInit = {}, at = base): Promise<Answer> {
  const response = await fetch(`${at}${path}`, init);
  return Object.assign(response, { body_: (await response.json()) as Record<string, string> });
}

const authorised = (token = good) => ({ authorization: `Bearer ${token}` });

function post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  const all = { 'content-type': 'application/json', ...authorised(), ...headers };
  return send('/things', { method: 'POST', headers: all, body });
}

/** Asserts status, form, code, headers, and that the page about the code can be read. */
async function expectError(answer: Answer, code: ErrorCode): Promise<void> {
  expectErrorResponse(answer.status, answer.body_);
  expect({ code: answer.body_.code, status: answer.status }).toEqual({ code, status: ERROR_CODES[code].status });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('x-request-id')).toMatch(/^[\w.:-]{1,64}$/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('www-authenticate') !== null).toBe(answer.status === 401);
  expect(answer.body_.doc_url).toBe(`http://api.test/base/errors/${code}`);
  const page = await fetch(answer.body_.doc_url!.replace('http://api.test/base', base));
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
}

/** Sends bytes no client library would, and reads the answer until the server hangs up. */
function sendRaw(bytes: string): Promise<{ status: number; head: string; body: unknown }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject).on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body: JSON.parse(body) as unknown });
    });
  });
}

describe('a good request', () => {
  it('reaches its route with the caller, and tells the request id it came with', async () => {
    const answer = await post('{"ip_address":"192.0.2.1"}', { 'x-request-id': 'from-client-1' });
    expect(answer.status).toBe(202);
    expect(answer.body_).toEqual({
      body: { ip_address: '192.0.2.1' },
      caller: { tenantId: TENANT, kind: 'user', subject: 'user-1', scopes: ['*'], requestId: 'from-client-1' },
    });
    expect(answer.headers.get('x-request-id')).toBe('from-client-1');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is logged in one line, at debug, without token, address or body', async () => {
    await post('{"ip_address":"192.0.2.77"}');
    const lines = logged.filter((line) => line.message === 'Request');
    const about = {
      requestId: expect.any(String),
      tenantId: TENANT,
      callerKind: 'user',
      elapsedMs: expect.any(Number),
    };
    expect(lines).toEqual([
      expect.objectContaining({ level: 'debug', method: 'POST', route: '/things', status: 202, ...about }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('192.0.2.77');
  });

  it('gets a new request id when its own is not fit to be logged', async () => {
    const answer = await send('/health/live', { headers: { 'x-request-id': 'a b<script>' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a bad token', () => {
  const things = (headers: Record<string, string> | [string, string][], path = '/things') => send(path, { headers });
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = () => Math.floor(Date.now() / 1000);

  it('is missing', async () => {
    const answer = await things({});
    await expectError(answer, 'token_missing');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="siteward"');
    await expectError(await things({ authorization: 'Basic dTpw' }), 'token_missing');
  });

  it('is not looked for in the address', async () => {
    await expectError(await things({}, `/things?access_token=${good}`), 'token_missing');
  });

  it.each([
    ['nothing after Bearer', 'Bearer'],
    ['one part', 'Bearer x'],
    ['three parts that are no JSON', 'Bearer a.b.c'],
    ['five parts', 'Bearer a.b.c.d.e'],
    ['far too long', `Bearer a.b.${'c'.repeat(9000)}`],
  ])('cannot be read: %s', async (_, authorization) => {
    await expectError(await things({ authorization }), 'token_malformed');
  });

  it('comes twice', async () => {
    const head = `GET /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n`;
    const answer = await sendRaw(`${head}Authorization: Bearer ${good}\r\nAuthorization: Bearer ${good}\r\n\r\n`);
    expect(answer.status).toBe(401);
    expectErrorResponse(401, answer.body);
    expect(answer.body).toMatchObject({ code: 'token_malformed' });
  });

  it('is not signed', async () => {
    const claims = encode({ iss: ISSUER, aud: AUDIENCE, tenant_id: TENANT, exp: now() + 300 });
    const none = `${encode({ alg: 'none' })}.${claims}.`;
    await expectError(await things(authorised(none)), 'token_invalid');
    await expectError(await things(authorised(good.replace(/[^.]*$/, ''))), 'token_invalid');
    const anyAlgorithm = `${encode({ alg: 'nOnE', kid: 'ES256' })}.${claims}.AAAA`;
    await expectError(await things(authorised(anyAlgorithm)), 'token_invalid');
  });

  it('is signed with the public key as a shared secret', async () => {
    const signed = `${encode({ alg: 'HS256', kid: 'RS256' })}.${encode({
      iss: ISSUER,
      aud: AUDIENCE,
      tenant_id: TENANT,
      exp: now() + 300,
    })}`;
    const mac = createHmac('sha256', await issuer.publicKeyPem('RS256'))
      .update(signed)
      .digest('base64url');
    await expectError(await things(authorised(`${signed}.${mac}`)), 'token_invalid');
  });

  it('is signed with a key the issuer does not have', async () => {
    await expectError(await things(authorised(await issuer.token(TENANT, {}, { kid: 'other' }))), 'token_invalid');
    const stranger = await generateKeyPair('ES256');
    const forged = await new SignJWT({ tenant_id: TENANT, iss: ISSUER, aud: AUDIENCE, exp: now() + 300 })
      .setProtectedHeader({ alg: 'ES256', kid: 'ES256' })
      .sign(stranger.privateKey);
    await expectError(await things(authorised(forged)), 'token_invalid');
  });

  it('was changed after it was signed', async () => {
    const [header, , signature] = (await issuer.token(TENANT)).split('.');
    const claims = encode({ iss: ISSUER, aud: AUDIENCE, tenant_id: randomUUID(), exp: now() + 300 });
    await expectError(await things(authorised(`${header!}.${claims}.${signature!}`)), 'token_invalid');
  });

  it('has expired', async () => {
    const answer = await things(authorised(await issuer.token(TENANT, { exp: now() - 1 })));
    await expectError(answer, 'token_expired');
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it.each([
    ['iss', { iss: 'https://other.test' }],
    ['iss', { iss: undefined }],
    ['aud', { aud: 'other' }],
    ['aud', { aud: undefined }],
    ['exp', { exp: undefined }],
    ['nbf', { nbf: Math.floor(Date.now() / 1000) + 3600 }],
  ] as const)('has a bad %s: %j', async (claim, claims) => {
    const answer = await things(authorised(await issuer.token(TENANT, claims as never)));
    await expectError(answer, 'token_claims_invalid');
    expect(answer.body_.message).toContain(`'${claim}'`);
  });

  it.each([undefined, '', 'acme', 7])('names no tenant: %j', async (tenant) => {
    const token = await issuer.token(TENANT, { tenant_id: tenant });
    await expectError(await things(authorised(token)), 'tenant_missing');
  });

  it('is refused before the body is read', async () => {
    const answer = await send('/things', { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<x/>' });
    await expectError(answer, 'token_missing');
  });

  it('is never let in by the memory of good ones', async () => {
    const exp = now() + 2;
    const token = await issuer.token(TENANT, { exp });
    expect((await things(authorised(token))).status).toBe(200);
    let last = await things(authorised(token));
    while (last.status === 200) last = await things(authorised(token));
    await expectError(last, 'token_expired');
    expect(now()).toBeGreaterThanOrEqual(exp);
  });
});

describe('a token that is good', () => {
  it('and lacks the scope of the route: 403, before the body is read', async () => {
    const token = await issuer.token(TENANT, { scope: 'site:view' });
    const headers = { ...authorised(token), 'content-type': 'text/xml' };
    const answer = await send('/things', { method: 'POST', headers, body: '<x/>' });
    await expectError(answer, 'scope_missing');
    expect(answer.body_.message).toContain("'cve:view'");
  });

  it('cannot reach a route that does not say who may use it, because no program with such a route starts', async () => {
    @Controller('open')
    class OpenController {
      @Get()
      all(): object {
        return {};
      }
    }
    @Module({ controllers: [OpenController] })
    class OpenModule {}
    const app = await createHttpApp(OpenModule, configWith({ JWT_JWKS_URL: issuer.jwksUrl }), recorder());
    await expect(app.init()).rejects.toThrow('GET /open does not say who may use it');
    await app.close().catch(() => undefined);
    logged.length = 0;
  });
});

describe('the keys of the issuer', () => {
  it.each(['ES256', 'EdDSA', 'RS256'])('verify a token signed with %s', async (alg) => {
    const answer = await send('/things', { headers: authorised(await issuer.token(TENANT, {}, { alg })) });
    expect(answer.status).toBe(200);
  });

  it('are asked for once, not with every token', async () => {
    const before = issuer.keyRequests;
    for (let turn = 0; turn < 5; turn += 1) {
      const token = await issuer.token(TENANT, { jti: String(turn) });
      expect((await send('/things', { headers: authorised(token) })).status).toBe(200);
    }
    expect(issuer.keyRequests).toBe(before);
  });

  it('that cannot be had are our trouble, not the caller’s: 503, and the issuer is left in peace for a moment', async () => {
    const broken = await TokenIssuer.start();
    broken.isBroken = true;
    const at = await start({ JWT_JWKS_URL: broken.jwksUrl });
    const token = await broken.token(TENANT);
    const answers = [];
    for (let turn = 0; turn < 4; turn += 1) answers.push(await send('/things', { headers: authorised(token) }, at));
    for (const answer of answers) await expectError(answer, 'service_unavailable');
    expect(answers[0]!.headers.get('retry-after')).toBe('5');
    expect(broken.keyRequests).toBeLessThan(4);
    expect(logged.filter((line) => line.level === 'warn').length).toBeGreaterThan(0);
    broken.isBroken = false;
    let healed = answers[0]!;
    while (healed.status !== 200) healed = await send('/things', { headers: authorised(token) }, at);
    await broken.stop();
  });

  it('can be one public key in a file', async () => {
    const file = join(folder, 'issuer.pem');
    writeFileSync(file, await issuer.publicKeyPem('EdDSA'));
    const at = await start({ JWT_PUBLIC_KEY_FILE: file });
    const signedWith = async (alg: string) =>
      send('/things', { headers: authorised(await issuer.token(TENANT, {}, { alg })) }, at);
    expect((await signedWith('EdDSA')).status).toBe(200);
    await expectError(await signedWith('ES256'), 'token_invalid');
  });

  it('that are not there stop the start', async () => {
    const starting = createHttpApp(
      ThingsModule,
      configWith({ JWT_PUBLIC_KEY_FILE: join(folder, 'no.pem') }),
      recorder(),
    );
    await expect(starting).rejects.toThrow('no.pem');
  });
});

describe('a bad body', () => {
  it.each(['{', '{"a":1,}', 'ip_address=1', '{"a":\u0000}', '\u00ef\u00bb\u00bf{}'])(
    'is not JSON: %j',
    async (body) => {
      await expectError(await post(body), 'body_not_json');
    },
  );

  it.each(['', 'null', '[]', '"x"', '7', 'true'])('is not an object: %j', async (body) => {
    await expectError(await post(body), 'body_not_object');
  });

  it('is not there at all', async () => {
    await expectError(await send('/things', { method: 'POST', headers: authorised() }), 'body_not_object');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('is of a type that is not read: %s', async (type) => {
    await expectError(await post('{"ip_address":"192.0.2.1"}', { 'content-type': type }), 'content_type_unsupported');
  });

  it('has no type', async () => {
    const answer = await send('/things', { method: 'POST', headers: authorised(), body: new Uint8Array([123, 125]) });
    await expectError(answer, 'content_type_unsupported');
  });

  it('may say its charset', async () => {
    const answer = await post('{"ip_address":"192.0.2.1"}', { 'content-type': 'Application/JSON; charset=UTF-8' });
    expect(answer.status).toBe(202);
  });

  it('is too large, whether it says so or not', async () => {
    await expectError(await post(`{"a":"${'x'.repeat(4096)}"}`), 'body_too_large');
    const chunk = 'x'.repeat(4096);
    const head = `POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${good}\r\nContent-Type: application/json\r\n`;
    const answer = await sendRaw(
      `${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n${chunk}\r\n0\r\n\r\n`,
    );
    expectErrorResponse(answer.status, answer.body);
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  });

  it('lacks a parameter', async () => {
    const answer = await post('{}');
    await expectError(answer, 'parameter_missing');
    expect(answer.body_.message).toBe("The 'ip_address' parameter is required for this request.");
  });

  it.each(['null', '1', '"256.1.1.1"', '"192.0.2.1 "', '"192.0.2.1/24"', '["192.0.2.1"]', '{}'])(
    'has a bad address: %s',
    async (value) => {
      await expectError(await post(`{"ip_address":${value}}`), 'parameter_invalid');
    },
  );

  it('has a parameter nobody knows', async () => {
    await expectError(await post('{"ip_address":"192.0.2.1","ip":"192.0.2.2"}'), 'parameter_unknown');
  });

  it.each(['__proto__', 'constructor'])('tries to change prototypes by %s', async (key) => {
    const answer = await post(`{"ip_address":"192.0.2.1","${key}":{"prototype":{"polluted":1},"polluted":1}}`);
    await expectError(answer, 'parameter_unknown');
    expect(answer.body_.message).toContain(`'${key}'`);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('goes deeper than any request does', async () => {
    await expectError(await post(`{"sites":${'['.repeat(1000)}${']'.repeat(1000)}}`), 'parameter_invalid');
  });
});

describe('a bad address', () => {
  it.each(['/', '/nothing', '/things/', '/things/x/y', '//things', '/Things', '/errors/a/b', '/%2e%2e/etc'])(
    'leads nowhere: %s',
    async (path) => {
      await expectError(await send(path, { headers: authorised() }), 'route_not_found');
    },
  );

  it('leads nowhere for strangers, too, and whatever the body is', async () => {
    const answer = await send('/nothing', { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<x/>' });
    await expectError(answer, 'route_not_found');
  });

  it.each([
    ['DELETE', '/things', 'GET, HEAD, POST'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['OPTIONS', `/things/${TENANT}`, 'GET, HEAD'],
  ])('does not support %s: %s', async (method, path, allow) => {
    const answer = await send(path, { method });
    await expectError(answer, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it('has a bad percent-encoding', async () => {
    await expectError(await send('/things/%zz', { headers: authorised() }), 'request_malformed');
    await expectError(await send('/things/%ff%fe', { headers: authorised() }), 'request_malformed');
  });

  it('has a part that is too long', async () => {
    await expectError(await send(`/things/${'a'.repeat(500)}`, { headers: authorised() }), 'url_too_long');
  });

  it('has an id that is none', async () => {
    await expectError(await send('/things/1%27--', { headers: authorised() }), 'parameter_invalid');
  });

  it('has a query nobody knows, or one that says two things', async () => {
    await expectError(await send('/things?x=1', { headers: authorised() }), 'parameter_unknown');
    await expectError(await send('/things?status=a&status=b', { headers: authorised() }), 'parameter_invalid');
    await expectError(await send('/things?__proto__=1', { headers: authorised() }), 'parameter_unknown');
  });
});

describe('bytes that are no request', () => {
  it.each([
    ['garbage', 'nonsense\r\n\r\n', 400, 'request_malformed'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('%s', async (_, bytes, status, code) => {
    const answer = await sendRaw(bytes);
    expectErrorResponse(status, answer.body);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.head).toMatch(/\r\nx-request-id: [0-9a-f-]{36}(\r\n|$)/);
  });

  it('an Expect header that nobody knows, which is ignored', async () => {
    const answer = await sendRaw('GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('a request without a Host header', async () => {
    const answer = await sendRaw('GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n');
    expectErrorResponse(400, answer.body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_malformed' } });
    expect((await sendRaw('GET /health/live HTTP/1.0\r\n\r\n')).status).toBe(200);
  });
});

describe('a fault of ours', () => {
  it('is told without details and logged once, with the request id and its causes', async () => {
    const answer = await send('/things/fails/unexpected', { headers: { ...authorised(), 'x-request-id': 'trace-me' } });
    await expectError(answer, 'internal_error');
    const lines = logged.filter((line) => line.level === 'error');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ requestId: 'trace-me', route: '/things/fails/:code', code: 'internal_error' });
    expect(lines[0]).toMatchObject({ err: { cause: { cause: { message: 'postgres://[redacted]@db' } } } });
  });

  it('of the caller is not logged as one of ours', async () => {
    await post('{');
    await send('/nothing');
    expect(logged.filter((line) => line.level !== 'debug')).toEqual([]);
  });
});

describe('the error pages', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s can be answered by any route and has its page', async (code) => {
    await expectError(await send(`/things/fails/${code}`, { headers: authorised() }), code);
    logged.length = 0;
  });

  it('are self-contained, accessible and locked down', async () => {
    const response = await fetch(`${base}/errors/parameter_missing`);
    const html = await response.text();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain('<h1>A parameter is missing</h1>');
    expect(html).toMatch(/<title>.+<\/title>/);
    expect(html).not.toMatch(/<script|src=|https?:\/\//);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  });

  it('have an index that links to all of them', async () => {
    const html = await (await fetch(`${base}/errors`)).text();
    const links = [...html.matchAll(/href="errors\/([a-z0-9_]+)"/g)].map(([, code]) => code);
    expect(links).toEqual(Object.keys(ERROR_CODES));
  });

  it('do not exist for other words', async () => {
    await expectError(await send('/errors/no_such_code'), 'error_code_not_found');
    await expectError(await send('/errors/toString'), 'error_code_not_found');
  });
});

describe('health', () => {
  it('lives and is ready while all probes are content', async () => {
    expect((await send('/health/live')).body_).toEqual({ status: 'ok' });
    const ready = await send('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body_).toEqual({ status: 'ok', checks: { broker: 'ok' }, figures: {} });
  });

  it('lives but is not ready while a probe fails, says so once, and hides why', async () => {
    isBroker = false;
    expect((await send('/health/live')).status).toBe(200);
    const answers = [await send('/health/ready'), await send('/health/ready')];
    isBroker = true;
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(answers[0]!.body_).toEqual({ status: 'unavailable', checks: { broker: 'failed' }, figures: {} });
    expect((await send('/health/ready')).status).toBe(200);
    const warnings = logged.filter((line) => line.level === 'warn').map((line) => line.message);
    expect(warnings).toEqual(['Not ready: broker cannot be used', 'Ready again']);
  });
});

describe('the end of the process', () => {
  it('lets an open request finish, is no longer ready, and then takes no more connections', async () => {
    let entered = (): void => undefined;
    let release = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));

    @Controller('slow')
    class SlowController {
      @Public()
      @Get()
      async slow(): Promise<object> {
        entered();
        await released;
        return { done: true };
      }
    }
    @Module({ controllers: [SlowController] })
    class SlowModule {}

    const app = await createHttpApp(SlowModule, configWith({ JWT_JWKS_URL: issuer.jwksUrl }), recorder());
    await app.listen(0, '127.0.0.1');
    const at = await app.getUrl();
    expect((await send('/health/ready', {}, at)).body_).toEqual({ status: 'ok', checks: {}, figures: {} });
    const open = send('/slow', {}, at);
    await inside;
    const closed = app.close();
    const health = app.get(HealthController, { strict: false });
    const statuses: number[] = [];
    const reply = { status: (status: number) => statuses.push(status) } as never;
    for (let turn = 0; turn < 1000 && statuses.at(-1) !== 503; turn += 1) {
      await new Promise(setImmediate);
      await health.ready(reply);
    }
    expect(statuses.at(-1)).toBe(503);
    release();
    expect((await open).body_).toEqual({ done: true });
    await closed;
    await expect(fetch(`${at}/health/live`)).rejects.toThrow('fetch failed');
  });
});

const contracts = [
  ['stand-in', standInContract()],
  ['in use', singleIpContract()],
] as const;

describe.each(contracts)('the single-ip contract (%s)', (_, contract) => {
  const request = { schedule_id: randomUUID(), site_id: randomUUID(), ip_address: '192.168.1.55' };

  it(`[${contract.source}] knows a good request from a bad one`, () => {
    expect(contract.validateRequest(request)).toEqual([]);
    expect(contract.validateRequest({ ...request, site_id: undefined })).not.toEqual([]);
    expect(contract.validateRequest({ ...request, ip_address: '::1' })).not.toEqual([]);
  });

  it(`[${contract.source}] knows a good response from a bad one`, () => {
    const accepted = { scan_id: randomUUID(), status: 'pending', created_at: new Date().toISOString(), message: 'm' };
    expect(contract.validateResponse(202, accepted)).toEqual([]);
    expect(contract.validateResponse(202, { ...accepted, scan_id: 'x' })).not.toEqual([]);
    expect(contract.validateResponse(202, { ...accepted, created_at: 'today' })).not.toEqual([]);
    expect(contract.validateResponse(200, accepted)).toEqual(['status 200 is not in the contract']);
    expect(contract.validateResponse(422, { code: 7 })).not.toEqual([]);
    expect([...contract.statuses].sort()).toEqual([202, 400, 401, 404, 422, 500]);
  });
});

it('the original contract is used where it is at hand, and its absence is told', () => {
  const elsewhere = join(folder, 'repository');
  expect(loadSeedContract(elsewhere)).toBeNull();
  expect(singleIpContract(elsewhere)).toMatchObject({ isOriginal: false, source: expect.stringContaining('absent') });
});
