import {
  AgentRelease,
  NewRollout,
  ReleaseVersion,
  Rollout,
  RolloutHalt,
  SiteRelease,
  SiteReleaseChoice,
} from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../../platform/http/index.js';

export const SiteOfRelease = z.object({ site_id: z.guid().toLowerCase().meta({ description: 'The site.' }) });
export const ReleaseParams = z.object({
  version: ReleaseVersion.meta({ description: 'Version of the release.', example: '1.4.2' }),
});
export const RolloutParams = z.object({ rollout_id: z.uuid().toLowerCase().meta({ description: 'The rollout.' }) });
export const RolloutsQuery = z.strictObject({ ...pageFields });
export const PackageParams = z.object({
  file: z.string().max(128).meta({ description: 'Name of the file.', example: 'siteward-agent_1.4.2_amd64.deb' }),
});

const SITE = '9c3c1392-7f36-4240-85f2-273573c0384a';
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const ROLLOUT = {
  id: '019abf15-3c4d-7e5f-8a6b-7c8d9e0f1a2b',
  version: '1.4.2',
  stages: [5, 25, 100],
  soak_s: 3600,
  state: 'running',
  stage: 2,
  reason: null,
  started_by: 'user-1',
  started_at: '2026-11-25T14:00:00.000Z',
  ended_at: null,
  sites: 12,
  agents: { settled: 9, trying: 2, failed: 0, waiting: 3 },
};

export const LIST_RELEASES: OperationSpec = {
  id: 'listAgentReleases',
  tag: 'Agents',
  summary: 'List Releases of the Agent',
  description: 'The releases this centre has to give to agents, newest first. Whoever runs the centre puts them there.',
  scope: 'site:view',
  answers: {
    200: {
      description: 'All releases.',
      schema: z.array(AgentRelease),
      example: [
        {
          version: '1.4.2',
          released_at: '2026-11-25T12:00:00Z',
          minimum_node: '20.19.0',
          bytes: 2_345_678,
          sha256: SHA256,
        },
      ],
    },
  },
};

export const DOWNLOAD_RELEASE: OperationSpec = {
  id: 'downloadAgentRelease',
  tag: 'Agents',
  summary: 'Download a Release of the Agent',
  description:
    'The program of a release. It needs no token: there is no secret in it, and an agent runs only what is signed with a key it ' +
    'was installed with.',
  scope: 'public',
  isLimitedByAddress: true,
  params: ReleaseParams,
  answers: {
    200: {
      description: 'The program.',
      schema: z.string(),
      contentType: 'application/octet-stream',
      example: '"use strict"; /* … */',
    },
  },
  errors: ['release_not_found'],
};

export const CHOOSE_SITE_RELEASE: OperationSpec = {
  id: 'chooseSiteRelease',
  tag: 'Agents',
  summary: 'Choose the Release of a Site',
  description:
    'The agents of this site are to run this release, whatever a rollout says. They fetch it, start it when no scan is in work, ' +
    'and go back to the one before when it does not prove itself. An older release than the one that runs is refused by them.',
  scope: 'site:update',
  params: SiteOfRelease,
  body: { schema: SiteReleaseChoice, description: 'The release.', example: { version: '1.4.2' } },
  answers: {
    200: {
      description: 'The choice.',
      schema: SiteRelease,
      example: { site_id: SITE, version: '1.4.2', chosen_by: 'user-1', chosen_at: '2026-11-25T14:00:00.000Z' },
    },
  },
  errors: ['site_not_found', 'release_not_found'],
};

export const LEAVE_SITE_RELEASE: OperationSpec = {
  id: 'leaveSiteRelease',
  tag: 'Agents',
  summary: 'Let Rollouts Decide Again',
  description: 'The site goes by rollouts again. The release its agents run stays until another one is wanted.',
  scope: 'site:update',
  params: SiteOfRelease,
  answers: { 204: { description: 'Nothing is chosen for the site any more.', schema: null } },
  errors: ['site_release_not_found'],
};

export const START_ROLLOUT: OperationSpec = {
  id: 'startRollout',
  tag: 'Agents',
  summary: 'Roll Out a Release',
  description:
    'Brings a release to all sites, stage by stage. A stage begins when all agents of the stage before have run the release well ' +
    'for `soak_s`. One agent that goes back to the release before, refuses it or falls silent halts the rollout.',
  scope: 'site:update',
  body: {
    schema: NewRollout,
    description: 'The release and its stages.',
    example: { version: '1.4.2', stages: [5, 25, 100], soak_s: 3600 },
  },
  answers: {
    201: { description: 'The rollout has begun.', schema: Rollout, example: { ...ROLLOUT, stage: 1, sites: 0 } },
  },
  errors: ['release_not_found', 'rollout_running'],
};

export const LIST_ROLLOUTS: OperationSpec = {
  id: 'listRollouts',
  tag: 'Agents',
  summary: 'List Rollouts',
  description: 'The rollouts of releases, newest first, with how far each has come.',
  scope: 'site:view',
  query: RolloutsQuery,
  answers: { 200: { description: 'A page of rollouts.', schema: z.array(Rollout), example: [ROLLOUT] } },
  errors: ['cursor_invalid'],
};

export const HALT_ROLLOUT: OperationSpec = {
  id: 'haltRollout',
  tag: 'Agents',
  summary: 'Halt a Rollout',
  description: 'No other agent gets the release. Those that have it keep it.',
  scope: 'site:update',
  params: RolloutParams,
  body: { schema: RolloutHalt, description: 'Why.', example: { reason: 'scans take twice as long' } },
  answers: { 204: { description: 'The rollout is halted.', schema: null } },
  errors: ['rollout_not_found', 'rollout_ended'],
};

export const INSTALLER: OperationSpec = {
  id: 'installAgent',
  tag: 'Agents',
  summary: 'Get the Installer of the Agent',
  description:
    'A shell script for Debian and Ubuntu: fetches the package for the machine, checks its SHA-256, installs it, and enrols the ' +
    'agent when a token is given. `curl -fsSL https://…/install.sh | sudo sh -s -- --token swe_…`',
  scope: 'public',
  isLimitedByAddress: true,
  answers: {
    200: {
      description: 'The script.',
      schema: z.string(),
      contentType: 'text/x-shellscript',
      example: '#!/bin/sh\n# Installs the Siteward agent …\n',
    },
  },
  errors: ['installer_not_available'],
};

export const DOWNLOAD_PACKAGE: OperationSpec = {
  id: 'downloadAgentPackage',
  tag: 'Agents',
  summary: 'Download a Package of the Agent',
  description: 'A Debian package, as the installer fetches it.',
  scope: 'public',
  isLimitedByAddress: true,
  params: PackageParams,
  answers: {
    200: {
      description: 'The package.',
      schema: z.string(),
      contentType: 'application/vnd.debian.binary-package',
      example: '!<arch>\ndebian-binary',
    },
  },
  errors: ['installer_not_available'],
};
