import { Agent, AgentCredentials, EnrolRequest, RenewalChallenge, RenewRequest, SitePresenceStatus } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';

export const SiteOfAgents = z.object({ site_id: z.guid().toLowerCase().meta({ description: 'The site.' }) });
export const AgentParams = z.object({ agent_id: z.uuid().toLowerCase().meta({ description: 'The agent.' }) });
export const AgentsQuery = z.strictObject({
  ...pageFields,
  include_revoked: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether agents that were revoked are listed, too.' }),
});

const ID = '019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f';
const SITE = '9c3c1392-7f36-4240-85f2-273573c0384a';
const KEY = 'UBWY5G6ROCDMW22ADNTACGCZI7Z3WYFXG2DF3MDGBL6MXXONFAQI3CDF';
const NONCE = '1795611900000.q3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQIVz4l0mXy';
const CREDENTIALS = {
  agent_id: ID,
  site_id: SITE,
  nats: { urls: ['tls://broker.example:4222'], jwt: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJlZDI1NTE5LW5rZXkifQ.e30.c2lnbmF0dXJl' },
  expires_at: '2026-12-25T14:05:00.000Z',
};

export const LIST_AGENTS: OperationSpec = {
  id: 'listAgents',
  tag: 'Agents',
  summary: 'List Agents',
  description:
    'The agents of a site, newest first, with whether each is there and well, and what it said of itself last. One that says nothing ' +
    'for 15 seconds is offline; one that lost its connection is so at once. Agents at a broker that is not ours to secure do not enrol and are not listed.',
  scope: 'site:view',
  params: SiteOfAgents,
  query: AgentsQuery,
  answers: {
    200: {
      description: 'A page of agents.',
      schema: z.array(Agent),
      example: [
        {
          id: ID,
          site_id: SITE,
          name: 'branch-office-1',
          version: '0.1.0',
          public_key: KEY,
          enrolled_at: '2026-11-25T14:05:00.000Z',
          credentials_expire_at: CREDENTIALS.expires_at,
          state: 'degraded',
          complaints: [
            {
              reason: 'router_unreachable',
              message: 'Its router cannot be reached. Nothing listens at 192.0.2.1:8729 (ECONNREFUSED).',
            },
          ],
          online: true,
          offline_reason: null,
          offline_since: null,
          offline_details: null,
          last_heard_at: '2026-11-25T14:10:02.300Z',
          clock_offset_ms: -12,
          last_word: {
            version: 1,
            state: 'running',
            agent_name: 'branch-office-1',
            agent_version: '0.1.0',
            sent_at: '2026-11-25T14:10:02.288Z',
            started_at: '2026-11-25T14:05:01.000Z',
            load_1m: 0.12,
            memory_mib: 74.5,
            nmap_version: '7.95',
            in_work: null,
            health: {
              event_loop_delay_ms: 21.4,
              spool: { records: 0, bytes: 0, max_bytes: 268_435_456, oldest_at: null, has_room: true },
              router: {
                configured: true,
                reachable: false,
                looked_at: '2026-11-25T14:10:00.000Z',
                last_outcome: 'complete',
                last_outcome_at: '2026-11-25T04:00:12.000Z',
                reason: 'Nothing listens at 192.0.2.1:8729 (ECONNREFUSED).',
              },
              nmap_privileged: true,
              clock_offset_ms: -9,
              last_error: null,
            },
          },
        },
      ],
    },
  },
  errors: ['site_not_found', 'cursor_invalid'],
};

export const SITE_PRESENCE: OperationSpec = {
  id: 'retrieveSitePresence',
  tag: 'Agents',
  summary: 'Retrieve the Presence at a Site',
  description:
    'Whether anybody is at the site who can take a request, since when not and why, what waits for it, and when its agents came ' +
    'and went. Changes are kept for 90 days.',
  scope: 'site:view',
  params: SiteOfAgents,
  answers: {
    200: {
      description: 'How it stands at the site.',
      schema: SitePresenceStatus,
      example: {
        site_id: SITE,
        state: 'dark',
        dark_since: '2026-11-25T14:10:02.300Z',
        reason: 'stopped',
        agents: { online: 0, degraded: 0, dark: 1 },
        requests: { waiting: 1, in_work: 0 },
        changes: [
          {
            agent_id: ID,
            agent_name: 'branch-office-1',
            at: '2026-11-25T14:10:02.300Z',
            online: false,
            reason: 'stopped',
            details: 'shutdown',
          },
        ],
      },
    },
  },
  errors: ['site_not_found'],
};

export const ENROL_AGENT: OperationSpec = {
  id: 'enrolAgent',
  tag: 'Agents',
  summary: 'Enrol an Agent',
  description:
    'What `siteward-agent enrol` asks. The token is used up; the answer says who the agent is, where the broker is, and what ' +
    'the agent may do there: the work of its own site and nothing else.',
  scope: 'public',
  isLimitedByAddress: true,
  body: {
    schema: EnrolRequest,
    description: 'The token, and the public half of the key the agent made.',
    example: {
      token: 'swe_Vz4l0mXyq3J8n1cT5uA9bE2fG6hK7dL0pR4sW8xYzQI',
      public_key: KEY,
      name: 'branch-office-1',
      version: '0.1.0',
    },
  },
  answers: { 201: { description: 'The agent has enrolled.', schema: AgentCredentials, example: CREDENTIALS } },
  errors: [
    'enrolment_token_unknown',
    'enrolment_token_expired',
    'enrolment_token_used',
    'agent_key_taken',
    'enrolment_unavailable',
  ],
};

export const CHALLENGE_AGENT: OperationSpec = {
  id: 'challengeAgent',
  tag: 'Agents',
  summary: 'Ask for a Nonce',
  description:
    'Gives a text to sign, for renewing credentials. It is given for any id, so it tells nothing of which there are.',
  scope: 'public',
  isLimitedByAddress: true,
  params: AgentParams,
  answers: {
    200: {
      description: 'The nonce.',
      schema: RenewalChallenge,
      example: { nonce: NONCE, expires_at: '2026-11-25T14:05:00.000Z' },
    },
  },
  errors: ['enrolment_unavailable'],
};

export const RENEW_AGENT: OperationSpec = {
  id: 'renewAgent',
  tag: 'Agents',
  summary: 'Renew the Credentials of an Agent',
  description:
    'What a running agent asks by itself when half of the time of its credentials has passed. It can be asked when they have ' +
    'expired, too. It proves by a signature that the agent has its key.',
  scope: 'public',
  isLimitedByAddress: true,
  params: AgentParams,
  body: {
    schema: RenewRequest,
    description: 'A fresh nonce, signed.',
    example: { nonce: NONCE, signature: 'A'.repeat(86), version: '0.1.0' },
  },
  answers: { 200: { description: 'The new credentials.', schema: AgentCredentials, example: CREDENTIALS } },
  errors: ['agent_refused', 'enrolment_unavailable'],
};

export const REVOKE_AGENT: OperationSpec = {
  id: 'revokeAgent',
  tag: 'Agents',
  summary: 'Revoke an Agent',
  description:
    'The agent is cut off from the broker at once, also when it is connected, and stays out. A scan it was at goes to another ' +
    'agent of the site. Its key can never enrol again; the machine can, with a new one.',
  scope: 'site:update',
  params: AgentParams,
  answers: { 204: { description: 'The agent is revoked.', schema: null } },
  errors: ['agent_not_found'],
};
