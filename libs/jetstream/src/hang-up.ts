import type { NatsConnection } from 'nats';

/** How long what is still on its way out may take. Draining asks the server for an answer, which a dead one never gives. */
const PATIENCE_MS = 1_000;

/** Ends the connection: what was said goes out first when the server still listens. Never rejects. */
export async function hangUp(connection: NatsConnection): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([connection.drain().catch(() => undefined), patience]);
  clearTimeout(timer);
  await connection.close().catch(() => undefined);
}
