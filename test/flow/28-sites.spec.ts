import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SiteRemoval } from '../../apps/api/src/sites/index.js';
import { siteConsumerExists } from '../support/site-consumer.js';
import { expectErrorResponse } from '../support/error-response.js';
import { type Answer, type Centre, PUBLIC_URL, startSystem, type System, until } from '../support/system.js';

let system: System;
let centre: Centre;

beforeAll(async () => {
  system = await startSystem();
  centre = system.centre;
});

afterAll(() => system.stop());

const OFFICE = { name: 'Main office', networks: ['192.168.88.0/24'] };

async function created(tenantId: string, body: object = OFFICE): Promise<string> {
  const answer = await centre.post(tenantId, '/sites', body);
  expect(answer.status).toBe(201);
  return String(answer.body.id);
}

function expectRefusal(answer: Answer, status: number, code: string): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
}

const listed = async (tenantId: string, query = '') =>
  JSON.parse((await centre.get(tenantId, `/sites${query}`)).text) as { id: string; name: string }[];

const audited = (tenantId: string) =>
  centre.query<{ action: string; resource_id: string; details: unknown; actor: string; request_id: string }>(
    `SELECT action, resource_id, details, actor, request_id FROM audit_log WHERE tenant_id = $1 ORDER BY at, id`,
    [tenantId],
  );

const hasConsumer = (siteId: string) => siteConsumerExists(system.nats.url, siteId);

describe('POST /sites', () => {
  it('adds a site, says where it is, and writes into the audit log who did it', async () => {
    const tenant = randomUUID();
    const answer = await centre.post(tenant, '/sites', OFFICE, { headers: { 'x-request-id': 'site-1' } });
    expect(answer.status).toBe(201);
    const { id } = answer.body;
    expect(answer.headers.get('location')).toBe(`/sites/${String(id)}`);
    const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(answer.body).toEqual({ id, ...OFFICE, created_at: moment, updated_at: answer.body.created_at });
    expect((await centre.get(tenant, `/sites/${String(id)}`)).body).toEqual(answer.body);
    expect(await audited(tenant)).toEqual([
      { action: 'site.created', resource_id: id, details: OFFICE, actor: 'user-1', request_id: 'site-1' },
    ]);
  });

  it('has its consumer on the broker soon, from which an agent takes its requests', async () => {
    const siteId = await created(randomUUID());
    await until('the consumer of the site', () => hasConsumer(siteId), Boolean, 5_000);
  });

  it('clears host bits and leaves out what lies in another network', async () => {
    const networks = ['10.1.2.3/24', '10.1.2.128/25', '10.1.2.0/24', '169.254.7.9/16', '127.0.0.5/8'];
    const answer = await centre.post(randomUUID(), '/sites', { name: 'Odd', networks });
    expect(answer.body.networks).toEqual(['10.1.2.0/24', '169.254.0.0/16', '127.0.0.0/8']);
  });

  it('takes an id of the caller once, and never one that is taken, whoever has it', async () => {
    const id = randomUUID();
    const ours = randomUUID();
    const first = await centre.post(ours, '/sites', { ...OFFICE, id: id.toUpperCase() });
    expect({ status: first.status, id: first.body.id }).toEqual({ status: 201, id });
    for (const tenant of [ours, randomUUID()]) {
      expectRefusal(await centre.post(tenant, '/sites', { ...OFFICE, id }), 409, 'site_exists');
    }
    expect(await listed(ours)).toHaveLength(1);
  });

  it.each([
    ['no name', { networks: ['10.0.0.0/24'] }, 400, 'parameter_missing'],
    ['an empty name', { ...OFFICE, name: '  ' }, 400, 'parameter_invalid'],
    ['a name with a NUL', { ...OFFICE, name: 'a\u0000b' }, 400, 'parameter_invalid'],
    ['a name that is too long', { ...OFFICE, name: 'x'.repeat(201) }, 400, 'parameter_invalid'],
    ['no networks', { ...OFFICE, networks: [] }, 400, 'parameter_invalid'],
    ['too many networks', { ...OFFICE, networks: Array(257).fill('10.0.0.0/24') }, 400, 'parameter_invalid'],
    ['an address for a network', { ...OFFICE, networks: ['10.0.0.1'] }, 400, 'parameter_invalid'],
    ['a public network', { ...OFFICE, networks: ['8.8.8.0/24'] }, 422, 'network_not_scannable'],
    ['a network with public parts', { ...OFFICE, networks: ['0.0.0.0/0'] }, 422, 'network_not_scannable'],
    ['an IPv6 network', { ...OFFICE, networks: ['fd00::/64'] }, 400, 'ipv6_not_supported'],
    ['an id that is none', { ...OFFICE, id: 'main' }, 400, 'parameter_invalid'],
    ['a parameter nobody knows', { ...OFFICE, tenant_id: randomUUID() }, 400, 'parameter_unknown'],
  ])('refuses %s', async (_, body, status, code) => {
    const tenant = randomUUID();
    expectRefusal(await centre.post(tenant, '/sites', body), status, code);
    expect(await listed(tenant)).toEqual([]);
  });
});

describe('GET /sites', () => {
  it('shows the sites of the tenant, newest first, page by page', async () => {
    const tenant = randomUUID();
    const names = ['one', 'two', 'three', 'four', 'five'];
    for (const name of names) await created(tenant, { ...OFFICE, name });
    await created(randomUUID(), { ...OFFICE, name: 'not ours' });
    const seen: string[] = [];
    for (let path: string | null = '/sites?limit=2'; path !== null;) {
      const answer = await centre.get(tenant, path);
      const page = JSON.parse(answer.text) as { name: string }[];
      expect(page.length).toBeLessThanOrEqual(2);
      seen.push(...page.map(({ name }) => name));
      const link: string | undefined = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
      path = link?.replace(PUBLIC_URL, '') ?? null;
    }
    expect(seen).toEqual([...names].reverse());
  });

  it('finds a part of the name, in either case, and takes signs of SQL for themselves', async () => {
    const tenant = randomUUID();
    for (const name of ['Berlin Office', 'Paris office', '100% depot']) await created(tenant, { ...OFFICE, name });
    expect((await listed(tenant, '?q=OFFICE')).map(({ name }) => name)).toEqual(['Paris office', 'Berlin Office']);
    expect((await listed(tenant, '?q=%25')).map(({ name }) => name)).toEqual(['100% depot']);
    expect(await listed(tenant, '?q=_')).toEqual([]);
    expect(await listed(tenant, `?q=${encodeURIComponent("' OR 1=1 --")}`)).toEqual([]);
  });

  it.each(['?limit=0', '?limit=101', '?q=', '?q=%00', '?cursor=nonsense', '?sort=name'])(
    'refuses %s',
    async (query) => {
      expect((await centre.get(randomUUID(), `/sites${query}`)).status).toBe(400);
    },
  );
});

describe('PUT /sites/{site_id}', () => {
  it('replaces name and networks, keeps when the site was made, and tells what was before', async () => {
    const tenant = randomUUID();
    const id = await created(tenant);
    const before = (await centre.get(tenant, `/sites/${id}`)).body;
    const changed = { name: 'Head office', networks: ['10.9.0.0/16'] };
    const answer = await centre.put(tenant, `/sites/${id}`, changed);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, ...changed, created_at: before.created_at });
    expect(Date.parse(String(answer.body.updated_at))).toBeGreaterThanOrEqual(Date.parse(String(before.updated_at)));
    expect((await centre.get(tenant, `/sites/${id}`)).body).toEqual(answer.body);
    const [, entry] = await audited(tenant);
    expect(entry).toMatchObject({ action: 'site.updated', details: { before: OFFICE, after: changed } });
  });

  it('wants the whole site, and one that is there', async () => {
    const tenant = randomUUID();
    const id = await created(tenant);
    expectRefusal(await centre.put(tenant, `/sites/${id}`, { name: 'x' }), 400, 'parameter_missing');
    expectRefusal(await centre.put(tenant, `/sites/${randomUUID()}`, OFFICE), 404, 'site_not_found');
  });

  it('has networks it takes away scanned no more, from the next request on', async () => {
    const site = await centre.provisionSite({ networks: ['10.77.0.0/24'] });
    expect((await centre.requestSingleIp(site, '10.77.0.11')).status).toBe(202);
    await centre.put(site.tenantId, `/sites/${site.siteId}`, { name: 'Smaller', networks: ['10.78.0.0/24'] });
    expectRefusal(await centre.requestSingleIp(site, '10.77.0.11'), 422, 'address_outside_site');
  });
});

describe('PATCH /sites/{site_id}', () => {
  it('changes what is given and leaves the rest', async () => {
    const tenant = randomUUID();
    const id = await created(tenant);
    const named = await centre.patch(tenant, `/sites/${id}`, { name: 'Renamed' });
    expect(named.body).toMatchObject({ name: 'Renamed', networks: OFFICE.networks });
    const moved = await centre.patch(tenant, `/sites/${id}`, { networks: ['10.3.0.0/24'] });
    expect(moved.body).toMatchObject({ name: 'Renamed', networks: ['10.3.0.0/24'] });
  });

  it('that changes nothing is no change: neither a new time nor an entry in the audit log', async () => {
    const tenant = randomUUID();
    const id = await created(tenant);
    const before = (await centre.get(tenant, `/sites/${id}`)).body;
    for (const body of [{}, OFFICE]) {
      const answer = await centre.patch(tenant, `/sites/${id}`, body);
      expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: before });
    }
    expect(await audited(tenant)).toHaveLength(1);
  });

  it('refuses what POST refuses', async () => {
    const tenant = randomUUID();
    const id = await created(tenant);
    const answer = await centre.patch(tenant, `/sites/${id}`, { networks: ['1.1.1.0/24'] });
    expectRefusal(answer, 422, 'network_not_scannable');
    expectRefusal(await centre.patch(tenant, `/sites/${id}`, { id: randomUUID() }), 400, 'parameter_unknown');
  });
});

describe('DELETE /sites/{site_id}', () => {
  it('removes the site, what schedules cover of it, and its consumer on the broker, and nothing else', async () => {
    const site = await centre.provisionSite();
    const other = await centre.provisionSite({ tenantId: site.tenantId });
    await until('both consumers', async () => (await hasConsumer(site.siteId)) && hasConsumer(other.siteId), Boolean);
    const answer = await centre.delete(site.tenantId, `/sites/${site.siteId}`);
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 204, text: '' });
    expectRefusal(await centre.get(site.tenantId, `/sites/${site.siteId}`), 404, 'site_not_found');
    expectRefusal(await centre.delete(site.tenantId, `/sites/${site.siteId}`), 404, 'site_not_found');
    const covers = 'SELECT schedule_id FROM schedule_sites WHERE site_id = $1';
    expect(await centre.query(covers, [site.siteId])).toEqual([]);
    expect(await centre.query(covers, [other.siteId])).toHaveLength(1);
    expect(await centre.query('SELECT id FROM schedules WHERE id = $1', [site.scheduleId])).toHaveLength(1);
    await until(
      'the consumer to be gone',
      () => hasConsumer(site.siteId),
      (there) => !there,
    );
    expect(await hasConsumer(other.siteId)).toBe(true);
    expect((await audited(site.tenantId)).map(({ action }) => action)).toContain('site.deleted');
  });

  it('has no more scans of it asked for, and the reports of old ones stay', async () => {
    const site = await centre.provisionSite();
    const scanId = await centre.requestScan(site, '10.77.0.11');
    await centre.delete(site.tenantId, `/sites/${site.siteId}`);
    expectRefusal(await centre.requestSingleIp(site, '10.77.0.11'), 404, 'site_not_found');
    expect((await centre.report(site.tenantId, scanId)).id).toBe(scanId);
  });

  it('lets other stages do their part in the same transaction: when one cannot, the site stays', async () => {
    const tenant = randomUUID();
    const id = await created(tenant);
    const told: unknown[] = [];
    centre.app.get(SiteRemoval, { strict: false }).add((site) => {
      if (site.siteId !== id) return Promise.resolve();
      told.push(site);
      return told.length === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
    });
    expectRefusal(await centre.delete(tenant, `/sites/${id}`), 500, 'internal_error');
    expect((await centre.get(tenant, `/sites/${id}`)).status).toBe(200);
    expect((await centre.delete(tenant, `/sites/${id}`)).status).toBe(204);
    const site = { tenantId: tenant, siteId: id };
    expect(told).toEqual([site, site]);
  });

  it('of one id, and adding it again, gives it a consumer again', async () => {
    const tenant = randomUUID();
    const id = await created(tenant);
    await until('the consumer', () => hasConsumer(id), Boolean);
    await centre.delete(tenant, `/sites/${id}`);
    await created(tenant, { ...OFFICE, id });
    await until('the consumer again', () => hasConsumer(id), Boolean);
  });
});

describe('a site', () => {
  const routes = [
    ['GET', 'site:view'],
    ['PUT', 'site:update'],
    ['PATCH', 'site:update'],
    ['DELETE', 'site:delete'],
  ] as const;
  const send = (method: (typeof routes)[number][0], tenant: string, path: string, token?: string | null) => {
    const change = token === undefined ? {} : { token };
    if (method === 'GET') return centre.get(tenant, path, change);
    if (method === 'DELETE') return centre.delete(tenant, path, change);
    return method === 'PUT' ? centre.put(tenant, path, OFFICE, change) : centre.patch(tenant, path, OFFICE, change);
  };

  it.each(routes)(
    'is not there for another tenant, not for strangers, not without the scope: %s',
    async (method, scope) => {
      const tenant = randomUUID();
      const path = `/sites/${await created(tenant)}`;
      expectRefusal(await send(method, randomUUID(), path), 404, 'site_not_found');
      expectRefusal(await send(method, tenant, path, null), 401, 'token_missing');
      const others = ['site:view', 'site:create', 'site:update', 'site:delete', 'cve:*'].filter((one) => one !== scope);
      const lacking = await system.issuer.token(tenant, { scope: others.join(' ') });
      expectRefusal(await send(method, tenant, path, lacking), 403, 'scope_missing');
      expectRefusal(await send(method, tenant, '/sites/none'), 400, 'parameter_invalid');
      expect((await send(method, tenant, path, await system.issuer.token(tenant, { scope }))).status).toBeLessThan(300);
    },
  );

  it('can be listed with site:view and added with site:create only', async () => {
    const tenant = randomUUID();
    const viewing = await system.issuer.token(tenant, { scope: 'site:view' });
    const creating = await system.issuer.token(tenant, { scope: 'site:create' });
    expect((await centre.get(tenant, '/sites', { token: viewing })).status).toBe(200);
    expectRefusal(await centre.get(tenant, '/sites', { token: creating }), 403, 'scope_missing');
    expectRefusal(await centre.post(tenant, '/sites', OFFICE, { token: viewing }), 403, 'scope_missing');
    expect((await centre.post(tenant, '/sites', OFFICE, { token: creating })).status).toBe(201);
  });
});
