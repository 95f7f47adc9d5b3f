import type { EncodedEvent } from '#contracts';
import { pause } from './abort-signals.js';
import type { Link } from './link.js';
import { ErrorCode, headers as natsHeaders, type JetStreamClient, NatsError } from 'nats';

const PUBLISH_TIMEOUT_MS = 5_000;
const FIRST_PAUSE_MS = 200;
const LAST_PAUSE_MS = 5_000;

/** JetStream API error code of a message over the stream's own limit. */
const MESSAGE_TOO_LARGE = 10_054;
const REFUSED_FOR_GOOD: ReadonlySet<string> = new Set([ErrorCode.MaxPayloadExceeded, ErrorCode.BadHeader]);

/** Publishes and waits until the stream has the message on disk. */
export class EventPublisher {
  /** @param link when given, nothing is said while it is down: the client would keep it all, every repetition too, and send it at once later */
  constructor(
    private readonly jetStream: JetStreamClient,
    private readonly link: Link | null = null,
  ) {}

  /**
   * The event id doubles as `Nats-Msg-Id`, so publishing again within the stream's window stores nothing twice.
   * @throws when the stream did not confirm in time; the message may be there or not, so publish it again.
   */
  async publish(event: EncodedEvent): Promise<void> {
    const headers = natsHeaders();
    for (const [name, value] of Object.entries(event.headers)) headers.set(name, value);
    const msgID = event.headers['ce-id'];
    await this.jetStream.publish(event.subject, event.body, {
      headers,
      timeout: PUBLISH_TIMEOUT_MS,
      ...(msgID === undefined ? {} : { msgID }),
    });
  }

  /** Publishes what is worth nothing later, if the link is up. Nobody hears whether it arrived. */
  publishIfLinked(event: EncodedEvent): void {
    if (this.link?.isUp !== false) this.publish(event).catch(() => undefined);
  }

  /**
   * Publishes again and again until the stream has it, pausing longer each time. Rejects once the signal aborts, and at
   * once when the message itself is at fault: trying again would hold up all that comes after it for ever.
   */
  async publishUntilStored(event: EncodedEvent, signal: AbortSignal): Promise<void> {
    for (let failures = 0; ; failures++) {
      signal.throwIfAborted();
      await this.link?.untilUp(signal);
      try {
        await this.publish(event);
        return;
      } catch (error) {
        if (isRefusedForGood(error)) throw error;
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 10), LAST_PAUSE_MS), signal);
      }
    }
  }
}

function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof NatsError)) return false;
  if (error.api_error?.err_code === MESSAGE_TOO_LARGE) return true;
  return REFUSED_FOR_GOOD.has(error.code);
}
