import { ScanRequested, siteRequestsConsumer } from '#contracts';
import { connect, type Msg, nanos } from 'nats';
import { until } from './until.js';

const PULL_MS = 5_000;

/** Somebody who listens at a site as its agent does, and does nothing but take requests. */
export interface ListeningSite {
  /** What it has taken, oldest first. */
  readonly taken: readonly ScanRequested[];
  /** The next request it takes about this scan. */
  takes(scanId: string, count?: number): Promise<ScanRequested>;
  /** From now on it keeps what it takes in work, and pulls no more meanwhile; what it has is given back by `leave`. */
  stayBusy(): void;
  leave(): Promise<void>;
}

/** Listens at the site from when its consumer is there. What is taken is settled at once, unless told to stay busy. */
export async function listenAt(natsUrl: string, siteId: string): Promise<ListeningSite> {
  const connection = await connect({ servers: natsUrl, name: `spec at site ${siteId}` });
  const { stream, durable } = siteRequestsConsumer(siteId);
  const manager = await connection.jetstreamManager();
  const info = () => manager.consumers.info(stream, durable).catch(() => null);
  await until('the consumer of the site', info, (found) => found !== null);
  const taken: ScanRequested[] = [];
  let isBusy = false;
  const take = async (message: Msg): Promise<void> => {
    taken.push(ScanRequested.consume.parse(message.json()));
    if (isBusy) await connection.closed();
    else await connection.request(message.reply ?? '', '+ACK');
  };
  // In the words of the protocol: the client's own pull complains on the console when it is left in the middle.
  // No mux: a message of a stream comes with the subject it was published with, by which the client knows no request.
  const next = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`;
  const order = JSON.stringify({ batch: 1, expires: nanos(PULL_MS) });
  const pull = async (): Promise<void> => {
    while (!connection.isClosed()) {
      const message = await connection.request(next, order, { timeout: 2 * PULL_MS, noMux: true }).catch(() => null);
      const isStatus = (message?.headers?.code ?? 0) !== 0;
      if (message !== null && !isStatus) await take(message);
    }
  };
  void pull().catch(() => undefined);
  await until('somebody to listen', info, (found) => (found?.num_waiting ?? 0) > 0);
  const of = (scanId: string) => taken.filter(({ scan_id }) => scan_id === scanId);
  return {
    taken,
    takes: async (scanId, count = 1) => {
      const requests = await until(
        `request ${count} of scan ${scanId}`,
        () => of(scanId),
        ({ length }) => length >= count,
      );
      return requests[count - 1]!;
    },
    stayBusy: () => {
      isBusy = true;
    },
    leave: () => connection.close(),
  };
}
