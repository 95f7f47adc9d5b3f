import { CveId, Mitigation } from '#contracts';
import { z } from 'zod';
import type { OperationSpec } from '../../platform/http/index.js';

export const MitigationParams = z.object({ cve_id: CveId });

export const GET_MITIGATION_STEPS: OperationSpec = {
  id: 'getMitigationSteps',
  tag: 'Vulnerability Intelligence',
  summary: 'Get Mitigation Steps',
  description:
    'What to do about a CVE, in Markdown: what it is, the affected and the repaired versions, and how to do without an upgrade; ' +
    'for RouterOS by release train, with the commands for RouterOS 7 and 6. The text is made of our own records. Where an ' +
    'OpenAI-compatible endpoint is configured a model words them; a text that names anything else is thrown away, and `origin` ' +
    'says which of the two you read.',
  scope: 'cve:view',
  params: MitigationParams,
  answers: {
    200: {
      description: 'The steps.',
      schema: Mitigation,
      example: {
        cve_id: 'CVE-2018-14847',
        mitigation: '# CVE-2018-14847: winbox (8291/tcp)\n\n…',
        origin: 'siteward',
        model: null,
        generated_at: '2026-11-25T12:00:00.000Z',
        references: [{ url: 'https://nvd.nist.gov/vuln/detail/CVE-2018-14847', name: 'NVD record' }],
        known_exploited: true,
        kev_added: '2021-12-01',
        kev_due_date: '2022-06-01',
        fixed_versions: ['6.40.8 (long-term)', '6.42.1 (stable)'],
      },
    },
  },
  errors: ['cve_not_found'],
};
