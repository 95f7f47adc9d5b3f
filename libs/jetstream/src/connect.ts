import { connect, type ConnectionOptions, Events, type NatsConnection } from 'nats';

/** How to reach the broker. */
export interface NatsAccess {
  readonly url: string;
  /** Shown in the server's connection list. */
  readonly name: string;
}

/** A pause that grows from a tenth of a second to five seconds, so that a fleet does not storm a returning server. */
const FIRST_RECONNECT_MS = 100;
const LAST_RECONNECT_MS = 5_000;

/** Connects and stays connected: the first connection is waited for, a lost one is sought again for ever. */
export async function connectNats(access: NatsAccess): Promise<NatsConnection> {
  let attempts = 0;
  const connection = await connect({
    ...serverOf(access.url),
    name: access.name,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    pingInterval: 10_000,
    maxPingOut: 2,
    reconnectDelayHandler: () => {
      const ceiling = Math.min(FIRST_RECONNECT_MS * 2 ** Math.min(attempts++, 10), LAST_RECONNECT_MS);
      return ceiling * (0.5 + Math.random() / 2);
    },
  });
  void forgetAttemptsOnReconnect(connection, () => (attempts = 0));
  return connection;
}

/**
 * What the client makes of a URL is less than it says: it drops user and password, and takes `tls:` for a wish. Here the
 * credentials are used, and `tls:` is never spoken in the clear.
 */
export function serverOf(text: string): Pick<ConnectionOptions, 'servers' | 'user' | 'pass' | 'tls'> {
  const url = new URL(text);
  return {
    servers: url.host,
    ...(url.username === '' ? {} : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }),
    ...(url.protocol === 'tls:' ? { tls: {} } : {}),
  };
}

async function forgetAttemptsOnReconnect(connection: NatsConnection, forget: () => void): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === Events.Reconnect) forget();
  }
}
