import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OpenVexDocument, type OpenVexTaken, SarifLog } from '#contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { hostSeen } from '../support/attempt.js';
import { expectErrorResponse } from '../support/error-response.js';
import { finishedScan, ftpHost } from '../support/finished-scan.js';
import { mikrotikFtp, routerFacts } from '../support/observed-rows.js';
import { startSystem, type System, type TestSite } from '../support/system.js';

const STATUS = '/scans/cve/mac-address/cve/status';
const FORMATS = ['csv', 'sarif', 'openvex', 'cyclonedx'] as const;
const CVE = 'CVE-2018-14847';
const MAC = '00:0C:29:A1:00:11';
const CPE = 'cpe:2.3:o:mikrotik:routeros:6.40.7:*:*:*:*:*:*:*';

let system: System;
let site: TestSite;
let scanId: string;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(async () => {
  await system.stop();
});

beforeEach(async () => {
  site = await system.centre.provisionSite();
  const withoutMac = { address: '10.77.0.12', mac: null, hostnames: ['=cmd|calc'] };
  const hosts = [
    ftpHost('6.40.7', { hostnames: ['=HYPERLINK("x")'] }),
    hostSeen({ ...withoutMac, ports: [mikrotikFtp('6.40.7')] }),
  ];
  scanId = await finishedScan(system, site, { hosts, router: routerFacts('7.24.1 (stable)') });
});

const urn = () => `urn:siteward:site:${site.siteId}:mac:00-0c-29-a1-00-11`;

async function exported(format: (typeof FORMATS)[number], tenantId = site.tenantId): Promise<string> {
  const answer = await system.centre.get(tenantId, `/scans/cve/${scanId}/export/${format}`);
  expect({ status: answer.status, text: answer.status === 200 ? '' : answer.text }).toEqual({ status: 200, text: '' });
  return answer.text;
}

interface Statement {
  readonly vulnerability: { readonly name: string };
  readonly products: readonly {
    readonly '@id': string;
    readonly subcomponents?: readonly { readonly '@id': string }[];
  }[];
  readonly status: string;
  readonly justification?: string;
  readonly impact_statement?: string;
  readonly action_statement?: string;
}

async function vex(): Promise<readonly Statement[]> {
  return (OpenVexDocument.parse(JSON.parse(await exported('openvex'))) as unknown as { statements: Statement[] })
    .statements;
}
const about = (statements: readonly Statement[], cve: string, device = urn()) =>
  statements.filter(({ vulnerability, products }) => vulnerability.name === cve && products[0]!['@id'] === device);

const decide = (change: object) =>
  system.centre.post(site.tenantId, STATUS, {
    mac_address: MAC,
    cve_id: CVE,
    justification: 'Only from the inside.',
    ...change,
  });

const document = (statements: readonly object[], change: object = {}) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://vendor.example/vex/17',
  author: 'The vendor',
  timestamp: '2026-11-25T12:00:00Z',
  version: 1,
  statements,
  ...change,
});

async function imported(statements: readonly object[], change: object = {}): Promise<OpenVexTaken> {
  const answer = await system.centre.post(site.tenantId, `${STATUS}/openvex`, document(statements, change));
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return answer.body as unknown as OpenVexTaken;
}
const statement = (change: object = {}) => ({
  vulnerability: { name: CVE },
  products: [{ '@id': urn() }],
  status: 'not_affected',
  justification: 'vulnerable_code_not_in_execute_path',
  impact_statement: 'Winbox is off.',
  ...change,
});

describe('exports of a scan', () => {
  it('hold as CSV every finding once, and no cell that a spreadsheet would run', async () => {
    const rows: Record<string, string>[] = parse(await exported('csv'), { columns: true, record_delimiter: '\r\n' });
    const report = await system.centre.report(site.tenantId, scanId);
    const findings = report.sites.flatMap((one) => one.findings);
    expect(findings.length).toBeGreaterThan(20);
    expect(rows.map(({ finding_id }) => finding_id)).toEqual(findings.map(({ id }) => id));
    const row = rows.find(({ reference, mac_address }) => reference === CVE && mac_address === MAC)!;
    expect(row).toMatchObject({
      device: urn(),
      product: CPE,
      status: 'open',
      ports: '21/tcp',
      known_exploited: 'true',
    });
    expect(row.hostname).toBe(`'=HYPERLINK("x")`);
    for (const cell of rows.flatMap((one) => Object.values(one))) expect(cell).not.toMatch(/^[=+@\t\r]/);
  });

  it('are a SARIF log with a rule for each result, in which what was decided is suppressed', async () => {
    expect((await decide({ status: 'accepted' })).status).toBe(201);
    const log = SarifLog.parse(JSON.parse(await exported('sarif'))) as unknown as {
      runs: { results: Record<string, unknown>[]; tool: { driver: { rules: { id: string }[] } } }[];
    };
    const [run] = log.runs;
    const rules = new Set(run!.tool.driver.rules.map(({ id }) => id));
    expect(rules.size).toBe(run!.tool.driver.rules.length);
    for (const { ruleId } of run!.results) expect(rules).toContain(ruleId);
    expect(rules).toContain('mgmt.plain-telnet');
    const ours = run!.results.filter(
      ({ ruleId, locations }) => ruleId === CVE && JSON.stringify(locations).includes(urn()),
    );
    expect(ours).toHaveLength(1);
    expect(ours[0]).toMatchObject({
      level: 'error',
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'Only from the inside.' }],
    });
    expect(run!.results.filter(({ suppressions }) => suppressions !== undefined)).toHaveLength(1);
  });

  it('say as OpenVEX what is known of each CVE on each device', async () => {
    const [open] = about(await vex(), CVE);
    expect(open).toMatchObject({ status: 'affected', products: [{ subcomponents: [{ '@id': CPE }] }] });
    expect(open!.action_statement).toMatch(/6\.40\.8/);
    expect(about(await vex(), CVE, `urn:siteward:site:${site.siteId}:address:10.77.0.12`)).toHaveLength(1);
    expect((await vex()).every(({ vulnerability }) => vulnerability.name.startsWith('CVE-'))).toBe(true);
    await decide({ status: 'accepted' });
    const [accepted] = about(await vex(), CVE);
    expect(accepted).toMatchObject({ status: 'affected', action_statement: 'Accepted: Only from the inside.' });
    await decide({ status: 'mitigated' });
    expect(about(await vex(), CVE)[0]).toMatchObject({
      status: 'not_affected',
      justification: 'inline_mitigations_already_exist',
      impact_statement: 'Only from the inside.',
    });
  });

  it('are valid CycloneDX 1.6, in which every vulnerability is in a component', async () => {
    await decide({ status: 'mitigated' });
    const text = await exported('cyclonedx');
    const bom = JSON.parse(text) as {
      vulnerabilities: { id: string; analysis: object; affects: { ref: string }[] }[];
      components: { 'bom-ref': string; components: { 'bom-ref': string }[] }[];
    };
    expect(problemsOfCycloneDx(bom)).toEqual([]);
    const references = new Set(bom.components.flatMap((one) => [one, ...one.components]).map((one) => one['bom-ref']));
    const affected = bom.vulnerabilities.flatMap(({ affects }) => affects.map(({ ref }) => ref));
    expect(affected.length).toBeGreaterThan(20);
    for (const reference of affected) expect(references).toContain(reference);
    const ours = bom.vulnerabilities.find(({ id, affects }) => id === CVE && affects[0]!.ref === `${urn()}#${CPE}`)!;
    expect(ours.analysis).toMatchObject({ state: 'not_affected', justification: 'protected_by_mitigating_control' });
  });

  it.each(FORMATS)('are no business of another tenant: %s', async (format) => {
    const other = await system.centre.provisionSite();
    const path = `/scans/cve/${scanId}/export/${format}`;
    const answer = await system.centre.get(other.tenantId, path);
    expectErrorResponse(answer.status, answer.body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 404, code: 'scan_not_found' });
    expect((await system.centre.get(site.tenantId, path, { token: null })).status).toBe(401);
    expect((await system.centre.get(site.tenantId, `/scans/cve/nonsense/export/${format}`)).status).toBe(400);
  });
});

describe('importing OpenVEX', () => {
  it('takes not_affected and fixed for decisions, which an export says again in the same words', async () => {
    const other = 'CVE-2019-3978';
    const taken = await imported([statement(), statement({ vulnerability: { name: other }, status: 'fixed', justification: undefined })]); // prettier-ignore
    expect(taken).toMatchObject({ taken: 2, taken_before: 0, ignored: 0 });
    const said = await vex();
    expect(about(said, CVE)[0]).toMatchObject({
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
    });
    expect(about(said, CVE)[0]!.impact_statement).toMatch(/The vendor.*version 1.*Winbox is off/);
    expect(about(said, other)[0]).toMatchObject({ status: 'fixed' });
    const [record] = (await system.centre.get(site.tenantId, `${STATUS}?cve_id=${CVE}`)).body as unknown as object[];
    expect(record).toMatchObject({ status: 'mitigated', in_force: true, site_id: site.siteId });
  });

  it('takes nothing twice, whatever is sent again, and a newer version anew', async () => {
    await imported([statement()]);
    expect(await imported([statement()])).toMatchObject({ taken: 0, taken_before: 1, ignored: 0 });
    expect(await imported([statement()], { version: 2 })).toMatchObject({ taken: 1, taken_before: 0 });
    const records = (await system.centre.get(site.tenantId, `${STATUS}?cve_id=${CVE}`)).body as unknown as object[];
    expect(records).toHaveLength(2);
  });

  it('says of each statement it ignores why, and takes the others', async () => {
    const foreign = 'pkg:generic/openssh@9.2';
    const unseen = urn().replace('00-11', '00-99');
    const answer = await imported([
      statement({ status: 'affected' }),
      statement({ status: 'under_investigation' }),
      statement({ products: [{ '@id': foreign }] }),
      statement({ products: [unseen] }),
      statement({ vulnerability: { name: 'GHSA-xxxx' } }),
      statement({ vulnerability: { name: 'CVE-1999-0001' } }),
      statement({ justification: undefined, impact_statement: undefined }),
      statement({ justification: 'because' }),
      statement({ vulnerability: { name: 'GHSA-xxxx', aliases: [CVE] } }),
    ]);
    expect(answer.results.map(({ result }) => result)).toEqual([...Array<string>(8).fill('ignored'), 'taken']);
    const reasons = answer.results.map(({ reason }) => reason ?? '');
    expect(reasons.slice(0, 8)).toEqual([
      expect.stringMatching(/is affected/),
      expect.stringMatching(/under investigation/),
      expect.stringMatching(/no device of ours/),
      expect.stringMatching(/no scan has seen this device/),
      expect.stringMatching(/no CVE/),
      expect.stringMatching(/not found on this device/),
      expect.stringMatching(/neither a justification nor/),
      expect.stringMatching(/because is none/),
    ]);
  });

  it('opens nothing again that was decided here', async () => {
    await decide({ status: 'accepted' });
    await imported([statement({ status: 'affected' })]);
    const report = await system.centre.report(site.tenantId, scanId);
    const shown = report.sites
      .flatMap((one) => one.findings)
      .find((one) => one.reference === CVE && one.decision !== null);
    expect(shown).toMatchObject({ status: 'accepted' });
  });

  it('reaches no device of another tenant, and is written down', async () => {
    const other = await system.centre.provisionSite();
    const answer = await system.centre.post(other.tenantId, `${STATUS}/openvex`, document([statement()]));
    expect(answer.body).toMatchObject({ taken: 0, ignored: 1 });
    expect(about(await vex(), CVE)[0]).toMatchObject({ status: 'affected' });
    const log = (await system.centre.get(other.tenantId, '/audit-log')).body as unknown as { action: string }[];
    expect(log.map(({ action }) => action)).toContain('cve_statuses.imported');
  });

  it('refuses what is no document of OpenVEX', async () => {
    for (const change of [
      { '@context': 'https://example.org' },
      { version: 0 },
      { statements: [] },
      { author: '\u0000' },
    ]) {
      const answer = await system.centre.post(site.tenantId, `${STATUS}/openvex`, document([statement()], change));
      expectErrorResponse(answer.status, answer.body);
      expect(answer.status).toBe(400);
    }
  });
});

/** What the schema that CycloneDX publishes says against a document. */
function problemsOfCycloneDx(bom: object): string[] {
  const library = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
  const schema = (name: string) => JSON.parse(readFileSync(join(library, 'res/schema', name), 'utf8')) as object;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormatsModule.default(ajv);
  ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
  for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json']) {
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}`);
  }
  const validate = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
  return validate(bom) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
