import { AdvisoryFeeds } from '#contracts';
import type { OperationSpec } from '../../platform/http/index.js';

export const LIST_ADVISORY_FEEDS: OperationSpec = {
  id: 'listAdvisoryFeeds',
  tag: 'Vulnerability Intelligence',
  summary: 'See Where Advisories Come From',
  description:
    'Every feed of advisories: how old what is in force is, whether the last attempt to fetch it went well, and why not. The same for all tenants. Feeds are fetched ' +
    'by Siteward itself, or brought in by its operators with `npm run feeds`.',
  scope: 'cve:view',
  answers: {
    200: {
      description: 'The feeds.',
      schema: AdvisoryFeeds,
      example: {
        advisory_version: '412',
        automatic: true,
        feeds: [
          {
            name: 'kev',
            title: "CISA's catalogue of known exploited vulnerabilities",
            source: 'https://www.cisa.gov',
            state: 'failing',
            version: '2026.11.24',
            origin: 'sync',
            last_success_at: '2026-11-24T18:02:11.000Z',
            last_attempt_at: '2026-11-25T06:10:45.000Z',
            last_error: 'www.cisa.gov answered 503.',
            next_sync_at: '2026-11-25T09:12:40.000Z',
            records: 1561,
            records_without_products: 0,
            notice: 'The KEV catalogue is published by CISA under CC0; CISA does not endorse this product.',
          },
        ],
      },
    },
  },
};
