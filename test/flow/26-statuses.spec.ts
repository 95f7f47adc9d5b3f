import { randomUUID } from 'node:crypto';
import { CveStatusRecord, CveStatusUpdated } from '#contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { expectErrorResponse } from '../support/error-response.js';
import { finishedScan, ftpHost, ROUTER_MAC, routerAt } from '../support/finished-scan.js';
import { type Answer, startSystem, type System, type TestSite } from '../support/system.js';

const PATH = '/scans/cve/mac-address/cve/status';
const CVE = 'CVE-2018-14847';
const MAC = '00:0C:29:A1:00:11';
const WHY = 'The service is only reachable from the management network.';
const A_DAY_MS = 86_400_000;

let system: System;
let site: TestSite;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(async () => {
  await system.stop();
});

/** A tenant of its own for every test, with one old RouterOS behind an FTP banner. */
beforeEach(async () => {
  site = await system.centre.provisionSite();
});

const seen = (version = '6.40.7', atSeconds = 0, at = site) =>
  finishedScan(system, at, { atSeconds, hosts: [ftpHost(version)] });

const body = (change: object = {}) => ({
  mac_address: MAC,
  cve_id: CVE,
  status: 'accepted',
  justification: WHY,
  ...change,
});

async function decide(change: object = {}): Promise<CveStatusRecord> {
  const answer = await system.centre.post(site.tenantId, PATH, body(change));
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
  return CveStatusUpdated.parse(answer.body).data;
}

async function history(query = ''): Promise<CveStatusRecord[]> {
  const answer = await system.centre.get(site.tenantId, `${PATH}${query}`);
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return z.array(CveStatusRecord).parse(answer.body);
}

async function statusIn(scanId: string): Promise<string[]> {
  const report = await system.centre.report(site.tenantId, scanId);
  const findings = report.sites.flatMap((one) => one.findings).filter(({ reference }) => reference === CVE);
  return findings.map(({ status }) => status);
}

function expectError(answer: Answer, status: number, code: string, message?: RegExp): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  if (message !== undefined) expect(answer.body.message).toMatch(message);
}

describe('POST /scans/cve/mac-address/cve/status', () => {
  it('records who decided what about which device, and why', async () => {
    const scanId = await seen();
    const expires = new Date(Date.now() + A_DAY_MS).toISOString();
    const answer = await system.centre.post(site.tenantId, PATH, body({ mac_address: '000c.29a1.0011', cve_id: 'cve-2018-14847', justification: `  ${WHY} \n`, expires_at: expires })); // prettier-ignore
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      message: 'CVE status updated successfully',
      data: {
        id: expect.any(String),
        mac_address: MAC,
        cve_id: CVE,
        status: 'accepted',
        justification: WHY,
        scan_id: scanId,
        scope: 'all_sites',
        site_id: null,
        expires_at: expires,
        expiration_date: expires,
        in_force: true,
        ended_by: null,
        created_by: 'user-1',
        updated_by: 'user-1',
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    });
    expect(await statusIn(scanId)).toEqual(['accepted']);
  });

  it('leaves an entry in the audit log, in the same transaction', async () => {
    await seen();
    const { id } = await decide();
    const entries = await system.centre.query('SELECT action, actor, resource_id, details FROM audit_log WHERE tenant_id = $1 AND resource_type = $2', [site.tenantId, 'cve_status']); // prettier-ignore
    expect(entries).toEqual([
      {
        action: 'cve_status.set',
        actor: 'user-1',
        resource_id: id,
        details: { mac_address: MAC, cve_id: CVE, status: 'accepted', site_id: null, expires_at: null },
      },
    ]);
  });

  it('overwrites nothing: equal calls make two records, and the newer one counts', async () => {
    await seen();
    const first = await decide();
    const second = await decide();
    expect(second.id).not.toBe(first.id);
    expect((await history()).map(({ id, in_force, ended_by }) => ({ id, in_force, ended_by }))).toEqual([
      { id: second.id, in_force: true, ended_by: null },
      { id: first.id, in_force: false, ended_by: 'superseded' },
    ]);
  });

  it('keeps an accepted finding in the report, and out of its figures', async () => {
    const scanId = await seen();
    const before = await system.centre.report(site.tenantId, scanId);
    await decide();
    const after = await system.centre.report(site.tenantId, scanId);
    expect(after.cve_count).toBe(before.cve_count - 1);
    expect(await statusIn(scanId)).toEqual(['accepted']);
  });

  it('holds for a later scan that finds the same, and the finding opens again when it rests on other evidence', async () => {
    await seen('6.40.7');
    const decision = await decide({ status: 'mitigated' });
    expect(await statusIn(await seen('6.40.7', 3600))).toEqual(['mitigated']);
    expect(await history()).toMatchObject([{ id: decision.id, in_force: true }]);
    expect(await statusIn(await seen('6.40.5', 7200))).toEqual(['open']);
    expect(await history()).toMatchObject([{ id: decision.id, in_force: false, ended_by: 'evidence_changed' }]);
  });

  it('lapses: the finding is open again after the expiry, and an older decision does not come back', async () => {
    const scanId = await seen();
    await decide({ status: 'mitigated' });
    const { id } = await decide({ expires_at: new Date(Date.now() + A_DAY_MS).toISOString() });
    expect(await statusIn(scanId)).toEqual(['accepted']);
    await system.centre.query(`UPDATE status_decisions SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    expect(await statusIn(scanId)).toEqual(['open']);
    expect((await history()).map(({ ended_by }) => ended_by)).toEqual(['expired', 'superseded']);
  });

  it('decides for one site or for all sites of the device', async () => {
    const branch = await system.centre.provisionSite({ tenantId: site.tenantId });
    const [here, there] = [await seen(), await seen('6.40.7', 0, branch)];
    const narrow = await decide({ site_id: branch.siteId.toUpperCase() });
    expect(narrow).toMatchObject({ scope: 'site', site_id: branch.siteId, scan_id: there });
    expect([await statusIn(here), await statusIn(there)]).toEqual([['open'], ['accepted']]);
    await decide({ status: 'mitigated' });
    expect([await statusIn(here), await statusIn(there)]).toEqual([['mitigated'], ['mitigated']]);
    await decide({ site_id: branch.siteId });
    expect([await statusIn(here), await statusIn(there)]).toEqual([['mitigated'], ['accepted']]);
    expect((await history()).map(({ in_force }) => in_force)).toEqual([true, true, false]);
  });

  it('is about the router too, known by the MAC of its first port', async () => {
    const scanId = await finishedScan(system, site, {
      router: routerAt('7.24.1 (stable)'),
      hosts: [ftpHost('7.24.1')],
    });
    await decide({ mac_address: ROUTER_MAC, cve_id: 'CVE-2026-86060' });
    const report = await system.centre.report(site.tenantId, scanId);
    const of = report.sites[0]!.findings.filter(({ reference }) => reference === 'CVE-2026-86060');
    expect(of.map(({ address, status }) => [address, status]).sort()).toEqual([['10.77.0.1', 'accepted'], ['10.77.0.11', 'open']]); // prettier-ignore
  });

  it.each<[string, object, string, RegExp]>([
    [
      'open',
      { status: 'open' },
      'parameter_invalid',
      /'open' is where a finding stands without a decision.*expires_at/,
    ],
    ['another status', { status: 'fixed' }, 'parameter_invalid', /'status'.*accepted, mitigated/],
    ['no status', { status: undefined }, 'parameter_missing', /'status'/],
    ['no MAC', { mac_address: '00:0C:29' }, 'parameter_invalid', /'mac_address'/],
    ['no CVE id', { cve_id: 'CVE-18-1' }, 'parameter_invalid', /'cve_id'/],
    ['nine characters', { justification: '  ninechars  ' }, 'parameter_invalid', /10 to 1000 characters/],
    ['1001 characters', { justification: 'x'.repeat(1001) }, 'parameter_invalid', /10 to 1000 characters/],
    ['five people, who are one character each', { justification: '👨‍👩‍👧‍👦'.repeat(5) }, 'parameter_invalid', /10 to 1000/],
    ['a NUL', { justification: `${WHY}\u0000` }, 'parameter_invalid', /NUL/],
    ['half a character', { justification: `${WHY}\ud800` }, 'parameter_invalid', /half/],
    ['a moment without a zone', { expires_at: '2027-01-01T00:00:00' }, 'parameter_invalid', /'expires_at'/],
    ['a site that is no id', { site_id: 'here' }, 'parameter_invalid', /'site_id'/],
    ['a misspelt parameter', { expire_at: '2027-01-01T00:00:00Z' }, 'parameter_unknown', /'expire_at'/],
  ])('refuses %s', async (_, change, code, message) => {
    expectError(await system.centre.post(site.tenantId, PATH, body(change)), 400, code, message);
    expect(await history()).toEqual([]);
  });

  it('takes 1000 characters of several code units each', async () => {
    await seen();
    const justification = '👍🏽'.repeat(1000);
    expect((await decide({ justification })).justification).toBe(justification);
  });

  it('refuses an expiry that has passed', async () => {
    await seen();
    const answer = await system.centre.post(site.tenantId, PATH, body({ expires_at: '2020-01-01T00:00:00+02:00' }));
    expectError(answer, 422, 'expiry_in_past');
  });

  it('knows only devices that a scan has seen, at the site that is named', async () => {
    expectError(await system.centre.post(site.tenantId, PATH, body()), 404, 'device_not_found', /00:0C:29:A1:00:11/);
    await seen();
    const elsewhere = body({ site_id: randomUUID() });
    expectError(await system.centre.post(site.tenantId, PATH, elsewhere), 404, 'device_not_found', /at site/);
  });

  it('decides only about what the device has now', async () => {
    await seen();
    const absent = body({ cve_id: 'CVE-2099-12345' });
    expectError(await system.centre.post(site.tenantId, PATH, absent), 404, 'finding_not_found', /CVE-2099-12345/);
    await seen('7.99', 3600);
    expectError(await system.centre.post(site.tenantId, PATH, body()), 404, 'finding_not_found');
  });

  it('lets a look that was cut short close nothing', async () => {
    await seen();
    const cut = { ...ftpHost(null), ports: [], outcome: 'partial' as const, reason: 'cut off' };
    await finishedScan(system, site, { atSeconds: 3600, hosts: [cut] });
    await finishedScan(system, site, { atSeconds: 7200, hosts: [ftpHost(null)] });
    expect((await decide()).in_force).toBe(true);
  });
});

describe('GET /scans/cve/mac-address/cve/status', () => {
  it('filters by MAC in any notation, CVE and status', async () => {
    const other = '00:0C:29:A1:00:22';
    const hosts = [ftpHost('6.40.7'), ftpHost('6.40.7', { address: '10.77.0.22', mac: { address: other, source: 'nmap', vendor: null } })]; // prettier-ignore
    await finishedScan(system, site, { hosts });
    const [first, second, third] = [await decide(), await decide({ mac_address: other, status: 'mitigated' }), await decide({ cve_id: 'CVE-2018-7445' })]; // prettier-ignore
    const ids = async (query: string) => (await history(query)).map(({ id }) => id);
    expect(await ids('')).toEqual([third.id, second.id, first.id]);
    expect(await ids('?mac_address=00-0c-29-a1-00-22')).toEqual([second.id]);
    expect(await ids(`?cve_id=${CVE.toLowerCase()}`)).toEqual([second.id, first.id]);
    expect(await ids('?status=accepted')).toEqual([third.id, first.id]);
    expect(await ids(`?mac_address=000c29a10011&cve_id=${CVE}&status=accepted`)).toEqual([first.id]);
    expect(await ids('?mac_address=00:00:00:00:00:01')).toEqual([]);
  });

  it('pages from the newest to the oldest without losing or repeating one', async () => {
    await seen();
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift((await decide()).id);
    const read: string[] = [];
    let path: string | null = `${PATH}?limit=2&cve_id=${CVE}`;
    while (path !== null) {
      const answer: Answer = await system.centre.get(site.tenantId, path);
      read.push(
        ...z
          .array(CveStatusRecord)
          .parse(answer.body)
          .map(({ id }) => id),
      );
      path = /^<http:\/\/siteward\.test(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(read).toEqual(made);
  });

  it.each([
    ['mac_address=xyz', 'parameter_invalid'],
    ['cve_id=1', 'parameter_invalid'],
    ['status=open', 'parameter_invalid'],
    ['status=', 'parameter_invalid'],
    ['limit=0', 'parameter_invalid'],
    ['cursor=x', 'cursor_invalid'],
    ['state=accepted', 'parameter_unknown'],
  ])('refuses ?%s', async (query, code) => {
    expectError(await system.centre.get(site.tenantId, `${PATH}?${query}`), 400, code);
  });
});

describe('statuses', () => {
  it('are another tenant’s business for nobody else', async () => {
    await seen();
    await decide();
    const stranger = randomUUID();
    expect((await system.centre.get(stranger, PATH)).body).toEqual([]);
    expectError(await system.centre.post(stranger, PATH, body()), 404, 'device_not_found');
    expectError(await system.centre.post(stranger, PATH, body({ site_id: site.siteId })), 404, 'device_not_found');
  });

  it('need a token, one that may view to read them and one that may manage to set them', async () => {
    expectError(await system.centre.get(site.tenantId, PATH, { token: null }), 401, 'token_missing');
    expectError(await system.centre.post(site.tenantId, PATH, body(), { token: null }), 401, 'token_missing');
    const viewer = await system.issuer.token(site.tenantId, { scope: 'cve:view' });
    expect((await system.centre.get(site.tenantId, PATH, { token: viewer })).status).toBe(200);
    expectError(await system.centre.post(site.tenantId, PATH, body(), { token: viewer }), 403, 'scope_missing');
    const runner = await system.issuer.token(site.tenantId, { scope: 'cve:run' });
    expectError(await system.centre.get(site.tenantId, PATH, { token: runner }), 403, 'scope_missing');
  });
});
