import { ScanCancelled, siteRequestsConsumer } from '#contracts';
import type { NatsConnection } from 'nats';
import { apiPrefixOf, useApiPrefix } from './api-prefix.js';
import { credentialsOf, dial, type NatsAccess, serversOf } from './connect.js';
import { hangUp } from './hang-up.js';

/** What a broker turned out to be for an agent. */
export interface ProbedBroker {
  readonly roundTripMs: number;
  /** What the broker says of the consumer with the site's requests; null when nobody answered. */
  readonly consumer: { readonly error: string | null; readonly waiting: number } | null;
  /** Whether the agent may listen to the centre's word that ends a scan. */
  readonly mayHear: boolean;
  /** How far the broker's clock is ahead of ours; null when it does not say. */
  readonly clockAheadMs: number | null;
}

const ANSWER_WITHIN_MS = 3_000;

/**
 * Connects once, asks what an agent of the site asks first, and hangs up. Nothing is taken and nothing is changed.
 * @throws when it cannot connect within the time.
 */
export async function probeBroker(access: NatsAccess, siteId: string, withinMs: number): Promise<ProbedBroker> {
  const connection = await dial({
    ...serversOf(access),
    ...credentialsOf(access, () => undefined),
    name: access.name,
    timeout: withinMs,
    reconnect: false,
    maxReconnectAttempts: 0,
  });
  useApiPrefix(connection, access.credentials?.apiPrefix);
  try {
    const roundTripMs = await connection.rtt();
    const mayHear = await mayListen(connection, ScanCancelled.subjectFor({ site_id: siteId, site_scan_id: '*' }));
    return { roundTripMs, mayHear, ...(await askForConsumer(connection, siteId)) };
  } finally {
    await hangUp(connection);
  }
}

async function mayListen(connection: NatsConnection, subject: string): Promise<boolean> {
  let isRefused = false;
  const subscription = connection.subscribe(subject, { callback: (error) => (isRefused ||= error !== null) });
  await connection.flush();
  if (!subscription.isClosed()) subscription.unsubscribe();
  return !isRefused;
}

async function askForConsumer(
  connection: NatsConnection,
  siteId: string,
): Promise<Pick<ProbedBroker, 'consumer' | 'clockAheadMs'>> {
  const { stream, durable } = siteRequestsConsumer(siteId);
  const asked = Date.now();
  const answer = await connection
    .request(`${apiPrefixOf(connection)}.CONSUMER.INFO.${stream}.${durable}`, undefined, { timeout: ANSWER_WITHIN_MS })
    .catch(() => null);
  if (answer === null) return { consumer: null, clockAheadMs: null };
  const told = answer.json<{ error?: { description?: string }; num_pending?: number; ts?: string }>();
  // Half way between question and answer; `ts` is the server's clock (nats-server 2.10 and later).
  const clockAheadMs = Date.parse(told.ts ?? '') - (asked + Date.now()) / 2;
  return {
    consumer: {
      error: told.error === undefined ? null : (told.error.description ?? 'an error'),
      waiting: told.num_pending ?? 0,
    },
    clockAheadMs: Number.isNaN(clockAheadMs) ? null : clockAheadMs,
  };
}
