import { type AgentAddress, agentInbox, agentSubjects, BROKER_API_PREFIX, CENTRE_API_PREFIX } from '#contracts';
import type { Account, Export, Import, OperatorLimits, User } from '@nats-io/jwt';

/**
 * Why a site has an account of its own and not only permissions: the broker looks at the subject of a message and not at the
 * reply it names. In one account with JetStream an agent may ask for its next request and name `$JS.API.STREAM.PURGE.…` as
 * where the answer goes; "there is none" is an empty message, and the stream is empty (seen on nats-server 2.15.1). Across
 * accounts the broker puts a reply of its own in the place of the agent's.
 */
const ANYBODY: AgentAddress = { siteId: '*', agentId: '*' };

/** No leaf nodes, no bearer tokens; nothing else is bounded. */
const LIMITS: OperatorLimits = {
  conn: -1,
  subs: -1,
  data: -1,
  payload: -1,
  imports: -1,
  exports: -1,
  leaf: 0,
  wildcards: true,
  disallow_bearer: true,
};
const NO_JETSTREAM = { mem_storage: 0, disk_storage: 0, streams: 0, consumer: 0 };
/** More than we declare, far less than a mistake could make. */
const MAX_STREAMS = 16;
const MAX_SUBSCRIPTIONS = 100;
const MAX_CONNECTIONS_OF_SITE = 100;

/** The account of the broker itself: by it accounts are made known. */
export function systemAccount(): Partial<Account> {
  return { limits: LIMITS };
}

/** The account of the centre: it owns the streams, and offers sites what agents need. */
export function centreAccount(signingKey: string): Partial<Account> {
  const { says, asks, pulls, settles, hears } = agentSubjects(ANYBODY);
  const exports: Export[] = [
    ...[...says, ...asks.map(inApi), settles].map((subject): Export => ({ name: subject, subject, type: 'service' })),
    { name: 'requests', subject: inApi(pulls), type: 'service', response_type: 'Stream' },
    ...hears.map((subject): Export => ({ name: subject, subject, type: 'stream' })),
  ];
  const limits = { ...LIMITS, mem_storage: -1, disk_storage: -1, streams: MAX_STREAMS, consumer: -1 };
  return { signing_keys: [signingKey], limits, exports };
}

/** What is to be said about a site's account. */
export interface SiteAccount {
  readonly siteId: string;
  /** Public keys of agents that may not come in, with the moment, in Unix seconds, up to which what they were given is void. */
  readonly revocations: Readonly<Record<string, number>>;
  /** Whether the site is gone: nothing is left that an agent could do or be. */
  readonly isClosed: boolean;
}

/** The account of a site: it has nothing but what it takes of the centre's, and of that only what is this site's. */
export function siteAccount(site: SiteAccount, centreKey: string, signingKey: string): Partial<Account> {
  const { says, asks, pulls, settles, hears } = agentSubjects({ siteId: site.siteId, agentId: '*' });
  const service = (subject: string, local = subject): Import => ({
    name: subject,
    subject,
    account: centreKey,
    type: 'service',
    local_subject: local,
  });
  const inApiOfCentre = (question: string) => service(inApi(question), `${CENTRE_API_PREFIX}.${question}`);
  const imports: Import[] = [
    ...says.map((subject) => service(subject)),
    ...[...asks, pulls].map(inApiOfCentre),
    service(settles),
    ...hears.map((subject): Import => ({ name: subject, subject, account: centreKey, type: 'stream' })),
  ];
  return {
    signing_keys: site.isClosed ? [] : [signingKey],
    limits: { ...LIMITS, ...NO_JETSTREAM, conn: MAX_CONNECTIONS_OF_SITE },
    revocations: { ...site.revocations },
    imports: site.isClosed ? [] : imports,
  };
}

/** What one agent may do in the account of its site: say its own words, and listen to its own answers. */
export function agentRights(address: AgentAddress): Partial<User> {
  const { says, asks, pulls, settles, hears } = agentSubjects(address);
  return {
    pub: { allow: [...says, ...[...asks, pulls].map((question) => `${CENTRE_API_PREFIX}.${question}`), settles] },
    sub: { allow: [`${agentInbox(address.agentId)}.>`, ...hears] },
    subs: MAX_SUBSCRIPTIONS,
    allowed_connection_types: ['STANDARD', 'WEBSOCKET'],
  };
}

function inApi(question: string): string {
  return `${BROKER_API_PREFIX}.${question}`;
}
