import { DeviceCves, Mac, MacAddressesBody, SingleDeviceCves } from '#contracts';
import { z } from 'zod';
import type { OperationSpec } from '../platform/http/index.js';

export const MacQuery = z.strictObject({ mac_address: Mac });

const ANSWER: DeviceCves = {
  mac_addresses: ['00:0C:29:A1:00:11'],
  total_scans: 5,
  total_cve_instances: 23,
  total_host_count: 8,
  mac_stats: {
    '00:0C:29:A1:00:11': {
      scans: 5,
      hosts: 8,
      cve_instances: 23,
      unique_cves: 1,
      highest_score: 9.1,
      first_seen: '2026-10-01T02:00:41.000Z',
      last_seen: '2026-11-25T02:01:12.000Z',
    },
  },
  stats: {
    unique_cve_count: 1,
    highest_score: 9.1,
    average_score: 9.1,
    open_cve_count: 1,
    accepted_cve_count: 0,
    mitigated_cve_count: 0,
  },
  cves: [
    {
      id: '5f1c7a52-9f0b-5c0e-8f43-0d6a4b0f8a11',
      cve_id: 'CVE-2018-14847',
      description: 'WinBox lets anybody read files of the router, the user database among them',
      published_at: '2018-08-02T00:00:00.000Z',
      created_at: '2026-11-25T02:01:12.000Z',
      vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
      score: 9.1,
      severity: 'CRITICAL',
      assigner: 'cve@mitre.org',
      references: [{ url: 'https://nvd.nist.gov/vuln/detail/CVE-2018-14847', name: 'NVD record' }],
      cve_detail: {
        cvss_version: '3.1',
        vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
        base_score: 9.1,
        severity: 'CRITICAL',
        impact_score: 5.2,
        exploitability_score: 3.9,
        metrics: {
          attack_vector: 'NETWORK',
          attack_complexity: 'LOW',
          attack_requirements: null,
          privileges_required: 'NONE',
          user_interaction: 'NONE',
          scope: 'UNCHANGED',
          confidentiality: 'HIGH',
          integrity: 'HIGH',
          availability: 'NONE',
        },
      },
      scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
      compliance_tags: ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
      host: {
        id: '0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11',
        hostname: 'gw.lan',
        mac_address: '00:0C:29:A1:00:11',
        manufacturer: 'Routerboard.com',
        ip_address: '192.168.1.1',
      },
      status: 'open',
      current: true,
      known_exploited: true,
      match_class: 'definite',
      confidence: 70,
      priority: 86.9,
      epss: 0.94,
      score_source: null,
      ports: ['21/tcp'],
      occurrences: 2,
      other_occurrences: [
        {
          id: '6b2d7a52-9f0b-5c0e-8f43-0d6a4b0f8a12',
          scan_id: '8b35a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
          host_id: '0a7c5c1e-5c0e-5f0a-9a53-0d7f2b8f6f11',
          created_at: '2026-11-18T02:01:09.000Z',
          mac_address: '00:0C:29:A1:00:11',
        },
      ],
    },
  ],
};

const WHAT =
  'All CVEs that were ever found on a device, one element per CVE, whatever their status, over all scans that are over. Advisories ' +
  'nobody can decide are left out. References are the public pages about the CVE, made of its id. A MAC nobody has seen is no error.';

export const GET_CVES_BY_MAC: OperationSpec = {
  id: 'getCvesByMacAddress',
  tag: 'Vulnerability Intelligence',
  summary: 'Get CVEs by MAC Address',
  description: `${WHAT} Up to 100 devices at once; one that is given twice counts once.`,
  scope: 'cve:view',
  body: {
    schema: MacAddressesBody,
    description: 'The devices.',
    example: { mac_addresses: ['00:0c:29:a1:00:11'] },
  },
  answers: { 200: { description: 'What was found on them.', schema: DeviceCves, example: ANSWER } },
};

export const GET_CVES_OF_ONE_MAC: OperationSpec = {
  id: 'getCvesOfOneMacAddress',
  tag: 'Vulnerability Intelligence',
  summary: 'Get CVEs of one MAC Address',
  description: `The older form of the question, for one device. ${WHAT}`,
  scope: 'cve:view',
  query: MacQuery,
  answers: {
    200: {
      description: 'What was found on it.',
      schema: SingleDeviceCves,
      example: { mac_address: '00:0C:29:A1:00:11', ...ANSWER },
    },
  },
};
