import { siteRequestsConsumer } from '#contracts';
import { type JetStreamManager, provisionConsumer } from '#jetstream';

/** What to inject to get the connection to the broker. */
export const NATS_CONNECTION = Symbol('NATS_CONNECTION');

/** What the centre keeps in order on the broker beside the streams themselves. */
export class Streams {
  private readonly sitesProvisioned = new Set<string>();

  constructor(private readonly manager: JetStreamManager) {}

  /** Makes the durable consumer exist from which the agents of this site take their requests. */
  async provisionSite(siteId: string): Promise<void> {
    if (this.sitesProvisioned.has(siteId)) return;
    await provisionConsumer(this.manager, siteRequestsConsumer(siteId));
    this.sitesProvisioned.add(siteId);
  }
}
