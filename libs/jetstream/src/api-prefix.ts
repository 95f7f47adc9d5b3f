import { BROKER_API_PREFIX } from '#contracts';
import type { JetStreamClient, NatsConnection } from 'nats';

const prefixes = new WeakMap<NatsConnection, string>();

/** Has everything on this connection call the JetStream API by this name. */
export function useApiPrefix(connection: NatsConnection, prefix: string = BROKER_API_PREFIX): void {
  prefixes.set(connection, prefix);
}

/** What the JetStream API is called on this connection. */
export function apiPrefixOf(connection: NatsConnection): string {
  return prefixes.get(connection) ?? BROKER_API_PREFIX;
}

/** JetStream by the name it has on this connection. */
export function jetStreamOf(connection: NatsConnection): JetStreamClient {
  return connection.jetstream({ apiPrefix: apiPrefixOf(connection) });
}
