import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ScanSchedule } from '#contracts';
import { expectErrorResponse } from '../support/error-response.js';
import { type Answer, PUBLIC_URL, startSystem, type System, type TestSite } from '../support/system.js';

const PATH = '/scans/cve/scheduled';
const DAY_MS = 86_400_000;

let system: System;
let site: TestSite;
let second: TestSite;
let theirs: TestSite;

beforeAll(async () => {
  system = await startSystem();
  site = await system.centre.provisionSite({ networks: ['10.77.0.0/16', '192.168.1.0/24'], subnets: ['10.77.0.0/24'] });
  second = await system.centre.provisionSite({
    tenantId: site.tenantId,
    networks: ['172.16.0.0/12'],
    subnets: ['172.16.0.0/24'],
  });
  theirs = await system.centre.provisionSite();
});

afterAll(async () => {
  await system.stop();
});

/** The least that makes a schedule. */
const good = () => ({
  description: 'Weekly Scan for Main Office',
  day_of_week: 1,
  time_of_day: '02:00',
  every_n_weeks: 2,
  timezone: 'America/New_York',
  min_cvss: 4,
  warning_threshold: 7,
  sites: [{ id: site.siteId, subnet: '10.77.0.0/24' }],
});

const everything = () => ({
  ...good(),
  ignore_offline_sites: true,
  notify: [randomUUID(), randomUUID()],
  notification_group: 'security-alerts',
  exclusions: ['10.77.0.1', '10.77.0.128/25'],
  profile: 'deep',
  max_packets_per_second: 200,
  blackouts: [{ starts_at: '2026-12-24T00:00:00.000Z', ends_at: '2027-01-02T00:00:00.000Z', reason: 'Holidays' }],
  enabled: false,
  missed_run_policy: 'run',
});

const post = (body: unknown) => system.centre.post(site.tenantId, PATH, body);
const get = (id: string) => system.centre.get(site.tenantId, `${PATH}/${id}`);
const put = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  system.centre.put(site.tenantId, `${PATH}/${id}`, body, { headers });
const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  system.centre.patch(site.tenantId, `${PATH}/${id}`, body, { headers });
const list = (answer: Answer) => JSON.parse(answer.text) as ScanSchedule[];

async function created(body: unknown = good()): Promise<ScanSchedule> {
  const answer = await post(body);
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
  return ScanSchedule.parse(answer.body);
}

function expectRefusal(answer: Answer, status: number, code: string, named = ''): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(String(answer.body.message)).toContain(named);
}

/** What the audit log says of a schedule, oldest first. */
const audited = (id: string) =>
  system.centre.query<{ action: string; actor: string; actor_kind: string; details: Record<string, unknown> }>(
    `SELECT action, actor, actor_kind, details FROM audit_log WHERE resource_type = 'schedule' AND resource_id = $1 ORDER BY id`,
    [id],
  );

const countSchedules = async () => {
  const [row] = await system.centre.query<{ count: number }>('SELECT count(*)::int FROM schedules');
  return row!.count;
};

describe(`POST ${PATH}`, () => {
  it('answers 201 with the whole schedule and where it is', async () => {
    const before = Date.now();
    const answer = await post(good());
    expect(answer.status).toBe(201);
    const schedule = ScanSchedule.strict().parse(answer.body);
    expect(schedule).toMatchObject({
      ...good(),
      ignore_offline_sites: false,
      notify: [],
      notification_group: null,
      exclusions: [],
      profile: 'standard',
      max_packets_per_second: null,
      blackouts: [],
      enabled: true,
      missed_run_policy: 'skip',
      running: false,
      status: 'ready',
      last_run_at: null,
      latest_scan: null,
    });
    expect(Date.parse(schedule.created_at)).toBeGreaterThanOrEqual(before);
    expect(schedule.updated_at).toBe(schedule.created_at);
    expect(answer.headers.get('location')).toBe(`${PATH}/${schedule.id}`);
    expect(answer.headers.get('etag')).toMatch(/^"\w+"$/);
    expect((await get(schedule.id)).body).toEqual(answer.body);
  });

  it('runs first at the next time of its day, told with the offset of its zone', async () => {
    const { next_scan_at } = await created({ ...good(), every_n_weeks: 52 });
    const next = String(next_scan_at);
    expect(next).toMatch(/T02:00:00-0[45]:00$/);
    expect(new Date(`${next.slice(0, 10)}T00:00:00Z`).getUTCDay()).toBe(1);
    expect(Date.parse(next)).toBeGreaterThan(Date.now());
    expect(Date.parse(next)).toBeLessThanOrEqual(Date.now() + 7 * DAY_MS + 3_600_000);
  });

  it('keeps everything that may be said', async () => {
    const body = everything();
    const schedule = await created(body);
    expect(schedule).toMatchObject({ ...body, next_scan_at: null });
    expect((await get(schedule.id)).body).toMatchObject(body);
  });

  it('takes several subnets of several sites, in their order, each once and with host bits cleared', async () => {
    const sites = [
      { id: second.siteId, subnet: '172.16.5.0/24' },
      { id: site.siteId, subnet: '192.168.1.0/25' },
      { id: site.siteId, subnet: '10.77.3.0/24' },
    ];
    const twice = [...sites, { id: site.siteId.toUpperCase(), subnet: '10.77.3.9/24' }, sites[0]];
    const notified = randomUUID();
    const schedule = await created({
      ...good(),
      sites: twice,
      exclusions: ['10.77.3.9', '10.77.3.9/32', '10.77.3.66/26', '10.77.3.64/26'],
      notify: [notified, notified.toUpperCase()],
    });
    expect(schedule.sites).toEqual(sites);
    expect(schedule.exclusions).toEqual(['10.77.3.9', '10.77.3.64/26']);
    expect(schedule.notify).toEqual([notified]);
  });

  it('leaves out slots inside blackouts, and says so when they leave no room', async () => {
    const plain = await created();
    const slot = Date.parse(String(plain.next_scan_at));
    const at = (days: number) => new Date(slot + days * DAY_MS).toISOString();
    const later = await created({ ...good(), blackouts: [{ starts_at: at(-0.1), ends_at: at(0.1) }] });
    const apart = (Date.parse(String(later.next_scan_at)) - slot) / DAY_MS;
    // An hour more or less when the clocks change in between.
    expect(Math.round(apart)).toBe(14);
    expect(later.blackouts).toEqual([{ starts_at: at(-0.1), ends_at: at(0.1), reason: null }]);
    const never = await created({ ...good(), blackouts: [{ starts_at: at(-9), ends_at: at(365 * 20) }] });
    expect(never.next_scan_at).toBeNull();
  });

  it('says in the audit log who made what', async () => {
    const { id } = await created();
    expect(await audited(id)).toMatchObject([
      { action: 'schedule.created', actor: 'user-1', actor_kind: 'user', details: { settings: good() } },
    ]);
  });

  const covers = (subnet: unknown, id: () => unknown = () => site.siteId) => ({ sites: [{ id: id(), subnet }] });
  const wrong: [string, number, string, string, () => object][] = [
    ...Object.keys({ description: 0, day_of_week: 0, time_of_day: 0, every_n_weeks: 0, timezone: 0, min_cvss: 0 }).map(
      (name): (typeof wrong)[number] => [`no ${name}`, 400, 'parameter_missing', name, () => ({ [name]: undefined })],
    ),
    ['no warning_threshold', 400, 'parameter_missing', 'warning_threshold', () => ({ warning_threshold: undefined })],
    ['no sites', 400, 'parameter_missing', 'sites', () => ({ sites: undefined })],
    ['an empty list of sites', 400, 'parameter_invalid', 'sites', () => ({ sites: [] })],
    ['an empty description', 400, 'parameter_invalid', 'description', () => ({ description: ' ' })],
    ['a NUL', 400, 'parameter_invalid', 'description', () => ({ description: 'a\u0000b' })],
    ['half a character', 400, 'parameter_invalid', 'notification_group', () => ({ notification_group: '\ud800' })],
    ['an eighth day', 400, 'parameter_invalid', 'day_of_week', () => ({ day_of_week: 7 })],
    ['half a day', 400, 'parameter_invalid', 'day_of_week', () => ({ day_of_week: 1.5 })],
    ['a day that is text', 400, 'parameter_invalid', 'day_of_week', () => ({ day_of_week: '1' })],
    ['a 25th hour', 400, 'parameter_invalid', 'time_of_day', () => ({ time_of_day: '24:00' })],
    ['a time with seconds', 400, 'parameter_invalid', 'time_of_day', () => ({ time_of_day: '02:00:00' })],
    ['every 0 weeks', 400, 'parameter_invalid', 'every_n_weeks', () => ({ every_n_weeks: 0 })],
    ['every 53 weeks', 400, 'parameter_invalid', 'every_n_weeks', () => ({ every_n_weeks: 53 })],
    ['a zone nobody knows', 400, 'parameter_invalid', 'timezone', () => ({ timezone: 'Mars/Olympus' })],
    ['an offset for a zone', 400, 'parameter_invalid', 'timezone', () => ({ timezone: '+05:00' })],
    ['a score over 10', 400, 'parameter_invalid', 'warning_threshold', () => ({ warning_threshold: 10.1 })],
    ['equal thresholds', 422, 'thresholds_invalid', 'min_cvss', () => ({ min_cvss: 7 })],
    ['thresholds the wrong way round', 422, 'thresholds_invalid', 'min_cvss', () => ({ min_cvss: 9 })],
    ['a subnet that is none', 400, 'parameter_invalid', 'sites[0].subnet', () => covers('10.77.0.0')],
    ['an IPv6 subnet', 400, 'parameter_invalid', 'sites[0].subnet', () => covers('fd00::/64')],
    ['a site that is no id', 400, 'parameter_invalid', 'sites[0].id', () => covers('10.77.0.0/24', () => 'office')],
    [
      'more of a site than is asked',
      400,
      'parameter_unknown',
      'name',
      () => ({ sites: [{ ...good().sites[0], name: 'x' }] }),
    ],
    ['a subnet outside', 422, 'subnet_outside_site', '10.78.0.0/24', () => covers('10.78.0.0/24')],
    ['one that reaches outside', 422, 'subnet_outside_site', '10.76.0.0/15', () => covers('10.76.0.0/15')],
    ["another site's network", 422, 'subnet_outside_site', '', () => covers('172.16.0.0/24')],
    ['a public network', 422, 'network_not_scannable', '8.8.8.0/24', () => covers('8.8.8.0/24')],
    ['the whole internet', 422, 'network_not_scannable', '0.0.0.0/0', () => covers('0.0.0.0/0')],
    [
      'more addresses than a scan takes',
      422,
      'schedule_too_large',
      '131072',
      () => covers('172.16.0.0/15', () => second.siteId),
    ],
    ['all excluded', 422, 'nothing_to_scan', '', () => ({ exclusions: ['10.77.0.0/25', '10.77.0.128/25'] })],
    ['an exclusion that is none', 400, 'parameter_invalid', 'exclusions[0]', () => ({ exclusions: ['printer'] })],
    ['an IPv6 exclusion', 400, 'parameter_invalid', 'exclusions[0]', () => ({ exclusions: ['fd00::1'] })],
    ['a profile nobody knows', 400, 'parameter_invalid', 'profile', () => ({ profile: 'paranoid' })],
    ['no packets', 400, 'parameter_invalid', 'max_packets_per_second', () => ({ max_packets_per_second: 0 })],
    ['a user that is no id', 400, 'parameter_invalid', 'notify[0]', () => ({ notify: ['somebody'] })],
    [
      'a blackout without an end',
      400,
      'parameter_missing',
      'blackouts[0].ends_at',
      () => ({ blackouts: [{ starts_at: '2026-01-01T00:00:00Z' }] }),
    ],
    [
      'a blackout without a zone',
      400,
      'parameter_invalid',
      'blackouts[0].starts_at',
      () => ({ blackouts: [{ starts_at: '2026-01-01T00:00:00', ends_at: '2026-01-02T00:00:00Z' }] }),
    ],
    [
      'a blackout in another era',
      400,
      'parameter_invalid',
      'blackouts[0].ends_at',
      () => ({ blackouts: [{ starts_at: '2026-01-01T00:00:00Z', ends_at: '9999-01-01T00:00:00Z' }] }),
    ],
    [
      'a blackout that ends before it starts',
      422,
      'blackout_invalid',
      'blackouts[0].ends_at',
      () => ({ blackouts: [{ starts_at: '2026-01-01T01:00:00+02:00', ends_at: '2026-01-01T00:00:00+01:00' }] }),
    ],
    ['a policy nobody knows', 400, 'parameter_invalid', 'missed_run_policy', () => ({ missed_run_policy: 'twice' })],
    ['a misspelt parameter', 400, 'parameter_unknown', 'every_n_week', () => ({ every_n_week: 1 })],
    [
      'what only the answer has',
      400,
      'parameter_unknown',
      'next_scan_at',
      () => ({ next_scan_at: '2026-01-01T00:00:00Z' }),
    ],
  ];
  it.each(wrong)('refuses %s with %i %s, and makes nothing', async (...row) => {
    const [, status, code, named, change] = row;
    const before = await countSchedules();
    expectRefusal(await post({ ...good(), ...change() }), status, code, named);
    expect(await countSchedules()).toBe(before);
  });

  it('answers 404 for a site that is not there, or is of another tenant, and names it', async () => {
    for (const id of [randomUUID(), theirs.siteId]) {
      const sites = [...good().sites, { id, subnet: '10.77.0.0/24' }];
      expectRefusal(await post({ ...good(), sites }), 404, 'site_not_found', id);
    }
  });
});

describe(`GET ${PATH}`, () => {
  const fresh = () => system.centre.provisionSite();
  const createFor = async ({ tenantId, siteId }: TestSite, description: string) => {
    const body = { ...good(), description, sites: [{ id: siteId, subnet: '10.77.0.0/24' }] };
    return String((await system.centre.post(tenantId, PATH, body)).body.id);
  };

  it("lists the tenant's own schedules as a bare array, newest first, page by page", async () => {
    const owner = await fresh();
    const made = [owner.scheduleId];
    for (const name of ['one', 'two', 'three']) made.unshift(await createFor(owner, name));
    const all = await system.centre.get(owner.tenantId, PATH);
    expect(list(all).map(({ id }) => id)).toEqual(made);
    expect(all.headers.get('link')).toBeNull();
    const first = await system.centre.get(owner.tenantId, `${PATH}?limit=3`);
    expect(list(first).map(({ id }) => id)).toEqual(made.slice(0, 3));
    const link = /^<(.*)>; rel="next"$/.exec(String(first.headers.get('link')))?.[1];
    const rest = await system.centre.get(owner.tenantId, String(link).replace(PUBLIC_URL, ''));
    expect(list(rest).map(({ id }) => id)).toEqual(made.slice(3));
    expect(rest.headers.get('link')).toBeNull();
    list(all).forEach((one) => ScanSchedule.strict().parse(one));
  });

  it('lists nothing of another tenant, and is empty for one that has none', async () => {
    const [ours, others] = [await fresh(), await fresh()];
    const id = await createFor(ours, 'ours');
    expect(list(await system.centre.get(others.tenantId, PATH)).map((one) => one.id)).not.toContain(id);
    expect(await system.centre.get(randomUUID(), PATH)).toMatchObject({ status: 200, text: '[]' });
  });

  it('refuses a cursor of its own invention, and parameters nobody knows', async () => {
    expectRefusal(await system.centre.get(site.tenantId, `${PATH}?cursor=x`), 400, 'cursor_invalid');
    expectRefusal(await system.centre.get(site.tenantId, `${PATH}?limit=0`), 400, 'parameter_invalid', 'limit');
    expectRefusal(await system.centre.get(site.tenantId, `${PATH}?page=2`), 400, 'parameter_unknown', 'page');
  });
});

describe('an existing schedule', () => {
  let before: ScanSchedule;
  beforeEach(async () => {
    before = await created({ ...everything(), enabled: true, blackouts: [] });
  });

  describe(`PUT ${PATH}/{scanScheduleId}`, () => {
    it('replaces all of it: what is left out gets its default', async () => {
      const answer = await put(before.id, { ...good(), description: 'Another' });
      expect(answer.status).toBe(200);
      const after = ScanSchedule.strict().parse(answer.body);
      expect(after).toMatchObject({
        ...good(),
        description: 'Another',
        exclusions: [],
        notify: [],
        notification_group: null,
        profile: 'standard',
        max_packets_per_second: null,
        created_at: before.created_at,
        next_scan_at: before.next_scan_at,
      });
      expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(before.updated_at));
      expect((await get(before.id)).body).toEqual(answer.body);
    });

    it('refuses half a schedule, and one that cannot be, and changes nothing', async () => {
      expectRefusal(await put(before.id, { description: 'Another' }), 400, 'parameter_missing', 'day_of_week');
      expectRefusal(await put(before.id, { ...good(), min_cvss: 8 }), 422, 'thresholds_invalid');
      const sites = [{ id: theirs.siteId, subnet: '10.77.0.0/24' }];
      expectRefusal(await put(before.id, { ...good(), sites }), 404, 'site_not_found', theirs.siteId);
      expect((await get(before.id)).body).toEqual(before);
    });
  });

  describe(`PATCH ${PATH}/{scanScheduleId}`, () => {
    it('changes what is given, replaces lists whole, and leaves the rest', async () => {
      const answer = await patch(before.id, { description: 'Another', exclusions: ['10.77.0.7'] });
      expect(answer.status).toBe(200);
      const { updated_at } = ScanSchedule.parse(answer.body);
      expect(answer.body).toEqual({ ...before, description: 'Another', exclusions: ['10.77.0.7'], updated_at });
    });

    it('says in the audit log what changed, from what to what', async () => {
      await patch(before.id, { description: 'Another', min_cvss: 4 });
      const changes = { description: { from: before.description, to: 'Another' } };
      expect((await audited(before.id)).slice(1)).toEqual([
        { action: 'schedule.updated', actor: 'user-1', actor_kind: 'user', details: { changes } },
      ]);
    });

    it('changes nothing, and says nothing, when it is so already', async () => {
      for (const body of [{}, { description: before.description, sites: before.sites }]) {
        expect(await patch(before.id, body)).toMatchObject({ status: 200, body: before });
      }
      expect(await audited(before.id)).toHaveLength(1);
    });

    it('counts anew with a new timing, and keeps its weeks otherwise', async () => {
      const kept = await patch(before.id, { profile: 'quick' });
      expect(kept.body.next_scan_at).toBe(before.next_scan_at);
      const moved = await patch(before.id, { time_of_day: '23:30', timezone: 'Asia/Kathmandu', day_of_week: 3 });
      const next = String(moved.body.next_scan_at);
      expect(next).toMatch(/T23:30:00\+05:45$/);
      expect(new Date(`${next.slice(0, 10)}T00:00:00Z`).getUTCDay()).toBe(3);
      expect(Date.parse(next)).toBeLessThanOrEqual(Date.now() + 7 * DAY_MS);
    });

    it('has no next run while it is disabled, and one again when it is enabled', async () => {
      const off = await patch(before.id, { enabled: false });
      expect(off.body).toMatchObject({ enabled: false, next_scan_at: null });
      const on = await patch(before.id, { enabled: true });
      expect(on.body).toMatchObject({ enabled: true, next_scan_at: before.next_scan_at });
    });

    it('refuses what cannot be together with what is there', async () => {
      expectRefusal(await patch(before.id, { min_cvss: 7.5 }), 422, 'thresholds_invalid');
      expectRefusal(await patch(before.id, { sites: [] }), 400, 'parameter_invalid', 'sites');
      expectRefusal(await patch(before.id, { description: null }), 400, 'parameter_invalid', 'description');
      expectRefusal(await patch(before.id, { id: randomUUID() }), 400, 'parameter_unknown', 'id');
      expect((await get(before.id)).body).toEqual(before);
    });

    it('loses none of many changes that come at once', async () => {
      const changes = [
        { description: 'At once' },
        { sites: [{ id: second.siteId, subnet: '172.16.9.0/24' }] },
        { exclusions: ['172.16.9.9'] },
        { max_packets_per_second: 7 },
        { notification_group: null },
        { ignore_offline_sites: false },
      ];
      const answers = await Promise.all(changes.map((change) => patch(before.id, change)));
      expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 200));
      expect((await get(before.id)).body).toMatchObject(Object.assign({}, ...changes) as object);
    });
  });

  describe('If-Match', () => {
    it('lets the version through that was read, and no other', async () => {
      const etag = String((await get(before.id)).headers.get('etag'));
      const changed = await patch(before.id, { description: 'Mine' }, { 'if-match': etag });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).not.toBe(etag);
      for (const answer of [
        await patch(before.id, { description: 'Late' }, { 'if-match': etag }),
        await put(before.id, good(), { 'if-match': etag }),
        await system.centre.delete(site.tenantId, `${PATH}/${before.id}`, { headers: { 'if-match': etag } }),
      ]) {
        expectRefusal(answer, 412, 'precondition_failed');
      }
      expect((await get(before.id)).body.description).toBe('Mine');
      expect((await patch(before.id, { description: 'Any' }, { 'if-match': '*' })).status).toBe(200);
    });

    it('lets one of ten through that read the same version', async () => {
      const etag = String((await get(before.id)).headers.get('etag'));
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => patch(before.id, { description: `${index}` }, { 'if-match': etag })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    });
  });

  describe(`DELETE ${PATH}/{scanScheduleId}`, () => {
    it('answers 204 and the schedule is gone; its scans stay readable', async () => {
      const scanId = await system.centre.requestScan({ ...site, scheduleId: before.id }, '10.77.0.11');
      const answer = await system.centre.delete(site.tenantId, `${PATH}/${before.id}`);
      expect({ status: answer.status, text: answer.text }).toEqual({ status: 204, text: '' });
      expectRefusal(await get(before.id), 404, 'schedule_not_found');
      expectRefusal(await system.centre.delete(site.tenantId, `${PATH}/${before.id}`), 404, 'schedule_not_found');
      expect(await system.centre.report(site.tenantId, scanId)).toMatchObject({ scan_schedule_id: before.id });
      expect((await audited(before.id)).at(-1)).toMatchObject({
        action: 'schedule.deleted',
        details: { description: before.description },
      });
    });
  });

  it('is not there for another tenant, whatever it asks', async () => {
    const path = `${PATH}/${before.id}`;
    const body = { ...good(), sites: [{ id: theirs.siteId, subnet: '10.77.0.0/24' }] };
    for (const answer of [
      await system.centre.get(theirs.tenantId, path),
      await system.centre.put(theirs.tenantId, path, body),
      await system.centre.patch(theirs.tenantId, path, { description: 'Theirs' }),
      await system.centre.delete(theirs.tenantId, path),
    ]) {
      expectRefusal(answer, 404, 'schedule_not_found');
    }
    expect((await get(before.id)).body).toEqual(before);
  });

  it('answers 400 for what is no id', async () => {
    for (const answer of [await get('weekly'), await put('weekly', good()), await patch('weekly', {})]) {
      expectRefusal(answer, 400, 'parameter_invalid', 'scanScheduleId');
    }
  });
});

describe('who may do what', () => {
  const requests = (id: string): [string, string, string, unknown][] => [
    ['GET', PATH, 'cve:view', undefined],
    ['POST', PATH, 'cve:create', good()],
    ['GET', `${PATH}/${id}`, 'cve:view', undefined],
    ['PUT', `${PATH}/${id}`, 'cve:update', good()],
    ['PATCH', `${PATH}/${id}`, 'cve:update', {}],
    ['DELETE', `${PATH}/${id}`, 'cve:delete', undefined],
  ];
  const ask = (method: string, path: string, body: unknown, token: string | null) => {
    const change = { token };
    if (method === 'GET') return system.centre.get(site.tenantId, path, change);
    if (method === 'DELETE') return system.centre.delete(site.tenantId, path, change);
    const send = { POST: 'post', PUT: 'put', PATCH: 'patch' } as const;
    return system.centre[send[method as keyof typeof send]](site.tenantId, path, body, change);
  };

  it('each request needs a token, with the scope it names', async () => {
    const { id } = await created();
    for (const [method, path, scope, body] of requests(id)) {
      expectRefusal(await ask(method, path, body, null), 401, 'token_missing');
      const others = 'cve:view cve:create cve:update cve:delete cve:run site:*'.replace(scope, '');
      const without = await system.issuer.token(site.tenantId, { scope: others });
      expectRefusal(await ask(method, path, body, without), 403, 'scope_missing', scope);
      const enough = await system.issuer.token(site.tenantId, { scope });
      expect((await ask(method, path, body, enough)).status).toBeLessThan(300);
    }
  });
});

describe('a site that changes under its schedules', () => {
  it('is not covered any more once it is deleted; a schedule of which nothing is left does not run', async () => {
    const { tenantId, siteId } = await system.centre.provisionSite({ tenantId: site.tenantId });
    const both = await created({ ...good(), sites: [...good().sites, { id: siteId, subnet: '10.77.0.0/24' }] });
    const only = await created({ ...good(), sites: [{ id: siteId, subnet: '10.77.0.0/24' }] });
    expect((await system.centre.delete(tenantId, `/sites/${siteId}`)).status).toBe(204);
    expect((await get(both.id)).body).toMatchObject({ sites: good().sites, next_scan_at: both.next_scan_at });
    expect((await get(only.id)).body).toMatchObject({ sites: [], next_scan_at: null });
    for (const { id } of [both, only]) {
      const told = { action: 'schedule.site_removed', actor_kind: 'system', details: { site_id: siteId } };
      expect((await audited(id)).at(-1)).toMatchObject(told);
    }
    expect(await patch(only.id, { enabled: false })).toMatchObject({ status: 200, body: { enabled: false } });
  });

  it('keeps nobody from changing a schedule that covers what it has no more', async () => {
    const { tenantId, siteId } = await system.centre.provisionSite({ tenantId: site.tenantId });
    const schedule = await created({ ...good(), sites: [{ id: siteId, subnet: '10.77.0.0/24' }] });
    await system.centre.patch(tenantId, `/sites/${siteId}`, { networks: ['10.77.0.0/25'] });
    expect((await patch(schedule.id, { description: 'Still ours' })).status).toBe(200);
    const sites = [...schedule.sites, { id: siteId, subnet: '10.77.0.128/25' }];
    expectRefusal(await patch(schedule.id, { sites }), 422, 'subnet_outside_site', '10.77.0.128/25');
  });

  it('cannot be deleted between the look and the making of a schedule', async () => {
    const { tenantId, siteId } = await system.centre.provisionSite({ tenantId: site.tenantId });
    const sites = [{ id: siteId, subnet: '10.77.0.0/24' }];
    const [deleted, ...made] = await Promise.all([
      system.centre.delete(tenantId, `/sites/${siteId}`),
      ...Array.from({ length: 8 }, () => post({ ...good(), sites })),
    ]);
    expect(deleted.status).toBe(204);
    made.forEach(({ status }) => expect([201, 404]).toContain(status));
  });
});
