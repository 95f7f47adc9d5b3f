import { RESULTS_CONSUMER, siteRequestsConsumer } from '#contracts';
import { type JetStreamManager, provisionConsumer, removeConsumer } from '#jetstream';

/** What to inject to get the connection to the broker. */
export const NATS_CONNECTION = Symbol('NATS_CONNECTION');

/** Longer than a result that fails for a passing reason is ever put off. */
const STUCK_AFTER_MS = 5 * 60_000;

/** What the centre keeps in order on the broker beside the streams themselves. */
export class Streams {
  private readonly sitesProvisioned = new Set<string>();
  /** How far results are taken in without a gap, and since when it has been that far. */
  private floor = { sequence: -1, since: new Date(0) };

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

  /** The sites whose consumer this process knows to exist. */
  provisionedSites(): string[] {
    return [...this.sitesProvisioned];
  }

  /** Removes the consumer of a site that is no more; requests to it that wait in the stream are nobody's now. */
  async forgetSite(siteId: string): Promise<void> {
    await removeConsumer(this.manager, siteRequestsConsumer(siteId));
    this.sitesProvisioned.delete(siteId);
  }

  /**
   * The moment up to which all results were taken in: `now`, or when the oldest of those that wait was published. One that
   * has been tried in vain for minutes is not waited for: it must not keep every other scan from ending.
   */
  async resultsTakenInUntil(now: Date): Promise<Date> {
    const { stream } = RESULTS_CONSUMER;
    const consumer = await this.manager.consumers.info(stream, this.resultsDurable);
    if (consumer.num_pending + consumer.num_ack_pending === 0) return now;
    const isStuck = this.isStuckAt(consumer.ack_floor.stream_seq, now);
    if (isStuck && consumer.num_pending === 0) return now;
    const { state } = await this.manager.streams.info(stream);
    const before = isStuck ? consumer.delivered.stream_seq : consumer.ack_floor.stream_seq;
    const seq = Math.max(before + 1, state.first_seq);
    return (await this.manager.streams.getMessage(stream, { seq })).time;
  }

  private isStuckAt(floor: number, now: Date): boolean {
    if (this.floor.sequence !== floor) this.floor = { sequence: floor, since: now };
    return now.getTime() - this.floor.since.getTime() > STUCK_AFTER_MS;
  }
}
