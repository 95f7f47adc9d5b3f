import type { NatsConnection } from 'nats';

/** A lost renewal must not cost the lease, so we renew three times per ack_wait. */
const RENEWALS_PER_ACK_WAIT = 3;
const WORK_IN_PROGRESS = '+WPI';

/** A message whose reply subject, where it is settled, we know. The client's public type hides it. */
export interface HeldMessage {
  readonly reply: string;
}

/** Our hold on a message while we work on it. */
export interface Lease {
  /** Aborts when the hold is lost: the server may give the message to somebody else. */
  readonly signal: AbortSignal;
  release(): void;
}

/**
 * Keeps a message ours by renewing it, each renewal confirmed by the server. When none was confirmed for a whole
 * ack_wait the lease is lost for good, even if the server answers again: somebody else may have the message by then.
 */
export function holdLease(connection: NatsConnection, message: HeldMessage, ackWaitMs: number): Lease {
  const lost = new AbortController();
  const renewEveryMs = ackWaitMs / RENEWALS_PER_ACK_WAIT;
  let confirmedAt = performance.now();

  const renew = async (): Promise<void> => {
    const askedAt = performance.now();
    try {
      await connection.request(message.reply, WORK_IN_PROGRESS, { timeout: renewEveryMs });
      confirmedAt = askedAt;
    } catch (error) {
      if (performance.now() - confirmedAt < ackWaitMs) return;
      clearInterval(timer);
      lost.abort(new Error('the lease on the message was lost', { cause: error }));
    }
  };
  const timer = setInterval(() => void renew(), renewEveryMs);
  return { signal: lost.signal, release: () => clearInterval(timer) };
}
