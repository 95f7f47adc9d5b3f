import { RESULTS_CONSUMER, siteRequestsConsumer } from '#contracts';
import { type JetStreamManager, provisionConsumer } from '#jetstream';

/** What to inject to get the connection to the broker. */
export const NATS_CONNECTION = Symbol('NATS_CONNECTION');

/** What the centre keeps in order on the broker beside the streams themselves. */
export class Streams {
  private readonly sitesProvisioned = new Set<string>();

  constructor(
    private readonly manager: JetStreamManager,
    private readonly resultsDurable: string,
  ) {}

  /** Makes the durable consumer exist from which the agents of this site take their requests. */
  async provisionSite(siteId: string): Promise<void> {
    if (this.sitesProvisioned.has(siteId)) return;
    await provisionConsumer(this.manager, siteRequestsConsumer(siteId));
    this.sitesProvisioned.add(siteId);
  }

  /** The moment up to which all results were taken in: `now`, or when the oldest of those that wait was published. */
  async resultsTakenInUntil(now: Date): Promise<Date> {
    const { stream } = RESULTS_CONSUMER;
    const consumer = await this.manager.consumers.info(stream, this.resultsDurable);
    if (consumer.num_pending + consumer.num_ack_pending === 0) return now;
    const { state } = await this.manager.streams.info(stream);
    const seq = Math.max(consumer.ack_floor.stream_seq + 1, state.first_seq);
    return (await this.manager.streams.getMessage(stream, { seq })).time;
  }
}
