import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdvisoryFeeds } from '#contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedsServer } from '../support/feeds-server/feeds-server.js';
import { startSystem, type System, until } from '../support/system.js';

let server: FeedsServer;
let system: System;
const folder = mkdtempSync(join(tmpdir(), 'siteward-feeds-'));

beforeAll(async () => {
  server = await FeedsServer.start(new Date());
  server.nvd.put('CVE-2026-0001', { vulnStatus: 'Deferred', descriptions: [{ lang: 'en', value: 'A flaw.' }] });
  const cvelist = {
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId: 'CVE-2026-0001', state: 'PUBLISHED' },
  };
  server.cveList.set('CVE-2026-0001', cvelist);
  server.files.kev = JSON.stringify({
    catalogVersion: '2026.11.01',
    vulnerabilities: [{ cveID: 'CVE-2026-0001', dateAdded: '2026-10-01' }],
  });
  system = await startSystem({
    ...server.environment,
    FEEDS: 'on',
    FEED_SHIPPED: 'off',
    FEED_EPSS_URL: 'http://127.0.0.1:1/epss',
    FEED_DEBIAN_URL: 'off',
    FEED_DIR: folder,
  });
}, 60_000);

afterAll(async () => {
  await system.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function feeds(tenantId: string = randomUUID()) {
  const { status, text } = await system.centre.get(tenantId, '/advisories/feeds');
  expect(status).toBe(200);
  return AdvisoryFeeds.parse(JSON.parse(text));
}

describe('GET /advisories/feeds', () => {
  it('tells how each feed stands, and why one does not', async () => {
    const seen = await until(
      'the feeds to have been tried',
      () => feeds(),
      ({ feeds: all }) => all.some(({ name, state }) => name === 'epss' && state === 'failing'),
      50_000,
    );
    const of = (wanted: string) => seen.feeds.find(({ name }) => name === wanted);
    expect(seen.automatic).toBe(true);
    expect(of('kev')).toMatchObject({
      state: 'fresh',
      version: '2026.11.01',
      origin: 'sync',
      records: 1,
      last_error: null,
    });
    expect(of('epss')).toMatchObject({
      state: 'failing',
      version: null,
      last_error: expect.stringContaining('cannot be reached'),
    });
    expect(of('overlay')).toMatchObject({ state: 'fresh', origin: 'shipped', source: null, next_sync_at: null });
    expect(of('routeros')).toMatchObject({ state: 'fresh', origin: 'shipped' });
    expect(of('debian')).toMatchObject({ state: 'never', source: null, next_sync_at: null });
    expect(of('nvd')?.notice).toContain('not endorsed or certified by the NVD');
    expect(Date.parse(of('kev')?.next_sync_at ?? '')).toBeGreaterThan(Date.now() + 5 * 3_600_000);
  }, 60_000);

  it('is the same for every tenant, and for nobody without a token', async () => {
    const kev = async () => (await feeds()).feeds.find(({ name }) => name === 'kev');
    expect(await kev()).toEqual(await kev());
    const { status } = await system.centre.get(randomUUID(), '/advisories/feeds', { token: null });
    expect(status).toBe(401);
  });

  it('counts records that name no product apart from the others', async () => {
    const seen = await until(
      'NVD to have come in',
      () => feeds(),
      ({ feeds: all }) => all.some(({ name, records }) => name === 'nvd' && records === 1),
      50_000,
    );
    expect(seen.feeds.find(({ name }) => name === 'nvd')).toMatchObject({
      state: 'fresh',
      records_without_products: 1,
    });
    expect(Number(seen.advisory_version)).toBeGreaterThan(0);
  }, 60_000);
});

describe('metrics', () => {
  it('tell how old each feed is, and how often it was tried', async () => {
    const { text } = await system.centre.get(randomUUID(), '/metrics', { token: null });
    expect(text).toMatch(/siteward_feed_age_seconds\{feed="kev"\} \d/);
    expect(text).toContain('siteward_feed_syncs_total{feed="kev",outcome="applied"} 1');
    expect(text).toContain('siteward_feed_syncs_total{feed="epss",outcome="failed"} 1');
  });
});
