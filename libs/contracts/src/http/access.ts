import { z } from 'zod';
import { line } from './line.js';

const Moment = z.iso.datetime();

const EARLIEST = Date.UTC(1970, 0);
const LATEST = Date.UTC(9999, 0);
/** PostgreSQL has no year 0, and in UTC a moment of the year 9999 can be in the one after. */
const isKeepable = (text: string): boolean => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST;

/** A moment as a caller writes it: RFC 3339, with `Z` or an offset; read as UTC. */
const GivenMoment = z.iso
  .datetime({ offset: true, error: 'must be a moment such as 2027-01-31T00:00:00Z' })
  .refine(isKeepable, 'must lie between the years 1970 and 9998')
  // Also asked of texts that are none, whose complaint is on its way already.
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()));

/** The body of `POST /api-keys`; which scopes there are is the platform's matter. */
export const newApiKeyBody = (scopes: readonly [string, ...string[]]) =>
  z.strictObject({
    name: line(100).meta({ description: 'What the key is for.', example: 'Nightly export' }),
    scopes: z
      .array(z.enum(scopes))
      .min(1)
      .max(50)
      .overwrite((given) => [...new Set(given)])
      .meta({
        description: 'What the key is allowed, at most what the token of this request is allowed.',
        example: ['cve:view', 'site:view'],
      }),
    expires_at: GivenMoment.nullish().meta({
      description: 'When the key ends by itself; without it, when it is revoked.',
      example: '2027-01-31T00:00:00Z',
    }),
  });

/** An API key without its secret, which nobody can read again. */
export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.string()),
  created_by: z.string().meta({ description: 'The subject of the token, or the id of the API key, that created it.' }),
  created_at: Moment,
  expires_at: Moment.nullable(),
  revoked_at: Moment.nullable().meta({ description: 'Since when it is refused; null while it is good.' }),
  last_used_at: Moment.nullable().meta({ description: 'To within a minute or so; null when it was never used.' }),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** The answer to `POST /api-keys`: the only one that ever holds the key itself. */
export const CreatedApiKey = ApiKey.extend({
  key: z.string().meta({ description: 'The key. It is shown this once; send it where a bearer token goes.' }),
});
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;

/** Who did what, when. Entries are neither changed nor removed. */
export const AuditEntry = z.object({
  id: z.uuid(),
  at: Moment,
  actor: z.string().meta({ description: 'The subject of a token, the id of an API key, or `siteward` itself.' }),
  actor_kind: z.enum(['user', 'api_key', 'system']),
  action: z.string().meta({ description: 'What was done, in the past tense: `site.created`.' }),
  resource_type: z.string(),
  resource_id: z.string(),
  request_id: z
    .string()
    .nullable()
    .meta({ description: 'The `x-request-id` of the request; null when Siteward did it by itself.' }),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Filter = line(200).optional();

/** The filters of `GET /audit-log`. */
export const auditFilters = {
  actor: Filter.meta({ description: 'Only what this subject or API key did.', example: 'user-1' }),
  action: Filter.meta({ description: 'Only this action.', example: 'site.created' }),
  resource_type: Filter.meta({ description: 'Only what was done to resources of this type.', example: 'site' }),
  resource_id: Filter.meta({
    description: 'Only what was done to this resource.',
    example: '9c3c1392-7f36-4240-85f2-273573c0384a',
  }),
  from: GivenMoment.optional().meta({ description: 'Not before this moment.', example: '2026-11-01T00:00:00Z' }),
  to: GivenMoment.optional().meta({ description: 'Before this moment.', example: '2026-12-01T00:00:00Z' }),
};
