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
  /** Whether it is ours still. Says no as soon as the time is over, also when we had no turn to notice it. */
  isHeld(): boolean;
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

  const isInTime = (): boolean => performance.now() - confirmedAt < ackWaitMs;
  const lose = (cause?: unknown): void => {
    clearInterval(timer);
    lost.abort(new Error('the lease on the message was lost', { cause }));
  };
  const renew = async (): Promise<void> => {
    // Of a process that stood still: the server confirms a message, too, that it gave to somebody else meanwhile.
    if (!isInTime()) {
      lose();
      return;
    }
    const askedAt = performance.now();
    try {
      await connection.request(message.reply, WORK_IN_PROGRESS, { timeout: renewEveryMs });
      confirmedAt = askedAt;
    } catch (error) {
      if (!isInTime()) lose(error);
    }
  };
  const timer = setInterval(() => void renew(), renewEveryMs);
  const isHeld = (): boolean => !lost.signal.aborted && isInTime();
  return { signal: lost.signal, isHeld, release: () => clearInterval(timer) };
}
