import { setTimeout as pause } from 'node:timers/promises';
import { REQUEST_ACK_WAIT_MS, RESULTS_CONSUMER, siteRequestsConsumer } from '#contracts';
import { type JetStreamManager, provisionConsumer, removeConsumer } from '#jetstream';

/** What to inject to get the connection to the broker. */
export const NATS_CONNECTION = Symbol('NATS_CONNECTION');

/** JetStream API error code: https://github.com/nats-io/nats-server server/errors.json. */
const CONSUMER_NOT_FOUND = 10_014;

/** Far longer than an agent takes from the end of one pull to the next. */
const LOOK_AGAIN_MS = 100;

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

  /** How many requests wait for the site, and how many an agent has; null when the site has no consumer. */
  async requestsOf(siteId: string): Promise<{ readonly waiting: number; readonly in_work: number } | null> {
    const { stream, durable } = siteRequestsConsumer(siteId);
    try {
      const { num_pending: waiting, num_ack_pending: in_work } = await this.manager.consumers.info(stream, durable);
      return { waiting, in_work };
    } catch (error) {
      if (isConsumerMissing(error)) return null;
      throw error;
    }
  }

  /**
   * Whether an agent of the site could take a request now. Asked again when it looks as if not: between two pulls an agent
   * waits for nothing for a moment.
   */
  async isSiteListening(siteId: string): Promise<boolean> {
    if (await this.looksListening(siteId)) return true;
    await pause(LOOK_AGAIN_MS);
    return this.looksListening(siteId);
  }

  /**
   * nats-server 2.15.1, 2026-11-25, tried with an agent in a process of its own. `num_waiting` is the number of its open pulls:
   * 1 while it is idle, renewed pulls included; 0 while it is busy, since it pulls no more than it works on; 0 within 20 ms of
   * a kill -9 or an orderly end; but still 1 for up to the 5 s of the pull when only its network is gone (SIGSTOP). While it is
   * busy `num_ack_pending` is 1, and every renewal of the lease (10 s) counts as `delivered.last_active`. Killed while busy,
   * `num_ack_pending` stays 1 for ever, so that last activity is what tells: it counts as present for one more lease (30 s).
   */
  private async looksListening(siteId: string): Promise<boolean> {
    const { stream, durable } = siteRequestsConsumer(siteId);
    try {
      const { num_waiting, num_ack_pending, delivered } = await this.manager.consumers.info(stream, durable);
      // A text such as 2026-11-25T19:02:11Z, whatever the client's types say; not there before the first delivery.
      const idleMs = Date.now() - new Date(delivered.last_active).getTime();
      return num_waiting > 0 || (num_ack_pending > 0 && idleMs <= REQUEST_ACK_WAIT_MS);
    } catch (error) {
      // Without the consumer no agent can listen.
      if (isConsumerMissing(error)) return false;
      throw error;
    }
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

function isConsumerMissing(error: unknown): boolean {
  const { api_error } = error as { readonly api_error?: { readonly err_code: number } };
  return api_error?.err_code === CONSUMER_NOT_FOUND;
}
