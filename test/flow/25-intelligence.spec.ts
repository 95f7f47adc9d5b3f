import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeviceCves, Mitigation, SingleDeviceCves } from '#contracts';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { after } from '../support/attempt.js';
import { ChatEndpointServer } from '../support/chat-endpoint.js';
import { expectErrorResponse } from '../support/error-response.js';
import { finishedScan, ftpHost, ROUTER_MAC, routerAt } from '../support/finished-scan.js';
import { type Answer, type Centre, startSystem, type System, type TestSite } from '../support/system.js';

const CVES = '/scans/cve/mac-address/cves';
const MITIGATION = '/scans/cve/mitigation';
const MAC = '00:0C:29:A1:00:11';
const CVE = 'CVE-2018-14847';
const KEY = 'sk-very-secret-key';

let system: System;
let site: TestSite;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(async () => {
  await system.stop();
});

beforeEach(async () => {
  site = await system.centre.provisionSite();
});

function expectError(answer: Answer, status: number, code: string, message?: RegExp): void {
  expectErrorResponse(answer.status, answer.body);
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  if (message !== undefined) expect(answer.body.message).toMatch(message);
}

async function cvesOf(macs: readonly string[], tenantId = site.tenantId): Promise<DeviceCves> {
  const answer = await system.centre.post(tenantId, CVES, { mac_addresses: macs });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return z.strictObject(DeviceCves.shape).parse(answer.body);
}

describe('POST /scans/cve/mac-address/cves', () => {
  it('tells every CVE of a device once, with all its scans, in the shape of the reference', async () => {
    const first = await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    const second = await finishedScan(system, site, { atSeconds: 3600, hosts: [ftpHost('6.40.7')] });
    const answer = await cvesOf(['000c.29a1.0011']);
    const found = answer.cves.length;
    expect(found).toBeGreaterThan(10);
    expect(new Set(answer.cves.map(({ cve_id }) => cve_id)).size).toBe(found);
    expect(answer).toMatchObject({
      mac_addresses: [MAC],
      total_scans: 2,
      total_cve_instances: 2 * found,
      total_host_count: 2,
      mac_stats: {
        [MAC]: {
          scans: 2,
          hosts: 2,
          cve_instances: 2 * found,
          unique_cves: found,
          highest_score: answer.stats.highest_score,
          first_seen: after(60),
          last_seen: after(3660),
        },
      },
      stats: { unique_cve_count: found, open_cve_count: found, accepted_cve_count: 0, mitigated_cve_count: 0 },
    });
    const winbox = answer.cves.find(({ cve_id }) => cve_id === CVE);
    expect(winbox).toEqual({
      id: expect.any(String),
      cve_id: CVE,
      description: expect.stringMatching(/WinBox/i),
      published_at: '2018-08-02T00:00:00.000Z',
      created_at: after(3660),
      vector: 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
      score: 9.1,
      severity: 'CRITICAL',
      assigner: 'cve@mitre.org',
      references: expect.arrayContaining([{ url: `https://nvd.nist.gov/vuln/detail/${CVE}`, name: 'NVD record' }]),
      cve_detail: {
        cvss_version: '3.0',
        vector: 'CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
        base_score: 9.1,
        severity: 'CRITICAL',
        impact_score: 5.2,
        exploitability_score: 3.9,
        metrics: expect.objectContaining({ attack_vector: 'NETWORK', confidentiality: 'HIGH', availability: 'NONE' }),
      },
      scan_id: second,
      compliance_tags: ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
      host: {
        id: expect.any(String),
        hostname: null,
        mac_address: MAC,
        manufacturer: 'VMware',
        ip_address: '10.77.0.11',
      },
      status: 'open',
      current: true,
      known_exploited: true,
      match_class: 'definite',
      confidence: 70,
      priority: expect.closeTo(85.9),
      epss: null,
      score_source: null,
      ports: ['21/tcp'],
      occurrences: 2,
      other_occurrences: [
        { id: expect.any(String), scan_id: first, host_id: winbox!.host.id, created_at: after(60), mac_address: MAC },
      ],
    });
  });

  it('drops duplicates, and counts a MAC nobody has seen as zero', async () => {
    await finishedScan(system, site, { router: routerAt('7.24.1 (stable)'), hosts: [ftpHost('6.40.7')] });
    const unknown = '00:00:00:00:00:01';
    const answer = await cvesOf([MAC, unknown, MAC.replaceAll(':', '-').toLowerCase(), ROUTER_MAC]);
    expect(answer.mac_addresses).toEqual([MAC, unknown, ROUTER_MAC]);
    expect(Object.keys(answer.mac_stats)).toEqual([MAC, unknown, ROUTER_MAC]);
    const nothing = { scans: 0, hosts: 0, cve_instances: 0, unique_cves: 0, highest_score: null, first_seen: null, last_seen: null }; // prettier-ignore
    expect(answer.mac_stats[unknown]).toEqual(nothing);
    expect(answer.total_scans).toBe(1);
    expect(answer.total_host_count).toBe(2);
    const shared = answer.cves.find(({ cve_id }) => cve_id === 'CVE-2026-86060');
    expect([shared!.host.mac_address, ...shared!.other_occurrences.map(({ mac_address }) => mac_address)].sort()).toEqual([ROUTER_MAC, MAC]); // prettier-ignore
  });

  it('keeps what was repaired since, and says that it does not stand any more', async () => {
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    await finishedScan(system, site, { atSeconds: 3600, hosts: [ftpHost('6.49.21')] });
    const { cves } = await cvesOf([MAC]);
    expect(cves.find(({ cve_id }) => cve_id === CVE)).toMatchObject({ current: false, occurrences: 1 });
    expect(cves.find(({ cve_id }) => cve_id === 'CVE-2026-16347')).toMatchObject({ current: true, occurrences: 2 });
  });

  it('tells the status, and lets an open device stand before a decided one', async () => {
    const branch = await system.centre.provisionSite({ tenantId: site.tenantId });
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    await finishedScan(system, branch, { hosts: [ftpHost('6.40.7')] });
    const decide = (scope: object) =>
      system.centre.post(site.tenantId, '/scans/cve/mac-address/cve/status', { mac_address: MAC, cve_id: CVE, status: 'mitigated', justification: 'WinBox is turned off.', ...scope }); // prettier-ignore
    const statusOf = async () => (await cvesOf([MAC])).cves.find(({ cve_id }) => cve_id === CVE)!.status;
    await decide({ site_id: branch.siteId });
    expect(await statusOf()).toBe('open');
    await decide({});
    expect(await statusOf()).toBe('mitigated');
    expect((await cvesOf([MAC])).stats).toMatchObject({ mitigated_cve_count: 1 });
  });

  it.each<[string, object, string]>([
    ['no list', {}, 'parameter_missing'],
    ['an empty list', { mac_addresses: [] }, 'parameter_invalid'],
    ['one that is no MAC', { mac_addresses: [MAC, 'aa:bb'] }, 'parameter_invalid'],
    ['mixed separators', { mac_addresses: ['00:0C-29:A1-00:11'] }, 'parameter_invalid'],
    ['a number', { mac_addresses: [1] }, 'parameter_invalid'],
    ['101 of them', { mac_addresses: Array.from({ length: 101 }, () => MAC) }, 'parameter_invalid'],
    ['a misspelt parameter', { mac_addresses: [MAC], macs: [] }, 'parameter_unknown'],
  ])('refuses %s', async (_, body, code) => {
    expectError(await system.centre.post(site.tenantId, CVES, body), 400, code);
  });

  it('takes 100 at once', async () => {
    const macs = Array.from({ length: 100 }, (_, n) => `02:00:00:00:00:${n.toString(16).padStart(2, '0')}`);
    expect(Object.keys((await cvesOf(macs)).mac_stats)).toHaveLength(100);
  });

  it('tells nothing of another tenant’s devices', async () => {
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    expect(await cvesOf([MAC], randomUUID())).toMatchObject({ total_scans: 0, total_host_count: 0, cves: [] });
  });

  it('needs a token that may view', async () => {
    const body = { mac_addresses: [MAC] };
    expectError(await system.centre.post(site.tenantId, CVES, body, { token: null }), 401, 'token_missing');
    const runner = await system.issuer.token(site.tenantId, { scope: 'cve:run site:*' });
    expectError(await system.centre.post(site.tenantId, CVES, body, { token: runner }), 403, 'scope_missing');
  });
});

describe('GET /scans/cve/mac-address/cves', () => {
  it('is the older question for one MAC, with its answer in both forms', async () => {
    await finishedScan(system, site, { hosts: [ftpHost('6.40.7')] });
    const answer = await system.centre.get(site.tenantId, `${CVES}?mac_address=00-0c-29-a1-00-11`);
    const { mac_address, ...rest } = z.strictObject(SingleDeviceCves.shape).parse(answer.body);
    expect(mac_address).toBe(MAC);
    expect(rest).toEqual(await cvesOf([MAC]));
  });

  it.each([
    ['', 'parameter_missing'],
    ['?mac_address=', 'parameter_invalid'],
    [`?mac_address=${MAC}&mac_address=${MAC}`, 'parameter_invalid'],
    [`?mac_address=${MAC}&cvss=7`, 'parameter_unknown'],
  ])('refuses %j', async (query, code) => {
    expectError(await system.centre.get(site.tenantId, `${CVES}${query}`), 400, code);
  });
});

describe('GET /scans/cve/mitigation/{cve_id}', () => {
  const ask = (cve: string, centre: Centre = system.centre) => centre.get(site.tenantId, `${MITIGATION}/${cve}`);

  it('tells what to do from our own records, and says so', async () => {
    const answer = await ask('cve-2018-14847');
    const body = z.strictObject(Mitigation.shape).parse(answer.body);
    expect(body).toMatchObject({
      cve_id: CVE,
      origin: 'siteward',
      model: null,
      known_exploited: true,
      kev_added: '2021-12-01',
      kev_due_date: '2022-06-01',
    });
    expect(body.mitigation).toContain('/system package update install');
    expect(body.references.map(({ url }) => url)).toContain(`https://nvd.nist.gov/vuln/detail/${CVE}`);
    expect(body.fixed_versions).toContain('6.40.8 (long-term)');
  });

  it('knows nothing of other CVEs, and refuses what is none', async () => {
    expectError(await ask('CVE-2021-44228'), 404, 'cve_not_found', /CVE-2021-44228/);
    for (const id of [
      'status',
      'CVE-1',
      'CVE-2018-14847x',
      'CVE-2018-99999999999999999999',
      '%00',
      'CVE-2018-14847%0A',
    ]) {
      expectError(await ask(id), 400, 'parameter_invalid', /'cve_id'/);
    }
  });

  it('needs a token that may view', async () => {
    const path = `${MITIGATION}/${CVE}`;
    expectError(await system.centre.get(site.tenantId, path, { token: null }), 401, 'token_missing');
    const runner = await system.issuer.token(site.tenantId, { scope: 'cve:run' });
    expectError(await system.centre.get(site.tenantId, path, { token: runner }), 403, 'scope_missing');
  });

  it('is not taken for the report of a scan, nor is any other literal path', async () => {
    expectError(await system.centre.get(site.tenantId, '/scans/cve/mitigation'), 400, 'parameter_invalid', /'scan_id'/);
    expectError(await system.centre.get(site.tenantId, CVES), 400, 'parameter_missing', /'mac_address'/);
  });

  describe('with a model', () => {
    const GOOD = `# ${CVE}\n\nUpgrade to 6.40.8, then restrict WinBox.`;
    let chat: ChatEndpointServer;
    let folder: string;
    let centre: Centre;
    let warnings: jest.SpiedFunction<Logger['warn']>;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'siteward-test-ai-'));
      await writeFile(join(folder, 'key'), `${KEY}\n`);
    });

    afterAll(async () => {
      await rm(folder, { recursive: true });
    });

    /** An endpoint and a centre of its own each time: nothing is remembered from the test before. */
    beforeEach(async () => {
      await system.centre.query('DELETE FROM mitigation_texts');
      chat = await ChatEndpointServer.start();
      centre = await system.startAnother({
        MITIGATION_AI_URL: `${chat.url}/`,
        MITIGATION_AI_MODEL: 'm-1',
        MITIGATION_AI_KEY_FILE: join(folder, 'key'),
        MITIGATION_AI_TIMEOUT_MS: '500',
      });
      warnings = jest.spyOn(Logger.prototype, 'warn');
    });

    afterEach(async () => {
      jest.restoreAllMocks();
      await Promise.all([chat.stop(), centre.stop()]);
    });

    it('gives its text, grounded in our facts, and asks once for everybody', async () => {
      chat.say(GOOD);
      const answers = await Promise.all([ask(CVE, centre), ask(CVE, centre)]);
      const again = await ask(CVE, centre);
      for (const { body } of [...answers, again]) {
        expect(body).toMatchObject({
          mitigation: GOOD,
          origin: 'ai',
          model: 'm-1',
          generated_at: again.body.generated_at,
        });
      }
      expect(chat.asked).toHaveLength(1);
      const [{ path, authorization, body }] = chat.asked as [(typeof chat.asked)[number]];
      expect({ path, authorization, model: body.model }).toEqual({
        path: '/v1/chat/completions',
        authorization: `Bearer ${KEY}`,
        model: 'm-1',
      });
      expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user']);
      expect(body.messages[0]!.content).toContain('Use only the facts');
      expect(body.messages[1]!.content).toContain('6.40.8 (long-term)');
      expect(JSON.stringify(body)).not.toContain(site.tenantId);
    });

    it('keeps its text for other replicas and after a restart', async () => {
      chat.say(GOOD);
      await ask(CVE, centre);
      const another = await system.startAnother({ MITIGATION_AI_URL: chat.url, MITIGATION_AI_MODEL: 'm-1' });
      expect((await ask(CVE, another)).body).toMatchObject({ mitigation: GOOD, origin: 'ai' });
      expect(chat.asked).toHaveLength(1);
      const otherModel = await system.startAnother({ MITIGATION_AI_URL: chat.url, MITIGATION_AI_MODEL: 'm-2' });
      expect((await ask(CVE, otherModel)).body).toMatchObject({ model: 'm-2' });
      expect(chat.asked).toHaveLength(2);
    });

    it.each<[string, (endpoint: ChatEndpointServer) => void, RegExp]>([
      ['answers 500', () => undefined, /answered 500/],
      ['never answers', (endpoint) => (endpoint.behave = () => undefined), /no whole answer in 500 ms/],
      ['stops in the middle', (endpoint) => (endpoint.behave = (response) => void response.writeHead(200).write('{"choices":')), /no whole answer in 500 ms/], // prettier-ignore
      ['answers garbage', (endpoint) => (endpoint.behave = (response) => response.end('<html>')), /no chat completion/],
      ['answers no choice', (endpoint) => (endpoint.behave = (response) => response.end('{"choices":[]}')), /no chat/],
      ['sends us elsewhere', (endpoint) => (endpoint.behave = (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()), /cannot be reached/], // prettier-ignore
      ['answers far too much', (endpoint) => endpoint.say('x'.repeat(2_000_000)), /more than 262144 bytes/],
      ['invents a version', (endpoint) => endpoint.say(`${GOOD} Or to 6.40.99.`), /unknown_version/],
      ['tells of another CVE', (endpoint) => endpoint.say(`${GOOD} See CVE-2018-7445.`), /other_cve/],
      ['smuggles HTML in', (endpoint) => endpoint.say(`${GOOD} <img src="https://evil.test">`), /markup/],
      ['says nothing', (endpoint) => endpoint.say(''), /empty/],
    ])('gives our own text when the endpoint %s', async (_, prepare, reason) => {
      prepare(chat);
      const { status, body } = await ask(CVE, centre);
      expect({ status, body }).toMatchObject({ status: 200, body: { origin: 'siteward', model: null } });
      expect(body.mitigation).toContain('## Upgrade');
      expect(warnings).toHaveBeenCalledWith(expect.objectContaining({ reason: expect.stringMatching(reason) }));
      expect(JSON.stringify(warnings.mock.calls)).not.toContain(KEY);
      expect(await system.centre.query('SELECT facts_key FROM mitigation_texts')).toEqual([]);
      await ask(CVE, centre);
      expect(chat.asked).toHaveLength(1);
    });

    it('gives our own text when the file with the key cannot be read, and asks nobody', async () => {
      const keyless = await system.startAnother({ MITIGATION_AI_URL: chat.url, MITIGATION_AI_MODEL: 'm-1', MITIGATION_AI_KEY_FILE: join(folder, 'none') }); // prettier-ignore
      chat.say(GOOD);
      expect((await ask(CVE, keyless)).body).toMatchObject({ origin: 'siteward' });
      expect(chat.asked).toEqual([]);
    });

    it('asks nobody about a CVE we know nothing of', async () => {
      expectError(await ask('CVE-2021-44228', centre), 404, 'cve_not_found');
      expect(chat.asked).toEqual([]);
    });
  });
});
