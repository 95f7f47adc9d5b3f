import { Enrolment, MadeEnrolment, NewEnrolment } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';

const siteId = z.guid().toLowerCase().meta({ description: 'The site.' });
export const SiteOfEnrolments = z.object({ site_id: siteId });
export const EnrolmentParams = z.object({
  site_id: siteId,
  enrolment_id: z.uuid().toLowerCase().meta({ description: 'The enrolment.' }),
});
export const EnrolmentsQuery = z.strictObject({ ...pageFields });

const OPEN = {
  id: '019abf12-7c1d-7e55-9c51-5b0f6c3f2a10',
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  name: 'branch office, rack 2',
  state: 'open',
  created_at: '2026-11-25T14:00:00.000Z',
  created_by: 'user-1',
  expires_at: '2026-11-25T15:00:00.000Z',
  used_at: null,
  agent_id: null,
};
const TOKEN = 'swe_Vz4l0mXyq3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQI';

export const CREATE_ENROLMENT: OperationSpec = {
  id: 'createEnrolment',
  tag: 'Agents',
  summary: 'Let an Agent Enrol',
  description:
    'Makes a token by which one agent can enrol at the site, within an hour unless you say otherwise. The token is shown in ' +
    'this answer and never again.',
  scope: 'site:update',
  params: SiteOfEnrolments,
  body: {
    schema: NewEnrolment,
    description: 'What the token is for.',
    example: { name: OPEN.name, expires_in_s: 3600 },
  },
  answers: {
    201: {
      description: 'The enrolment, with its token.',
      schema: MadeEnrolment,
      example: {
        ...OPEN,
        token: TOKEN,
        command: `siteward-agent enrol --url https://siteward.example --token ${TOKEN}`,
      },
    },
  },
  errors: ['site_not_found', 'enrolment_unavailable'],
};

export const LIST_ENROLMENTS: OperationSpec = {
  id: 'listEnrolments',
  tag: 'Agents',
  summary: 'List Enrolments',
  description:
    'The enrolments of a site, newest first, without their tokens. Those that are over are kept for 90 days.',
  scope: 'site:view',
  params: SiteOfEnrolments,
  query: EnrolmentsQuery,
  answers: { 200: { description: 'A page of enrolments.', schema: z.array(Enrolment), example: [OPEN] } },
  errors: ['site_not_found', 'cursor_invalid'],
};

export const DELETE_ENROLMENT: OperationSpec = {
  id: 'deleteEnrolment',
  tag: 'Agents',
  summary: 'Take an Enrolment Back',
  description: 'The token cannot be used any more. An agent that has used it already stays; revoke the agent for that.',
  scope: 'site:update',
  params: EnrolmentParams,
  answers: { 204: { description: 'The enrolment is gone.', schema: null } },
  errors: ['enrolment_not_found'],
};
