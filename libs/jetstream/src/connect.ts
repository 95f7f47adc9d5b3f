import type { ConnectionOptions, NatsConnection } from 'nats';
import { NatsConnectionImpl } from 'nats/lib/nats-base-client/nats.js';
import { useApiPrefix } from './api-prefix.js';
import { endpointOf } from './endpoint.js';
import { DIAL_ONE_MS, type DialOptions, Endpoints, useOurTransports } from './transports.js';
import { type UserCredentials, userAuthenticator } from './user-credentials.js';
import { watchLink } from './watch-link.js';

/** How to reach the broker. */
export interface NatsAccess {
  /** One address, or several of one broker, tried in this order: `nats:`, `tls:`, `ws:` or `wss:`. */
  readonly url: string | readonly string[];
  /** Shown in the server's connection list. */
  readonly name: string;
  /** Where the broker wants them; user and password may also be in the URL. */
  readonly credentials?: NatsCredentials | undefined;
  /** File with the certificates that `tls:` and `wss:` trust instead of those of the machine. */
  readonly caFile?: string | undefined;
}

/** Who we are at a broker in operator mode. */
export interface NatsCredentials {
  /** Asked for at every connection, so that renewed ones are used. */
  readonly read: () => UserCredentials;
  /** The subject under which answers may come; the client's own when absent. */
  readonly inboxPrefix?: string;
  /** What the JetStream API is called for this user; `$JS.API` when absent. */
  readonly apiPrefix?: string;
}

/** A pause that grows from a tenth of a second to five seconds, so that a fleet does not storm a returning server. */
const FIRST_RECONNECT_MS = 100;
const LAST_RECONNECT_MS = 5_000;
/** Refused again and again we ask ever more rarely, and never give up: a revoked agent is no burden, one let in again returns. */
const LAST_REFUSED_MS = 300_000;
/** Not counted as refused yet: a broker that was just started may not know the accounts. */
const REFUSALS_FORGIVEN = 10;

/** What the client is told where we choose among the addresses: an address that needs no looking up. */
const NO_MATTER_WHICH = '127.0.0.1:4222';

/** Connects and stays connected: the first connection is waited for, a lost one is sought again for ever. */
export async function connectNats(access: NatsAccess): Promise<NatsConnection> {
  let attempts = 0;
  let refusals = 0;
  const askedForCredentials = () => (refusals += 1);
  const options: DialOptions = {
    ...serversOf(access),
    ...credentialsOf(access, askedForCredentials),
    name: access.name,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    pingInterval: 10_000,
    maxPingOut: 2,
    reconnectDelayHandler: () => {
      const last = refusals > REFUSALS_FORGIVEN ? LAST_REFUSED_MS : LAST_RECONNECT_MS;
      const ceiling = Math.min(FIRST_RECONNECT_MS * 2 ** Math.min(attempts++, 12), last);
      return ceiling * (0.5 + Math.random() / 2);
    },
  };
  const connection = await dial(options);
  attempts = refusals = 0;
  watchLink(connection, { back: () => (attempts = refusals = 0) });
  useApiPrefix(connection, access.credentials?.apiPrefix);
  return connection;
}

/** The one way in which this program connects, once. */
export function dial(options: DialOptions): Promise<NatsConnection> {
  useOurTransports();
  return NatsConnectionImpl.connect(options);
}

export function credentialsOf({ credentials }: NatsAccess, asked: () => void): Partial<ConnectionOptions> {
  if (credentials === undefined) return {};
  const authenticator = userAuthenticator(credentials.read);
  return {
    authenticator: (nonce) => {
      asked();
      return authenticator(nonce);
    },
    // Refused twice the client would give up for good; but a revoked agent may be let in again, a new account be known soon.
    ignoreAuthErrorAbort: true,
    ...(credentials.inboxPrefix === undefined ? {} : { inboxPrefix: credentials.inboxPrefix }),
  };
}

export function serversOf({ url, caFile }: NatsAccess) {
  const all = [url].flat().map((text) => endpointOf(text, caFile));
  const endpoints = new Endpoints(all);
  const [first] = all;
  return {
    endpoints,
    servers: endpoints.areOurs ? [NO_MATTER_WHICH] : all.map(({ address }) => address),
    // One dial goes through all of ours.
    ...(endpoints.areOurs ? { timeout: DIAL_ONE_MS * (all.length + 1), ignoreClusterUpdates: true } : {}),
    ...(endpoints.areOurs || first?.tls == null ? {} : { tls: first.tls }),
    ...first?.login,
  };
}
