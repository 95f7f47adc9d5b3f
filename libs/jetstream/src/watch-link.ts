import { DebugEvents, ErrorCode, Events, type NatsConnection } from 'nats';

/** What to do when something happens to the link to the broker. */
export interface LinkEvents {
  readonly lost?: () => void;
  readonly back?: () => void;
  /** The client tries to connect anew. */
  readonly trying?: () => void;
  /** The broker says that the time of our credentials is over. */
  readonly expired?: () => void;
}

/** Tells of the link until the connection is closed; what is called may not throw. */
export function watchLink(connection: NatsConnection, on: LinkEvents): void {
  const told: Readonly<Record<string, (() => void) | undefined>> = {
    [Events.Disconnect]: on.lost,
    [Events.Reconnect]: on.back,
    [DebugEvents.Reconnecting]: on.trying,
  };
  void (async () => {
    for await (const { type, data } of connection.status()) {
      told[type]?.();
      if (type === Events.Error && data === ErrorCode.AuthenticationExpired.toString()) on.expired?.();
    }
  })();
}
