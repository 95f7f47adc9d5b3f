import { ApiKey, CreatedApiKey, newApiKeyBody } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';
import { GIVABLE_SCOPES } from './given-scopes.js';

export const NewApiKeyBody = newApiKeyBody(GIVABLE_SCOPES);
export type NewApiKey = z.output<typeof NewApiKeyBody>;
export const ApiKeysQuery = z.strictObject({ ...pageFields });
export const ApiKeyParams = z.object({ key_id: z.guid().toLowerCase().meta({ description: 'The API key.' }) });

const KEY = {
  id: '0192f7a4-6b1e-7c3d-8e5f-001122334455',
  name: 'Nightly export',
  scopes: ['cve:view', 'site:view'],
  created_by: 'user-1',
  created_at: '2026-11-02T09:30:00.000Z',
  expires_at: '2027-01-31T00:00:00.000Z',
  revoked_at: null,
  last_used_at: null,
};

export const LIST_API_KEYS: OperationSpec = {
  id: 'listApiKeys',
  tag: 'Access',
  summary: 'List API Keys',
  description:
    'All API keys, newest first, those that expired or were revoked included. Their secrets are not shown: nobody has them.',
  scope: 'key:view',
  query: ApiKeysQuery,
  answers: { 200: { description: 'A page of keys.', schema: z.array(ApiKey), example: [KEY] } },
  errors: ['cursor_invalid'],
};

export const CREATE_API_KEY: OperationSpec = {
  id: 'createApiKey',
  tag: 'Access',
  summary: 'Create an API Key',
  description:
    'Gives out a key that is good wherever a bearer token is. It belongs to the tenant and not to who creates it. The key ' +
    'itself is in this answer and never again.',
  scope: 'key:create',
  body: {
    schema: NewApiKeyBody,
    description: 'What the key is for and what it may do.',
    example: { name: KEY.name, scopes: KEY.scopes, expires_at: '2027-01-31T00:00:00Z' },
  },
  answers: {
    201: {
      description: 'The key; keep it now.',
      schema: CreatedApiKey,
      headers: { Location: 'The address of the key.' },
      example: { ...KEY, key: `swk_${KEY.id.replaceAll('-', '')}_this-is-where-the-secret-is-43-characters-a` },
    },
  },
  errors: ['scope_not_given', 'expiry_not_ahead'],
};

export const RETRIEVE_API_KEY: OperationSpec = {
  id: 'retrieveApiKey',
  tag: 'Access',
  summary: 'Retrieve an API Key',
  description: 'One API key, without its secret.',
  scope: 'key:view',
  params: ApiKeyParams,
  answers: { 200: { description: 'The key.', schema: ApiKey, example: KEY } },
  errors: ['api_key_not_found'],
};

export const REVOKE_API_KEY: OperationSpec = {
  id: 'revokeApiKey',
  tag: 'Access',
  summary: 'Revoke an API Key',
  description:
    'The key is refused from now on, everywhere within seconds. It stays in the list, with when it was revoked.',
  scope: 'key:delete',
  params: ApiKeyParams,
  answers: { 204: { description: 'The key is revoked.', schema: null } },
  errors: ['api_key_not_found'],
};
