import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { CentreDataSource, TenantWork } from '../../apps/api/src/platform/database/index.js';
import { expectErrorResponse } from '../support/error-response.js';
import { type Answer, type Centre, PUBLIC_URL, startSystem, type System, until } from '../support/system.js';

let system: System;
let centre: Centre;

beforeAll(async () => {
  system = await startSystem();
  centre = system.centre;
});

afterAll(() => system.stop());

const KEY = /^swk_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/;

interface GivenKey {
  readonly id: string;
  readonly key: string;
}

async function given(tenant: string, body: object = {}): Promise<GivenKey> {
  const answer = await centre.post(tenant, '/api-keys', {
    name: 'A key',
    scopes: ['site:view', 'site:create'],
    ...body,
  });
  expect(answer.status).toBe(201);
  return { id: String(answer.body.id), key: String(answer.body.key) };
}

const sitesWith = (key: string, at = centre) => at.get('', '/sites', { token: key });

function expectRefusal(answer: Answer, status: number, code: string): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
}

const otherSecret = (key: string) => `${key.slice(0, -43)}${randomBytes(32).toString('base64url')}`;

describe('POST /api-keys', () => {
  it('gives out a key that works wherever a token works, for its tenant and its scopes', async () => {
    const tenant = randomUUID();
    const answer = await centre.post(tenant, '/api-keys', { name: 'Export', scopes: ['site:view', 'site:create'] });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api-keys/${String(answer.body.id)}`);
    const { key, ...shown } = answer.body;
    expect(key).toMatch(KEY);
    expect(shown).toEqual({
      id: answer.body.id,
      name: 'Export',
      scopes: ['site:view', 'site:create'],
      created_by: 'user-1',
      created_at: expect.stringMatching(/Z$/),
      expires_at: null,
      revoked_at: null,
      last_used_at: null,
    });
    const site = { name: 'By key', networks: ['10.0.0.0/24'] };
    expect((await centre.post('', '/sites', site, { token: String(key) })).status).toBe(201);
    expect(JSON.parse((await centre.get(tenant, '/sites')).text)).toMatchObject([{ name: 'By key' }]);
    expectRefusal(await centre.get('', '/audit-log', { token: String(key) }), 403, 'scope_missing');
    expectRefusal(await centre.delete('', `/sites/${randomUUID()}`, { token: String(key) }), 403, 'scope_missing');
    const [entry] = JSON.parse((await centre.get(tenant, '/audit-log?action=site.created')).text) as object[];
    expect(entry).toMatchObject({ actor: answer.body.id, actor_kind: 'api_key' });
  });

  it('keeps no more of the key than what it can be checked by, and shows it never again', async () => {
    const tenant = randomUUID();
    const { id, key } = await given(tenant);
    const secret = key.slice(-43);
    const [row] = await centre.query<{ secret_hash: Buffer }>('SELECT * FROM api_keys WHERE id = $1', [id]);
    expect(row!.secret_hash).toEqual(createHash('sha256').update(secret).digest());
    expect(JSON.stringify(row)).not.toContain(secret);
    const dump = await centre.query('SELECT * FROM audit_log WHERE tenant_id = $1', [tenant]);
    expect(JSON.stringify(dump)).not.toContain(secret);
    for (const path of ['/api-keys', `/api-keys/${id}`, '/audit-log']) {
      const { status, text } = await centre.get(tenant, path);
      expect(status).toBe(200);
      expect(text).not.toMatch(/swk_|hash/);
    }
  });

  it('gives only scopes that its caller has', async () => {
    const tenant = randomUUID();
    const ask = async (scopes: string[], scope: string) =>
      centre.post(tenant, '/api-keys', { name: 'x', scopes }, { token: await system.issuer.token(tenant, { scope }) });
    expect((await ask(['cve:view'], 'key:create cve:view')).status).toBe(201);
    expect((await ask(['cve:view', 'cve:*'], 'key:create cve:*')).status).toBe(201);
    const refused = await ask(['cve:view', 'site:view'], 'key:create cve:*');
    expectRefusal(refused, 403, 'scope_not_given');
    expect(refused.body.message).toContain("'site:view'");
    expectRefusal(await ask(['*'], 'key:* cve:* site:* audit:*'), 403, 'scope_not_given');
    const byKey = await given(tenant, { scopes: ['key:create'] });
    const more = await centre.post('', '/api-keys', { name: 'x', scopes: ['key:delete'] }, { token: byKey.key });
    expectRefusal(more, 403, 'scope_not_given');
  });

  it.each([
    ['no name', { name: undefined }, 400, 'parameter_missing'],
    ['an empty name', { name: ' ' }, 400, 'parameter_invalid'],
    ['no scope', { scopes: [] }, 400, 'parameter_invalid'],
    ['a scope nobody knows', { scopes: ['cve:everything'] }, 400, 'parameter_invalid'],
    ['no moment for an expiry', { expires_at: 'tomorrow' }, 400, 'parameter_invalid'],
    ['an expiry that has passed', { expires_at: '2020-01-01T00:00:00Z' }, 422, 'expiry_not_ahead'],
    ['a parameter nobody knows', { key: 'swk_mine' }, 400, 'parameter_unknown'],
  ])('refuses %s', async (_, change, status, code) => {
    const tenant = randomUUID();
    const answer = await centre.post(tenant, '/api-keys', { name: 'A key', scopes: ['cve:view'], ...change });
    expectRefusal(answer, status, code);
    expect((await centre.get(tenant, '/api-keys')).text).toBe('[]');
  });
});

describe('an API key', () => {
  it('is refused when its secret, its id or its form is wrong, and nobody learns which ids there are', async () => {
    const { key } = await given(randomUUID());
    expect((await sitesWith(key)).status).toBe(200);
    const wrong = await sitesWith(otherSecret(key));
    const unknown = await sitesWith(key.replace(/^swk_[0-9a-f]{32}/, `swk_${randomBytes(16).toString('hex')}`));
    expectRefusal(wrong, 401, 'api_key_invalid');
    expect({ status: unknown.status, body: unknown.body }).toEqual({ status: wrong.status, body: wrong.body });
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expectRefusal(await sitesWith(key.slice(0, -1)), 401, 'token_malformed');
    expectRefusal(await sitesWith(key.toUpperCase()), 401, 'token_malformed');
  });

  it('ends at its expiry, also when it was just used', async () => {
    const expires_at = new Date(Date.now() + 2000).toISOString();
    const { key } = await given(randomUUID(), { expires_at });
    expect((await sitesWith(key)).status).toBe(200);
    const last = await until(
      'the key to expire',
      () => sitesWith(key),
      ({ status }) => status !== 200,
      10_000,
    );
    expectRefusal(last, 401, 'api_key_expired');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expires_at));
    expectRefusal(await sitesWith(otherSecret(key)), 401, 'api_key_invalid');
  });

  it('takes an expiry with an offset, and says it in UTC', async () => {
    const body = { name: 'x', scopes: ['cve:view'], expires_at: '2999-01-01T02:00:00+02:00' };
    const answer = await centre.post(randomUUID(), '/api-keys', body);
    expect(answer.body.expires_at).toBe('2999-01-01T00:00:00.000Z');
  });

  it('says when it was used last, to the minute and not at every use', async () => {
    const tenant = randomUUID();
    const { id, key } = await given(tenant);
    await sitesWith(key);
    const lastUse = async () => (await centre.get(tenant, `/api-keys/${id}`)).body.last_used_at;
    const first = await until('the use to be noted', lastUse, (at) => at !== null);
    const use = (ageS: number) =>
      centre.query(`UPDATE api_keys SET last_used_at = now() - $2 * interval '1 second' WHERE id = $1`, [id, ageS]);
    expect(Math.abs(Date.parse(String(first)) - Date.now())).toBeLessThan(10_000);
    const another = await system.startAnother();
    await use(30);
    const recent = await lastUse();
    expect((await sitesWith(key, another)).status).toBe(200);
    expect(await lastUse()).toBe(recent);
    const third = await system.startAnother();
    await use(90);
    await sitesWith(key, third);
    await until('the later use to be noted', lastUse, (at) => Date.now() - Date.parse(String(at)) < 60_000);
  });
});

describe('DELETE /api-keys/{key_id}', () => {
  it('revokes the key at once, on every replica, and keeps that it was there', async () => {
    const tenant = randomUUID();
    const { id, key } = await given(tenant);
    const another = await system.startAnother();
    for (const at of [centre, another]) expect((await sitesWith(key, at)).status).toBe(200);
    const revokedAt = Date.now();
    expect((await centre.delete(tenant, `/api-keys/${id}`)).status).toBe(204);
    for (const at of [centre, another]) {
      const refused = await until(
        'the key to be refused',
        () => sitesWith(key, at),
        ({ status }) => status === 401,
      );
      expectRefusal(refused, 401, 'api_key_revoked');
    }
    // Well before a replica would have looked by itself.
    expect(Date.now() - revokedAt).toBeLessThan(4_000);
    const { body } = await centre.get(tenant, `/api-keys/${id}`);
    expect(Math.abs(Date.parse(String(body.revoked_at)) - revokedAt)).toBeLessThan(10_000);
    expect(JSON.parse((await centre.get(tenant, '/api-keys')).text)).toMatchObject([{ id }]);
    expectRefusal(await sitesWith(otherSecret(key)), 401, 'api_key_invalid');
  });

  it('again changes nothing', async () => {
    const tenant = randomUUID();
    const { id } = await given(tenant);
    await centre.delete(tenant, `/api-keys/${id}`);
    const { body } = await centre.get(tenant, `/api-keys/${id}`);
    expect((await centre.delete(tenant, `/api-keys/${id}`)).status).toBe(204);
    expect((await centre.get(tenant, `/api-keys/${id}`)).body).toEqual(body);
    const entries = JSON.parse((await centre.get(tenant, `/audit-log?resource_id=${id}`)).text) as { action: string }[];
    expect(entries.map(({ action }) => action)).toEqual(['api_key.revoked', 'api_key.created']);
  });
});

describe('GET /api-keys', () => {
  it('shows the keys of the tenant, newest first, page by page', async () => {
    const tenant = randomUUID();
    const ids: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) ids.unshift((await given(tenant)).id);
    await given(randomUUID());
    const first = await centre.get(tenant, '/api-keys?limit=2');
    const next = /^<(.+)>; rel="next"$/.exec(first.headers.get('link') ?? '')![1]!.replace(PUBLIC_URL, '');
    const second = await centre.get(tenant, next);
    const seen = [first, second].flatMap(({ text }) => JSON.parse(text) as { id: string }[]).map(({ id }) => id);
    expect(seen).toEqual(ids);
    expect(second.headers.get('link')).toBeNull();
  });

  it.each([
    ['GET', 'key:view'],
    ['DELETE', 'key:delete'],
  ] as const)('of another tenant, of strangers and without the scope there is none: %s', async (method, scope) => {
    const tenant = randomUUID();
    const path = `/api-keys/${(await given(tenant)).id}`;
    const send = (who: string, change = {}) =>
      method === 'GET' ? centre.get(who, path, change) : centre.delete(who, path, change);
    expectRefusal(await send(randomUUID()), 404, 'api_key_not_found');
    expectRefusal(await send(tenant, { token: null }), 401, 'token_missing');
    const others = ['key:view', 'key:create', 'key:delete', 'cve:*'].filter((one) => one !== scope).join(' ');
    expectRefusal(
      await send(tenant, { token: await system.issuer.token(tenant, { scope: others }) }),
      403,
      'scope_missing',
    );
    expect((await send(tenant, { token: await system.issuer.token(tenant, { scope }) })).status).toBeLessThan(300);
  });
});

describe('GET /audit-log', () => {
  const entriesOf = async (tenant: string, query = '') =>
    JSON.parse((await centre.get(tenant, `/audit-log${query}`)).text) as Record<string, string>[];

  it('tells who did what to what, when and by which request, newest first', async () => {
    const tenant = randomUUID();
    const token = await system.issuer.token(tenant, { sub: 'alice' });
    const site = { name: 'Office', networks: ['10.0.0.0/24'] };
    const change = { token, headers: { 'x-request-id': 'first-request' } };
    const { body } = await centre.post(tenant, '/sites', site, change);
    await centre.delete(tenant, `/sites/${String(body.id)}`);
    const entries = await entriesOf(tenant);
    expect(entries.map(({ action }) => action)).toEqual(['site.deleted', 'site.created']);
    expect(entries[1]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: expect.stringMatching(/Z$/),
      actor: 'alice',
      actor_kind: 'user',
      action: 'site.created',
      resource_type: 'site',
      resource_id: body.id,
      request_id: 'first-request',
      details: site,
    });
    expect(await entriesOf(randomUUID())).toEqual([]);
  });

  it('can be narrowed by actor, action, resource and time, and is read page by page', async () => {
    const tenant = randomUUID();
    const [alice, bob] = await Promise.all(['alice', 'bob'].map((sub) => system.issuer.token(tenant, { sub })));
    const site = { name: 'Office', networks: ['10.0.0.0/24'] };
    const { body } = await centre.post(tenant, '/sites', site, { token: alice! });
    await centre.post(tenant, '/sites', site, { token: bob! });
    await centre.post(tenant, '/api-keys', { name: 'k', scopes: ['cve:view'] }, { token: bob! });
    const [newest, , oldest] = await entriesOf(tenant);
    const counts: Record<string, number> = {
      '': 3,
      '?actor=bob': 2,
      '?action=site.created': 2,
      '?action=site.created&actor=bob': 1,
      '?resource_type=api_key': 1,
      [`?resource_id=${String(body.id)}`]: 1,
      [`?from=${newest!.at!}`]: 1,
      [`?to=${newest!.at!}`]: 2,
      [`?to=${oldest!.at!}`]: 0,
      '?from=2999-01-01T00:00:00+02:00': 0,
      "?actor=' OR true --": 0,
    };
    const found: Record<string, number> = {};
    for (const query of Object.keys(counts))
      found[query] = (await entriesOf(tenant, encodeURI(query).replaceAll('+', '%2B'))).length;
    expect(found).toEqual(counts);
    const first = await centre.get(tenant, `/audit-log?limit=1&actor=bob&from=${oldest!.at!}`);
    const next = /^<(.+)>; rel="next"$/.exec(first.headers.get('link') ?? '')![1]!.replace(PUBLIC_URL, '');
    expect(next).toContain('actor=bob');
    expect(JSON.parse((await centre.get(tenant, next)).text)).toMatchObject([{ actor: 'bob', action: 'site.created' }]);
  });

  it.each(['?from=yesterday', '?limit=x', '?actor=', '?cursor=e30', '?user=bob'])('refuses %s', async (query) => {
    expect((await centre.get(randomUUID(), `/audit-log${query}`)).status).toBe(400);
  });

  it('is for who has the scope, and for nobody else', async () => {
    const tenant = randomUUID();
    expectRefusal(await centre.get(tenant, '/audit-log', { token: null }), 401, 'token_missing');
    const lacking = await system.issuer.token(tenant, { scope: 'cve:* site:* key:*' });
    expectRefusal(await centre.get(tenant, '/audit-log', { token: lacking }), 403, 'scope_missing');
    const having = await system.issuer.token(tenant, { scope: 'audit:view' });
    expect((await centre.get(tenant, '/audit-log', { token: having })).status).toBe(200);
  });

  it('has entries that no role of the API may change or remove', async () => {
    const tenant = randomUUID();
    await given(tenant);
    const tenantWork = centre.app.get(TenantWork, { strict: false });
    const roles = {
      tenant: (sql: string) => tenantWork.write(tenant, (tx) => tx.query(sql)),
      centre: (sql: string) => centre.app.get<DataSource>(CentreDataSource, { strict: false }).query(sql),
    };
    for (const [role, run] of Object.entries(roles)) {
      expect(await run('SELECT 1 AS readable FROM audit_log LIMIT 1')).toEqual([{ readable: 1 }]);
      for (const sql of [`UPDATE audit_log SET actor = 'nobody'`, 'DELETE FROM audit_log', 'TRUNCATE audit_log']) {
        const refusal: unknown = await run(sql).catch((error: unknown) => error);
        expect({ role, sql, refusal }).toMatchObject({ refusal: { driverError: { code: '42501' } } });
      }
    }
    expect(await entriesOf(tenant)).toMatchObject([{ action: 'api_key.created', actor: 'user-1' }]);
  });

  it('and the change it tells of are one: without the entry there is no change', async () => {
    const tenant = randomUUID();
    const owner = new pg.Client(system.database.url);
    await owner.connect();
    await owner.query(`ALTER TABLE audit_log ADD CONSTRAINT not_now CHECK (tenant_id <> '${tenant}')`);
    const refused = await centre.post(tenant, '/sites', { name: 'x', networks: ['10.0.0.0/24'] });
    await owner.query('ALTER TABLE audit_log DROP CONSTRAINT not_now');
    await owner.end();
    expectRefusal(refused, 500, 'internal_error');
    expect((await centre.get(tenant, '/sites')).text).toBe('[]');
  });
});

describe('the limit of requests', () => {
  let limited: Centre;
  beforeAll(async () => {
    limited = await system.startAnother({ RATE_LIMIT_PER_MINUTE: '5', WRONG_TOKENS_PER_MINUTE: '4' });
  });

  const headersOf = ({ headers }: Answer) =>
    ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'].map((name) => headers.get(name));

  it('says with every answer how much is left, and refuses what is too much before the body is read', async () => {
    const tenant = randomUUID();
    for (const left of ['4', '3', '2', '1', '0']) {
      const answer = await limited.get(tenant, '/sites');
      expect({ status: answer.status, headers: headersOf(answer).slice(0, 2) }).toEqual({
        status: 200,
        headers: ['5', left],
      });
      expect(Number(answer.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
      expect(answer.headers.get('retry-after')).toBeNull();
    }
    const refused = await limited.post(tenant, '/sites', '<no JSON>', { headers: { 'content-type': 'text/xml' } });
    expectRefusal(refused, 429, 'rate_limited');
    const [limit, left, reset, retry] = headersOf(refused);
    expect([limit, left, retry]).toEqual(['5', '0', reset]);
    expect(Number(retry)).toBeGreaterThan(0);
    expect(Number(retry)).toBeLessThanOrEqual(60);
  });

  it('is for all tokens of a user together, for each API key alone, and for no other tenant', async () => {
    const tenant = randomUUID();
    const { key } = await given(tenant);
    const tokens = await Promise.all(['1', '2'].map((jti) => system.issuer.token(tenant, { jti })));
    const last = [];
    for (let turn = 0; turn < 6; turn += 1) last.push(await limited.get('', '/sites', { token: tokens[turn % 2]! }));
    expect(last.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await sitesWith(key, limited)).headers.get('ratelimit-remaining')).toBe('4');
    expect((await limited.get(randomUUID(), '/sites')).headers.get('ratelimit-remaining')).toBe('4');
    const other = await system.issuer.token(tenant, { sub: 'user-2' });
    expect((await limited.get('', '/sites', { token: other })).status).toBe(200);
  });

  it('counts what is refused for its scope or its form, too', async () => {
    const tenant = randomUUID();
    const token = await system.issuer.token(tenant, { scope: 'cve:view' });
    const answers = [];
    for (let turn = 0; turn < 6; turn += 1) answers.push(await limited.get(tenant, '/sites', { token }));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429]);
  });

  it('does not hold for health, errors and metrics', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      for (const path of ['/health/live', '/health/ready', '/errors', '/metrics']) {
        const answer = await limited.get('', path, { token: null });
        expect({ path, status: answer.status, headers: headersOf(answer)[0] }).toEqual({
          path,
          status: 200,
          headers: null,
        });
      }
    }
  });

  it('of wrong tokens keeps an address from guessing keys, and lets on who was verified a moment ago', async () => {
    const address = await system.startAnother({ WRONG_TOKENS_PER_MINUTE: '4' });
    const tenant = randomUUID();
    const { key } = await given(tenant);
    const known = await system.issuer.token(tenant);
    const expired = await system.issuer.token(tenant, { exp: Math.floor(Date.now() / 1000) - 60 });
    expect((await address.get('', '/sites', { token: known })).status).toBe(200);
    // Nobody guesses tokens that were good once, and who sends none guesses nothing.
    for (let turn = 0; turn < 8; turn += 1) {
      expectRefusal(await address.get('', '/sites', { token: expired }), 401, 'token_expired');
      expectRefusal(await address.get('', '/sites', { token: null }), 401, 'token_missing');
    }
    for (const guess of [otherSecret(key), otherSecret(key), 'nonsense', `${known}x`]) {
      expect((await address.get('', '/sites', { token: guess })).status).toBe(401);
    }
    const refused = await address.get('', '/sites', { token: otherSecret(key) });
    expectRefusal(refused, 429, 'wrong_tokens_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // Even the right key: or the answer would tell that it was.
    expectRefusal(await address.get('', '/sites', { token: key }), 429, 'wrong_tokens_limited');
    expect((await address.get('', '/sites', { token: known })).status).toBe(200);
  });

  it('of wrong tokens is for each address behind a proxy that is trusted', async () => {
    const behind = await system.startAnother({ WRONG_TOKENS_PER_MINUTE: '2', TRUSTED_PROXIES: '127.0.0.1' });
    const from = (address: string) => ({ token: 'a.b.c', headers: { 'x-forwarded-for': address } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await behind.get('', '/sites', from('192.0.2.1'))).status);
    const { key } = await given(randomUUID());
    const blocked = await behind.get('', '/sites', { ...from('192.0.2.1'), token: key });
    const other = await behind.get('', '/sites', { ...from('192.0.2.2'), token: key });
    expect([blocked.status, other.status]).toEqual([429, 200]);
  });
});
