import { CycloneDxDocument, OpenVexDocument, SarifLog } from '#contracts';
import { z } from 'zod';
import type { OperationSpec } from '../../platform/http/index.js';
import { ScanParams } from '../report.operations.js';

const NAME = { 'Content-Disposition': 'A name for the file.' };
const COMMON = { tag: 'Scan Results', scope: 'cve:view', params: ScanParams, errors: ['scan_not_found'] } as const;
const DEVICE = 'urn:siteward:site:9c3c1392-7f36-4240-85f2-273573c0384a:mac:00-0c-29-a1-00-11';
const CPE = 'cpe:2.3:o:mikrotik:routeros:6.40.7:*:*:*:*:*:*:*';
const CVE = 'CVE-2018-14847';
const AT = '2026-11-25T12:00:00.000Z';
const WHOLE = 'All findings that the report of the scan shows, however many: nothing below its `min_cvss`.';

export const EXPORT_CSV: OperationSpec = {
  ...COMMON,
  id: 'exportFindingsAsCsv',
  summary: 'Export Findings as CSV',
  description: `${WHOLE} A table after RFC 4180, in UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.`,
  answers: {
    200: {
      description: 'The table, with a row of names.',
      schema: z.string(),
      contentType: 'text/csv',
      headers: NAME,
      example: `site_id,device,address,reference,status\r\n9c3c1392-7f36-4240-85f2-273573c0384a,${DEVICE},10.77.0.11,${CVE},open\r\n`,
    },
  },
};

export const EXPORT_SARIF: OperationSpec = {
  ...COMMON,
  id: 'exportFindingsAsSarif',
  summary: 'Export Findings as SARIF',
  description: `${WHOLE} As a log of SARIF 2.1.0; what was accepted or mitigated is suppressed in it.`,
  answers: {
    200: {
      description: 'The log.',
      schema: SarifLog,
      headers: NAME,
      example: { version: '2.1.0', runs: [{ results: [{ ruleId: CVE }], tool: { driver: { name: 'Siteward' } } }] },
    },
  },
};

export const EXPORT_OPENVEX: OperationSpec = {
  ...COMMON,
  id: 'exportFindingsAsOpenVex',
  summary: 'Export Vulnerabilities as OpenVEX',
  description: `${WHOLE} As a document of OpenVEX 0.2.0, without checks: a statement for each CVE on each device. docs/matching.md has the table of statuses.`,
  answers: {
    200: {
      description: 'The document.',
      schema: OpenVexDocument,
      headers: NAME,
      example: {
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': `https://siteward.example.com/scans/cve/9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d/export/openvex#${AT}`,
        author: 'Siteward',
        timestamp: AT,
        version: 1,
        statements: [
          {
            vulnerability: { name: CVE },
            products: [{ '@id': DEVICE, subcomponents: [{ '@id': CPE, identifiers: { cpe23: CPE } }] }],
            status: 'affected',
            action_statement: 'Upgrade to 6.40.8 (long-term).',
          },
        ],
      },
    },
  },
};

export const EXPORT_CYCLONEDX: OperationSpec = {
  ...COMMON,
  id: 'exportFindingsAsCycloneDx',
  summary: 'Export Vulnerabilities as CycloneDX VEX',
  description: `${WHOLE} As a document of CycloneDX 1.6, without checks: devices, their products, and the analysis of each vulnerability.`,
  answers: {
    200: {
      description: 'The document.',
      schema: CycloneDxDocument,
      headers: NAME,
      example: {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: 'urn:uuid:019ab2c4-1f2e-7a31-9c51-5b0f6c3f2a10',
        version: 1,
        vulnerabilities: [{ id: CVE, analysis: { state: 'exploitable' }, affects: [{ ref: `${DEVICE}#${CPE}` }] }],
        components: [{ type: 'device', 'bom-ref': DEVICE, name: '10.77.0.11' }],
      },
    },
  },
};
