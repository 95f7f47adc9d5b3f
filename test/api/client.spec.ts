import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from '../support/api-client/api-client.js';
import { Attempt } from '../support/attempt.js';
import { ftpHost } from '../support/finished-scan.js';
import { type ListeningSite, listenAt } from '../support/listening-site.js';
import { startSystem, type System, until } from '../support/system.js';

const TENANT = randomUUID();
const NETWORK = '10.77.0.0/24';
const CVE = 'CVE-2018-14847';
const MAC = '00:0C:29:A1:00:11';

let system: System;
let client: ApiClient;
let site: ListeningSite;
const made = { siteId: '', scheduleId: '', scanId: '' };

beforeAll(async () => {
  system = await startSystem();
  client = apiClient(system.centre.url, await system.centre.token(TENANT));
});

afterAll(async () => {
  await site.leave();
  await system.stop();
});

/** The data of an answer that has to be a good one. */
function good<Data>({ data, error, response }: { data?: Data; error?: unknown; response: Response }): Data {
  expect({ status: response.status, error }).toEqual({ status: response.status, error: undefined });
  return data as Data;
}

describe('a customer with a client made of our OpenAPI document', () => {
  it('adds a site, at which an agent listens', async () => {
    const answer = await client.POST('/sites', { body: { name: 'Main office', networks: [NETWORK] } });
    made.siteId = good(answer).id;
    site = await listenAt(system.nats.url, made.siteId);
  });

  it('plans a weekly scan of it', async () => {
    const answer = await client.POST('/scans/cve/scheduled', {
      body: {
        description: 'Weekly Scan for Main Office',
        day_of_week: 1,
        time_of_day: '02:00',
        every_n_weeks: 1,
        timezone: 'Europe/Berlin',
        min_cvss: 4,
        warning_threshold: 7,
        sites: [{ id: made.siteId, subnet: NETWORK }],
      },
    });
    const schedule = good(answer);
    expect(schedule).toMatchObject({ status: 'ready', running: false, next_scan_at: expect.any(String) });
    made.scheduleId = schedule.id;
  });

  it('does not wait for the day, and the agent finds something', async () => {
    const params = { path: { scanScheduleId: made.scheduleId } };
    const { scan_id, site_scans } = good(await client.POST('/scans/cve/scheduled/{scanScheduleId}/invoke', { params }));
    made.scanId = scan_id;
    const attempt = new Attempt({ scan_id, site_scan_id: site_scans[0]!.scan_site_id, site_id: made.siteId });
    const messages = [attempt.started(), attempt.router(null), attempt.host(ftpHost('6.40.7')), attempt.finished(1)];
    for (const message of messages) await system.broker.publish(message);
  });

  it('reads the report, and finds it in the list and at the schedule', async () => {
    const read = async () =>
      good(await client.GET('/scans/cve/{scan_id}', { params: { path: { scan_id: made.scanId } } }));
    const report = await until('the report', read, ({ state }) => state === 'completed' || state === 'partial');
    expect(report.sites[0]?.findings.map(({ reference }) => reference)).toContain(CVE);

    const list = good(await client.GET('/scans/cve', { params: { query: { limit: 1 } } }));
    expect(list.map(({ id }) => id)).toEqual([made.scanId]);
    const params = { path: { scanScheduleId: made.scheduleId } };
    const schedule = good(await client.GET('/scans/cve/scheduled/{scanScheduleId}', { params }));
    expect(schedule).toMatchObject({ running: false, latest_scan: { id: made.scanId } });
    const status = good(await client.GET('/scans/cve/{scanScheduleId}/status', { params }));
    expect(status).toMatchObject({ targets: [made.siteId], scanned: [made.siteId], failed: [] });
  });

  it('asks what is known about the device and what to do, and accepts the risk', async () => {
    const known = good(await client.POST('/scans/cve/mac-address/cves', { body: { mac_addresses: [MAC] } }));
    expect(known.cves.map(({ cve_id }) => cve_id)).toContain(CVE);
    const advice = await client.GET('/scans/cve/mitigation/{cve_id}', { params: { path: { cve_id: CVE } } });
    expect(good(advice).mitigation).toContain(CVE);

    const body = {
      mac_address: MAC,
      cve_id: CVE,
      status: 'accepted' as const,
      justification: 'Only reachable from the management network.',
    };
    expect(good(await client.POST('/scans/cve/mac-address/cve/status', { body })).data.status).toBe('accepted');
    const decided = good(await client.GET('/scans/cve/mac-address/cve/status', { params: { query: { cve_id: CVE } } }));
    expect(decided).toMatchObject([{ mac_address: MAC, status: 'accepted', in_force: true }]);
  });

  it('gives a colleague a key that only reads', async () => {
    const { key } = good(await client.POST('/api-keys', { body: { name: 'Dashboard', scopes: ['cve:view'] } }));
    const colleague = apiClient(system.centre.url, key);
    expect(good(await colleague.GET('/scans/cve')).length).toBe(1);
    const { error, response } = await colleague.DELETE('/sites/{site_id}', {
      params: { path: { site_id: made.siteId } },
    });
    expect({ status: response.status, code: error?.code }).toEqual({ status: 403, code: 'scope_missing' });
  });

  it('takes everything away again, and reads in the audit log who did what', async () => {
    const params = { path: { scanScheduleId: made.scheduleId } };
    expect((await client.DELETE('/scans/cve/scheduled/{scanScheduleId}', { params })).response.status).toBe(204);
    const gone = await client.DELETE('/sites/{site_id}', { params: { path: { site_id: made.siteId } } });
    expect(gone.response.status).toBe(204);
    const { error, response } = await client.GET('/sites/{site_id}', { params: { path: { site_id: made.siteId } } });
    expect({ status: response.status, code: error?.code }).toEqual({ status: 404, code: 'site_not_found' });
    const actions = good(await client.GET('/audit-log')).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['site.created', 'schedule.created', 'schedule.deleted', 'site.deleted']),
    );
  });
});
