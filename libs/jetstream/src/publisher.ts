import { type EncodedEvent } from '#contracts';
import { headers as natsHeaders, type JetStreamClient } from 'nats';

const PUBLISH_TIMEOUT_MS = 5_000;

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
}
