import type { EncodedEvent } from '#contracts';
import { pause } from './abort-signals.js';
import { headers as natsHeaders, type JetStreamClient } from 'nats';

const PUBLISH_TIMEOUT_MS = 5_000;
const FIRST_PAUSE_MS = 200;
const LAST_PAUSE_MS = 5_000;

/** Publishes and waits until the stream has the message on disk. */
export class EventPublisher {
  constructor(private readonly jetStream: JetStreamClient) {}

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

  /** Publishes again and again until the stream has it, pausing longer each time. Rejects only once the signal aborts. */
  async publishUntilStored(event: EncodedEvent, signal: AbortSignal): Promise<void> {
    for (let failures = 0; ; failures++) {
      signal.throwIfAborted();
      try {
        await this.publish(event);
        return;
      } catch {
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 10), LAST_PAUSE_MS), signal);
      }
    }
  }
}
