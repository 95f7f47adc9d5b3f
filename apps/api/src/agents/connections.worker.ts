import { PASSING_CONNECTION } from '#contracts';
import { isUserKey } from '#runtime';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import { BrokerGate } from '../platform/nats-authority/index.js';
import { PresenceStore } from './presence.store.js';

/** What the broker tells the system account of a client; nats-server 2.10 to 2.15. There is more in it. */
const Advisory = z.object({
  server: z.object({ id: z.string().max(100) }),
  client: z.object({ id: z.number(), user: z.string().max(100), name: z.string().max(1000).default('') }),
  reason: z.string().optional(),
});
const MAX_KNOWN = 20_000;
const MAX_REASON = 100;

/**
 * Learns from the broker, where it is ours, that the connection of an agent has ended: long before its heartbeats are missed. That a
 * connection was made is not taken for a sign of life; only the agent's own word is.
 */
@Injectable()
export class ConnectionsWorker implements OnApplicationBootstrap {
  private readonly logger = new Logger(ConnectionsWorker.name);
  /** The newest connection of each agent: an older one that the broker gives up later says nothing. */
  private readonly newest = new Map<string, string>();

  constructor(
    private readonly gate: BrokerGate,
    private readonly presence: PresenceStore,
  ) {}

  onApplicationBootstrap(): void {
    const { connection } = this.gate;
    const listen = (event: string, act: (advisory: z.output<typeof Advisory>) => void) =>
      connection?.subscribe(`$SYS.ACCOUNT.*.${event}`, {
        callback: (error, message) => {
          const advisory = error === null ? advisoryIn(message.data) : null;
          if (advisory !== null) act(advisory);
        },
      });
    listen('CONNECT', ({ server, client }) => {
      if (this.newest.size < MAX_KNOWN) this.newest.set(client.user, `${server.id} ${client.id}`);
    });
    listen('DISCONNECT', (advisory) => void this.cut(advisory, new Date()));
  }

  private async cut({ server, client, reason = '' }: z.output<typeof Advisory>, at: Date): Promise<void> {
    const newest = this.newest.get(client.user) ?? `${server.id} ${client.id}`;
    if (newest !== `${server.id} ${client.id}`) return;
    this.newest.delete(client.user);
    try {
      await this.presence.cut({ publicKey: client.user, at, reason: reason.slice(0, MAX_REASON) });
    } catch (error) {
      // Its missing heartbeats will tell.
      this.logger.warn({ message: 'That an agent lost its connection was not written down', err: error });
    }
  }
}

/** Null for what is not about an agent, but its look at itself, or the centre: that comes in with keys that nobody enrolled. */
function advisoryIn(data: Uint8Array): z.output<typeof Advisory> | null {
  try {
    const read = Advisory.safeParse(JSON.parse(new TextDecoder().decode(data)));
    if (!read.success || !isUserKey(read.data.client.user)) return null;
    return read.data.client.name.startsWith(PASSING_CONNECTION) ? null : read.data;
  } catch {
    return null;
  }
}
