import { z } from 'zod';
import { HeardHeartbeat } from '../fleet/heartbeat.js';

const DAY_S = 86_400;
const UserKey = z
  .string()
  .regex(/^U[A-Z2-7]{55}$/, 'must be the public nkey of a user: 56 characters that begin with U')
  .meta({ description: 'The public key the agent made; its seed never leaves the agent.' });
const at = (description: string) => z.iso.datetime().meta({ description, example: '2026-11-25T14:00:00Z' });
const Name = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^\P{Cc}*$/u, 'may not hold control characters');

/** The body of `POST /sites/{site_id}/enrolments`. */
export const NewEnrolment = z.strictObject({
  name: Name.nullable()
    .default(null)
    .meta({ description: 'What the token is for, for people.', example: 'branch office, rack 2' }),
  expires_in_s: z
    .int()
    .min(60)
    .max(7 * DAY_S)
    .default(3600)
    .meta({ description: 'For how long the token may be used, in seconds.', example: 3600 }),
});
export type NewEnrolment = z.output<typeof NewEnrolment>;

/** A token by which one agent may enrol, without the token itself. */
export const Enrolment = z.strictObject({
  id: z.uuid(),
  site_id: z.guid(),
  name: z.string().nullable(),
  state: z.enum(['open', 'used', 'expired']),
  created_at: at('When the token was made.'),
  created_by: z.string().meta({ description: 'Who asked for it.' }),
  expires_at: at('Until when the token may be used.'),
  used_at: at('When an agent used it.').nullable(),
  agent_id: z.uuid().nullable().meta({ description: 'The agent that used it.' }),
});
export type Enrolment = z.output<typeof Enrolment>;

/** The 201 answer: the only time the token is shown. */
export const MadeEnrolment = Enrolment.extend({
  token: z.string().meta({ description: 'The one-time token. It is shown once, and stored as a hash.' }),
  command: z.string().meta({ description: 'What to run at the site.' }),
});
export type MadeEnrolment = z.output<typeof MadeEnrolment>;

/** The body of `POST /agents/enrol`. */
export const EnrolRequest = z.strictObject({
  token: z.string().min(1).max(200).meta({ description: 'The one-time token of the enrolment.' }),
  public_key: UserKey,
  name: Name.meta({ description: 'How the agent calls itself.', example: 'branch-office-1' }),
  version: z.string().min(1).max(64).meta({ description: 'The version of the agent.', example: '0.1.0' }),
});
export type EnrolRequest = z.output<typeof EnrolRequest>;

/** What an agent needs to reach the broker, and until when. */
export const AgentCredentials = z.strictObject({
  agent_id: z.uuid(),
  site_id: z.guid(),
  nats: z.strictObject({
    urls: z.array(z.string()).min(1).meta({ description: 'Where the broker is.' }),
    jwt: z
      .string()
      .meta({ description: 'What the agent may do at the broker. Worth nothing without the seed of its key.' }),
  }),
  expires_at: at('When the broker ends to take it. The agent renews it long before.'),
});
export type AgentCredentials = z.output<typeof AgentCredentials>;

/** The answer of `POST /agents/{agent_id}/challenge`. */
export const RenewalChallenge = z.strictObject({
  nonce: z.string().meta({ description: 'To be signed with the key of the agent.' }),
  expires_at: at('Until when a signature of it is taken.'),
});
export type RenewalChallenge = z.output<typeof RenewalChallenge>;

/** The body of `POST /agents/{agent_id}/renew`. */
export const RenewRequest = z.strictObject({
  nonce: z.string().min(1).max(200),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/, 'must be a signature of 64 bytes in base64url')
    .meta({ description: 'Of the nonce, by Ed25519 with the key of the agent; base64url.' }),
  version: EnrolRequest.shape.version,
});
export type RenewRequest = z.output<typeof RenewRequest>;

/** Something that is not well with an agent that is there. */
export const Complaint = z.strictObject({
  reason: z.enum([
    'clock_wrong',
    'credentials_not_renewed',
    'nmap_missing',
    'nmap_unprivileged',
    'router_unreachable',
    'router_not_read',
    'spool_full',
    'results_wait',
    'overloaded',
  ]),
  message: z.string().meta({ description: 'What it means, and what to do about it.' }),
});
export type Complaint = z.output<typeof Complaint>;

const AgentState = z.enum(['online', 'degraded', 'dark']).meta({
  description: '`degraded`: it is there, and something is not well; `dark`: it is not there.',
});
const OfflineReason = z.enum(['never_heard', 'stopped', 'link_lost', 'silent', 'credentials_expired', 'revoked']).meta({
  description:
    '`stopped`: it said so; `link_lost`: the broker saw its connection end; `silent`: three heartbeats in a row are missing; ' +
    '`credentials_expired`: the broker lets it in no more until it has renewed them.',
});
const offlineDetails = z.string().nullable().meta({
  description: 'What it stopped for (`shutdown`, `upgrade`), or what the broker said of the end of its connection.',
});

/** An agent and whether it is there, of `GET /sites/{site_id}/agents`. */
export const Agent = z.strictObject({
  id: z.uuid(),
  site_id: z.guid(),
  name: z.string(),
  version: z.string(),
  public_key: UserKey,
  enrolled_at: at('When it enrolled.'),
  credentials_expire_at: at('When the broker will refuse it, unless it renews.'),
  state: AgentState,
  complaints: z.array(Complaint).meta({ description: 'What is not well while it is there; the gravest first.' }),
  online: z.boolean().meta({
    description: 'Whether it was heard within 15 seconds, did not say that it stops, and has not lost its connection.',
  }),
  offline_reason: OfflineReason.nullable().meta({ description: 'Why it is not there. Null while it is.' }),
  offline_since: at('When it was known to be there last. Null while it is there.').nullable(),
  offline_details: offlineDetails,
  last_heard_at: at('When it was heard last.').nullable(),
  clock_offset_ms: z
    .int()
    .nullable()
    .meta({ description: 'How far its clock is ahead of the clock of the centre, as of its last word.' }),
  last_word: HeardHeartbeat.nullable().meta({ description: 'What it said of itself last.' }),
});
export type Agent = z.output<typeof Agent>;

/** When an agent came or went. */
export const PresenceChange = z.strictObject({
  agent_id: z.uuid(),
  agent_name: z.string(),
  at: at('When it came, or was known to be there last.'),
  online: z.boolean(),
  reason: OfflineReason.nullable(),
  details: offlineDetails,
});
export type PresenceChange = z.output<typeof PresenceChange>;

/** Whether there is anybody at a site, of `GET /sites/{site_id}/presence`. */
export const SitePresenceStatus = z.strictObject({
  site_id: z.guid(),
  state: z.enum(['online', 'degraded', 'dark', 'no_agents']).meta({
    description:
      'The best of its agents counts. `no_agents`: none has enrolled, or all were revoked; an agent at a broker that is not ours is not known here.',
  }),
  dark_since: at('When the last of its agents was known to be there. Null while the site is not dark.').nullable(),
  reason: OfflineReason.nullable().meta({ description: 'Why that agent is not there.' }),
  agents: z.strictObject({ online: z.int(), degraded: z.int(), dark: z.int() }),
  requests: z
    .strictObject({
      waiting: z.int().meta({ description: 'Nobody has taken them yet.' }),
      in_work: z.int().meta({ description: 'An agent has them.' }),
    })
    .nullable()
    .meta({ description: 'Requests to the site. Null when the broker does not say.' }),
  changes: z
    .array(PresenceChange)
    .meta({ description: 'When its agents came and went, the newest first; at most 50.' }),
});
export type SitePresenceStatus = z.output<typeof SitePresenceStatus>;
