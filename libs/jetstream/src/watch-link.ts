import { ErrorCode, Events, type NatsConnection } from 'nats';

/** What to do when something happens to the link to the broker. */
export interface LinkEvents {
  readonly lost?: () => void;
  readonly back?: () => void;
  /** The broker says that the time of our credentials is over. */
  readonly expired?: () => void;
}

/** Tells of the link until the connection is closed; what is called may not throw. */
export function watchLink(connection: NatsConnection, on: LinkEvents): void {
  void (async () => {
    for await (const { type, data } of connection.status()) {
      if (type === Events.Disconnect) on.lost?.();
      if (type === Events.Reconnect) on.back?.();
      if (type === Events.Error && data === ErrorCode.AuthenticationExpired.toString()) on.expired?.();
    }
  })();
}
