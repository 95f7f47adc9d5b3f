import { line, NewSiteBody, Site, SiteBody, SiteChanges } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';

export const SiteParams = z.object({ site_id: z.guid().toLowerCase().meta({ description: 'The site.' }) });
export const SitesQuery = z.strictObject({
  ...pageFields,
  q: line(200)
    .optional()
    .meta({ description: 'Only sites with this in their name, in either case.', example: 'office' }),
});

const SITE = {
  id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  name: 'Main office',
  networks: ['192.168.88.0/24', '10.20.0.0/16'],
  created_at: '2026-11-02T09:30:00.000Z',
  updated_at: '2026-11-02T09:30:00.000Z',
};
const BODY = { name: SITE.name, networks: SITE.networks };
const IMPOSSIBLE = ['network_not_scannable', 'ipv6_not_supported'] as const;

export const LIST_SITES: OperationSpec = {
  id: 'listSites',
  tag: 'Sites',
  summary: 'List Sites',
  description: 'All sites, newest first. The address of the next page is in the `Link` header.',
  scope: 'site:view',
  query: SitesQuery,
  answers: { 200: { description: 'A page of sites.', schema: z.array(Site), example: [SITE] } },
  errors: ['cursor_invalid'],
};

export const CREATE_SITE: OperationSpec = {
  id: 'createSite',
  tag: 'Sites',
  summary: 'Create a Site',
  description:
    'Adds a site. An agent that is set up with the id of the site can take its requests a moment later. With an `id` of ' +
    'your own, repeating the request adds nothing twice: it answers 409.',
  scope: 'site:create',
  body: { schema: NewSiteBody, description: 'The site to add.', example: BODY },
  answers: {
    201: {
      description: 'The site.',
      schema: Site,
      headers: { Location: 'The address of the site.' },
      example: SITE,
    },
  },
  errors: ['site_exists', ...IMPOSSIBLE],
};

export const RETRIEVE_SITE: OperationSpec = {
  id: 'retrieveSite',
  tag: 'Sites',
  summary: 'Retrieve a Site',
  description: 'One site.',
  scope: 'site:view',
  params: SiteParams,
  answers: { 200: { description: 'The site.', schema: Site, example: SITE } },
  errors: ['site_not_found'],
};

const CONSEQUENCES =
  'Networks that are taken away are not scanned any more from the next request on: subnets of schedules that lie in them ' +
  'are then refused, and a scan that runs already goes on with the networks it was asked with.';

export const REPLACE_SITE: OperationSpec = {
  id: 'replaceSite',
  tag: 'Sites',
  summary: 'Replace a Site',
  description: `Replaces name and networks. ${CONSEQUENCES}`,
  scope: 'site:update',
  params: SiteParams,
  body: { schema: SiteBody, description: 'The site as it is to be.', example: BODY },
  answers: { 200: { description: 'The site.', schema: Site, example: SITE } },
  errors: ['site_not_found', ...IMPOSSIBLE],
};

export const UPDATE_SITE: OperationSpec = {
  id: 'updateSite',
  tag: 'Sites',
  summary: 'Update a Site',
  description: `Changes what is given and leaves the rest. ${CONSEQUENCES}`,
  scope: 'site:update',
  params: SiteParams,
  body: { schema: SiteChanges, description: 'What is to change.', example: { name: 'Head office' } },
  answers: { 200: { description: 'The site.', schema: Site, example: { ...SITE, name: 'Head office' } } },
  errors: ['site_not_found', ...IMPOSSIBLE],
};

export const DELETE_SITE: OperationSpec = {
  id: 'deleteSite',
  tag: 'Sites',
  summary: 'Delete a Site',
  description:
    'Removes the site, also from the schedules that cover it, and ends what is being scanned there. Reports of scans, and ' +
    'the devices that were seen there, stay.',
  scope: 'site:delete',
  params: SiteParams,
  answers: { 204: { description: 'The site is gone.', schema: null } },
  errors: ['site_not_found'],
};
