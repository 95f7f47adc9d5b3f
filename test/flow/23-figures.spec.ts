import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { ScanReport, type ScanReportSummary, ScanState } from '#contracts';
import { partStateOf, scanStateOf } from '../../apps/api/src/report/scan-standing.js';
import { expectedFigures } from '../support/expected-figures.js';
import { insertRandomScan, randomScan } from '../support/random-scan.js';
import { startSystem, type System } from '../support/system.js';

let system: System;
let database: DataSource;

beforeAll(async () => {
  system = await startSystem();
  database = await new DataSource({ type: 'postgres', url: system.database.url }).initialize();
});

afterAll(async () => {
  await database.destroy();
  await system.stop();
});

async function listed(tenantId: string, query = ''): Promise<ScanReportSummary[]> {
  const { status, text } = await system.centre.get(tenantId, `/scans/cve${query}`);
  expect(status).toBe(200);
  return JSON.parse(text) as ScanReportSummary[];
}

describe('the figures of a report', () => {
  it('are those of its rows, whatever the rows are, and the same in the list, the report and its file', async () => {
    await fc.assert(
      fc.asyncProperty(randomScan, async (scan) => {
        const tenantId = randomUUID();
        const scanId = await insertRandomScan(database, tenantId, scan);
        const [summary] = await listed(tenantId);
        expect(summary).toMatchObject(expectedFigures(scan));
        const report = ScanReport.parse(await system.centre.report(tenantId, scanId));
        const { truncated, sites, ...figures } = report;
        expect(figures).toEqual(summary);
        const findings = sites.flatMap((site) => site.findings);
        const statuses = (status: string) => findings.filter((one) => one.status === status).length;
        expect(truncated).toBe(false);
        expect(findings.filter((one) => one.warning)).toHaveLength(figures.warnings_count);
        expect(statuses('accepted')).toBe(figures.accepted_count);
        expect(statuses('mitigated')).toBe(figures.mitigated_count);
        const { pathname, search } = new URL(report.json_url);
        const file = await system.centre.get(tenantId, `${pathname}${search}`, { token: null });
        expect(JSON.parse(file.text)).toEqual(report);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('the state of a scan', () => {
  const state = fc.constantFrom('pending', 'running', 'processing', 'completed', 'partial', 'failed', 'stopped');
  const intent = fc.constantFrom(null, 'pause', 'stop');
  const site = fc.array(fc.record({ state, cancel_intent: intent }), { minLength: 1, maxLength: 2 });

  it('is the same whether a list is filtered by it or a report tells it', async () => {
    const tenantId = randomUUID();
    const expected = new Map<string, ScanState>();
    for (const sites of fc.sample(fc.array(site, { maxLength: 3 }), { numRuns: 100, seed: 7 })) {
      const id = randomUUID();
      await database.query(
        `INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at)
         VALUES ($1::uuid, $1::uuid::text, $2, $2, 'scheduled', 'quick', 0, 7, now())`,
        [id, tenantId],
      );
      for (const parts of sites) {
        const siteId = randomUUID();
        for (const [minute, part] of parts.entries()) {
          await database.query(
            `INSERT INTO site_scans (id, scan_id, tenant_id, site_id, targets, state, cancel_intent, opened_at, deadline)
             VALUES (gen_random_uuid(), $1, $2, $3, '{}', $4, $5, '2026-11-23T12:00:00Z'::timestamptz + $6 * interval '1 minute', '2036-01-01')`,
            [id, tenantId, siteId, part.state, part.cancel_intent, minute],
          );
        }
      }
      const newest = sites.map((parts) => ({ state: partStateOf(parts.at(-1) as Parameters<typeof partStateOf>[0]) }));
      expected.set(id, scanStateOf(newest));
    }
    const all = new Map((await listed(tenantId, '?limit=100')).map((one) => [one.id, one.state]));
    expect(all).toEqual(expected);
    const seen = new Set(expected.values());
    expect([...seen].sort()).toEqual([...ScanState.options].sort());
    for (const one of ScanState.options) {
      const ids = (await listed(tenantId, `?limit=100&state=${one}`)).map(({ id }) => id);
      const wanted = [...expected].filter(([, standing]) => standing === one).map(([id]) => id);
      expect({ one, ids: ids.sort() }).toEqual({ one, ids: wanted.sort() });
    }
  }, 60_000);
});
