import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { OnDemandScanResponse, ScanRequested } from '#contracts';
import { expectErrorResponse } from '../support/error-response.js';
import { singleIpContract } from '../support/seed-contract.js';
import { type Answer, PUBLIC_URL, startSystem, type System, type TestSite, until } from '../support/system.js';

const PATH = '/scans/cve/scheduled/single-ip';
const ADDRESS = '10.77.0.11';
const contract = singleIpContract();

let system: System;
let site: TestSite;
let theirs: TestSite;

beforeAll(async () => {
  system = await startSystem({ BODY_LIMIT_BYTES: '2048' });
  site = await system.centre.provisionSite({ networks: ['10.77.0.0/24', '192.168.1.0/24'], subnets: ['10.77.0.0/24'] });
  theirs = await system.centre.provisionSite();
});

afterAll(async () => {
  await system.stop();
});

const good = () => ({ schedule_id: site.scheduleId, site_id: site.siteId, ip_address: ADDRESS });
const post = (body: unknown, headers: Record<string, string> = {}) =>
  system.centre.post(site.tenantId, PATH, body, { headers });

async function countScans(): Promise<{ scans: number; site_scans: number; outbox: number; keys: number }> {
  const [row] = await system.centre.query<{ scans: number; site_scans: number; outbox: number; keys: number }>(`
    SELECT (SELECT count(*)::int FROM scans) AS scans, (SELECT count(*)::int FROM site_scans) AS site_scans,
           (SELECT count(*)::int FROM outbox) AS outbox, (SELECT count(*)::int FROM idempotency_keys) AS keys`);
  return row!;
}

/** Status, shape and code are as they should be, and the page about the code can be read without a token. */
async function expectRefusal(answer: Answer, status: number, code: string): Promise<void> {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  const docUrl = String(answer.body.doc_url);
  expect(docUrl).toBe(`${PUBLIC_URL}/errors/${code}`);
  const page = await fetch(docUrl.replace(PUBLIC_URL, system.centre.url));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(code);
}

describe(`POST ${PATH}, judged by ${contract.source}`, () => {
  it('accepts a good request: 202 with every field, and the scan can be read at once', async () => {
    expect(contract.validateRequest(good())).toEqual([]);
    const before = Date.now();
    const answer = await post(good());
    expect(answer.status).toBe(202);
    expect(contract.validateResponse(202, answer.body)).toEqual([]);
    const accepted = OnDemandScanResponse.parse(answer.body);
    expect(accepted).toMatchObject({ status: 'pending', ip_address: ADDRESS, site_id: site.siteId });
    expect(Date.parse(accepted.created_at)).toBeGreaterThanOrEqual(before);
    expect(answer.headers.get('location')).toBe(`/scans/cve/${accepted.scan_id}`);
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
    const report = await system.centre.report(site.tenantId, accepted.scan_id);
    expect(report).toMatchObject({ state: 'pending', requested_at: accepted.created_at });
    expect(report.sites[0]?.coverage.targets.missing).toEqual([ADDRESS]);
    expect((await system.centre.get(theirs.tenantId, `/scans/cve/${accepted.scan_id}`)).status).toBe(404);
  });

  it('asks the site with what the schedule says, and nothing of what it does not cover', async () => {
    const { body } = await post(good());
    const ask = () => system.broker.messagesOf('SCAN_REQUESTS', String(body.scan_id));
    const [message] = await until('the request', ask, (messages) => messages.length > 0);
    const request = ScanRequested.publish.parse(JSON.parse(message!.body));
    expect(request).toMatchObject({ targets: [ADDRESS], profile: 'quick', min_cvss: 0, warning_threshold: 7 });
    expect(request.allowed_networks).toEqual(['10.77.0.0/24']);
    expect(message!.subject).toBe(`scan.requested.${site.siteId}`);
  });

  it('takes tenants and sites by the ids other systems gave them, which need not be UUIDs as RFC 9562 has them', async () => {
    const tenantId = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
    const { siteId, scheduleId } = await system.centre.provisionSite({
      tenantId,
      siteId: '11111111-2222-3333-4444-555555555555',
    });
    const body = { schedule_id: scheduleId, site_id: siteId, ip_address: ADDRESS };
    expect(await system.centre.post(tenantId, PATH, body)).toMatchObject({ status: 202, body: { site_id: siteId } });
  });

  it('takes ids in capitals as the same ids', async () => {
    const body = { ...good(), site_id: site.siteId.toUpperCase(), schedule_id: site.scheduleId.toUpperCase() };
    expect((await post(body)).body).toMatchObject({ site_id: site.siteId });
  });

  const wrong: [string, number, string, () => unknown][] = [
    ['no JSON', 400, 'body_not_json', () => '{"schedule_id":'],
    ['nothing', 400, 'body_not_object', () => ''],
    ['a list', 400, 'body_not_object', () => [good()]],
    ['null', 400, 'body_not_object', () => 'null'],
    ['a text', 400, 'body_not_object', () => '"scan it"'],
    ...(['schedule_id', 'site_id', 'ip_address'] as const).flatMap((name): typeof wrong => [
      [`${name} missing`, 400, 'parameter_missing', () => ({ ...good(), [name]: undefined })],
      [`${name} null`, 400, 'parameter_invalid', () => ({ ...good(), [name]: null })],
      [`${name} a number`, 400, 'parameter_invalid', () => ({ ...good(), [name]: 7 })],
      [`${name} a list`, 400, 'parameter_invalid', () => ({ ...good(), [name]: [good()[name]] })],
      [`${name} an object`, 400, 'parameter_invalid', () => ({ ...good(), [name]: {} })],
      [`${name} empty`, 400, 'parameter_invalid', () => ({ ...good(), [name]: '' })],
      [`${name} with a NUL`, 400, 'parameter_invalid', () => ({ ...good(), [name]: `${good()[name]}\u0000` })],
    ]),
    ['a schedule that is no UUID', 400, 'parameter_invalid', () => ({ ...good(), schedule_id: 'weekly' })],
    ['one parameter too many', 400, 'parameter_unknown', () => ({ ...good(), ports: '1-65535' })],
    ['a prototype', 400, 'parameter_unknown', () => JSON.stringify(good()).replace('{', '{"__proto__":{},')],
    ['an address with leading zeros', 400, 'parameter_invalid', () => ({ ...good(), ip_address: '10.077.000.011' })],
    ['a network', 400, 'parameter_invalid', () => ({ ...good(), ip_address: '10.77.0.0/24' })],
    ['a name', 400, 'parameter_invalid', () => ({ ...good(), ip_address: 'localhost' })],
    ['an option of nmap', 400, 'parameter_invalid', () => ({ ...good(), ip_address: '-iL/etc/passwd' })],
    ['a number for an address', 400, 'parameter_invalid', () => ({ ...good(), ip_address: '172818443' })],
    ['three parts', 400, 'parameter_invalid', () => ({ ...good(), ip_address: '10.77.11' })],
    ['IPv6', 400, 'ipv6_not_supported', () => ({ ...good(), ip_address: 'fd00::11' })],
    ['IPv4 inside IPv6', 400, 'ipv6_not_supported', () => ({ ...good(), ip_address: '::ffff:10.77.0.11' })],
    ['more bytes than are read', 413, 'body_too_large', () => ({ ...good(), more: 'x'.repeat(3000) })],
    ['a schedule nobody has', 404, 'schedule_not_found', () => ({ ...good(), schedule_id: randomUUID() })],
    ['a site nobody has', 404, 'site_not_found', () => ({ ...good(), site_id: randomUUID() })],
    ['the schedule of somebody else', 404, 'schedule_not_found', () => ({ ...good(), schedule_id: theirs.scheduleId })],
    ['the site of somebody else', 404, 'site_not_found', () => ({ ...good(), site_id: theirs.siteId })],
    ['an address outside', 422, 'address_outside_site', () => ({ ...good(), ip_address: '10.78.0.11' })],
    ['one the schedule leaves out', 422, 'address_outside_site', () => ({ ...good(), ip_address: '192.168.1.5' })],
    ...['8.8.8.8', '224.0.0.1', '255.255.255.255', '127.0.0.1', '0.0.0.0', '192.0.2.1'].map(
      (address): (typeof wrong)[number] => [
        address,
        422,
        'address_not_scannable',
        () => ({ ...good(), ip_address: address }),
      ],
    ),
  ];
  it.each(wrong)('refuses %s with %i %s', async (_, status, code, body) => {
    const before = await countScans();
    const sent = body();
    await expectRefusal(await post(sent), status, code);
    expect(await countScans()).toEqual(before);
    const isJudged = status === 400 && code !== 'parameter_unknown' && typeof sent === 'object';
    if (isJudged && contract.isOriginal) expect(contract.validateRequest(sent)).not.toEqual([]);
  });

  it('refuses a site that is not in the schedule', async () => {
    const other = await system.centre.provisionSite({ tenantId: site.tenantId });
    await expectRefusal(await post({ ...good(), site_id: other.siteId }), 422, 'site_not_in_schedule');
  });

  it('lets loopback in only where the site names it, and the whole internet nowhere', async () => {
    const loopback = await system.centre.provisionSite({ networks: ['127.0.0.0/16'] });
    expect((await system.centre.requestSingleIp(loopback, '127.0.0.1')).status).toBe(202);
    // No site and no schedule can be like this; were there one, it would still let nothing in.
    const greedy = await system.centre.provisionSite();
    await system.centre.query(`UPDATE sites SET networks = '{0.0.0.0/0}' WHERE id = $1`, [greedy.siteId]);
    await system.centre.query(`UPDATE schedule_sites SET subnet = '0.0.0.0/0' WHERE site_id = $1`, [greedy.siteId]);
    for (const address of ['127.0.0.1', '8.8.8.8', '255.255.255.255']) {
      const answer = await system.centre.requestSingleIp(greedy, address);
      await expectRefusal(answer, 422, 'address_not_scannable');
    }
  });

  it('refuses a body that says it is something else', async () => {
    await expectRefusal(await post(good(), { 'content-type': 'text/plain' }), 415, 'content_type_unsupported');
  });

  it.each([
    ['none', 'token_missing', (): null => null],
    ['expired', 'token_expired', () => system.issuer.token(site.tenantId, { exp: Math.floor(Date.now() / 1000) - 60 })],
    ['unsigned', 'token_invalid', async () => (await system.centre.token(site.tenantId)).replace(/[^.]*$/, '')],
    ['of algorithm none', 'token_invalid', (): string => `${encoded({ alg: 'none' })}.${encoded(claims())}.`],
    ['of somebody without a tenant', 'tenant_missing', () => system.issuer.token('', { tenant_id: undefined })],
  ] as const)('refuses a token that is %s', async (_, code, token) => {
    const before = await countScans();
    const answer = await system.centre.post(site.tenantId, PATH, good(), { token: await token() });
    await expectRefusal(answer, 401, code);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await countScans()).toEqual(before);
  });
});

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = (): object => ({
  iss: 'https://issuer.test',
  aud: 'siteward',
  tenant_id: site.tenantId,
  exp: 4_000_000_000,
});

describe('Idempotency-Key', () => {
  const withKey = (key: string, body: unknown = good()) => post(body, { 'idempotency-key': key });

  it('gives the second request the first answer, byte for byte, and opens nothing', async () => {
    const key = randomUUID();
    const first = await withKey(key);
    const before = await countScans();
    const second = await withKey(key);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.text).toBe(first.text);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await countScans()).toEqual(before);
  });

  it('knows the request again however its keys are ordered and its ids are written', async () => {
    const key = randomUUID();
    const first = await withKey(key);
    const { schedule_id, site_id, ip_address } = good();
    const same = await withKey(key, { ip_address, site_id: site_id.toUpperCase(), schedule_id });
    expect(same.body.scan_id).toBe(first.body.scan_id);
  });

  it('refuses another body under the same key', async () => {
    const key = randomUUID();
    const first = await withKey(key);
    await expectRefusal(await withKey(key, { ...good(), ip_address: '10.77.0.12' }), 422, 'idempotency_key_reused');
    expect((await withKey(key)).body.scan_id).toBe(first.body.scan_id);
  });

  it('opens one scan for twenty requests at once, and asks the site once', async () => {
    const before = await countScans();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => withKey(key)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    expect(new Set(answers.map(({ body }) => body.scan_id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect(await countScans()).toMatchObject({ scans: before.scans + 1, outbox: before.outbox + 1 });
  });

  it('belongs to its tenant', async () => {
    const key = randomUUID();
    const mine = await withKey(key);
    const other = await system.centre.requestSingleIp(theirs, ADDRESS, { headers: { 'idempotency-key': key } });
    expect(other.status).toBe(202);
    expect(other.body.scan_id).not.toBe(mine.body.scan_id);
  });

  it('may be used again after a day', async () => {
    const key = randomUUID();
    const first = await withKey(key);
    const age = (interval: string) =>
      system.centre.query(`UPDATE idempotency_keys SET created_at = now() - interval '${interval}' WHERE key = $1`, [
        key,
      ]);
    await age('23 hours 59 minutes');
    expect((await withKey(key)).body.scan_id).toBe(first.body.scan_id);
    await age('24 hours 1 second');
    const second = await withKey(key, { ...good(), ip_address: '10.77.0.12' });
    expect(second.status).toBe(202);
    expect(second.body.scan_id).not.toBe(first.body.scan_id);
    expect((await withKey(key, { ...good(), ip_address: '10.77.0.12' })).body.scan_id).toBe(second.body.scan_id);
  });

  it('is not used up by a refused request', async () => {
    const key = randomUUID();
    await expectRefusal(await withKey(key, { ...good(), ip_address: '8.8.8.8' }), 422, 'address_not_scannable');
    expect((await withKey(key)).status).toBe(202);
  });

  it.each([
    ['too long', 'x'.repeat(256)],
    ['of two words', 'two words'],
  ])('refuses a key that is %s', async (_, key) => {
    await expectRefusal(await withKey(key), 400, 'idempotency_key_invalid');
  });
});

describe('a database in trouble', () => {
  afterEach(async () => {
    await admin('DROP TRIGGER IF EXISTS refuse ON outbox; DROP TRIGGER IF EXISTS refuse ON idempotency_keys');
  });

  /** Works from outside, when the centre's own connections do not. */
  async function admin(sql: string, url = system.database.url): Promise<void> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  const refuseInserts = (table: string) =>
    admin(`
      CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no secret s3cr3t'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse()`);

  it.each(['outbox', 'idempotency_keys'])(
    'that refuses %s keeps nothing of the request, and says nothing of itself',
    async (table) => {
      const key = randomUUID();
      const before = await countScans();
      await refuseInserts(table);
      const answer = await post(good(), { 'idempotency-key': key });
      await expectRefusal(answer, 500, 'internal_error');
      expect(answer.text).not.toContain('s3cr3t');
      expect(await countScans()).toEqual(before);
      await admin(`DROP TRIGGER refuse ON ${table}`);
      const again = await post(good(), { 'idempotency-key': key });
      expect(again.status).toBe(202);
      expect(again.headers.get('idempotency-replayed')).toBeNull();
      expect(await countScans()).toMatchObject({ scans: before.scans + 1, outbox: before.outbox + 1 });
    },
  );

  it('that is gone makes 500s, and loses no scan that was accepted; when it is back all goes on by itself', async () => {
    const accepted = await post(good());
    const elsewhere = Object.assign(new URL(system.database.url), { pathname: '/postgres' }).href;
    const name = new URL(system.database.url).pathname.slice(1);
    const shut = `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`;
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
    await admin(shut, elsewhere);
    await admin(cut, elsewhere);
    const refused = await post(good());
    await expectRefusal(refused, 500, 'internal_error');
    await admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`, elsewhere);
    const back = await until(
      'the database to be used again',
      () => post(good()),
      ({ status }) => status === 202,
    );
    for (const { body } of [accepted, back]) {
      const ask = () => system.broker.messagesOf('SCAN_REQUESTS', String(body.scan_id));
      expect(await until('the request', ask, (messages) => messages.length > 0)).toHaveLength(1);
    }
  });
});

it('opens nothing that was not accepted: as many scans as requests to the sites', async () => {
  const waiting = () => system.centre.query('SELECT id FROM outbox WHERE sent_at IS NULL');
  await until('the outbox to be empty', waiting, (rows) => rows.length === 0);
  const { scans, site_scans } = await countScans();
  const messages = await system.broker.messages('SCAN_REQUESTS');
  const hashes = new Set(messages.map(({ body }) => createHash('sha256').update(body).digest('hex')));
  expect({ site_scans, messages: messages.length, different: hashes.size }).toEqual({
    site_scans: scans,
    messages: scans,
    different: scans,
  });
});
