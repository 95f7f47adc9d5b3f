import { RESULTS_CONSUMER, type StreamName } from '#contracts';
import {
  connect,
  type ConnectionOptions,
  type JetStreamManager,
  headers as natsHeaders,
  type NatsConnection,
} from 'nats';
import { randomUUID } from 'node:crypto';
import { until } from './until.js';

/** A message as it lies in a stream. */
export interface StoredMessage {
  readonly sequence: number;
  readonly subject: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A message to publish. A header of the same name as one of the broker's is left to the broker. */
export interface Publication {
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A spec's own view of the broker, beside the programs under test. */
export class BrokerView {
  private constructor(
    private readonly connection: NatsConnection,
    private readonly manager: JetStreamManager,
  ) {}

  /** @param options credentials, where the broker wants them */
  static async open(url: string, options: ConnectionOptions = {}): Promise<BrokerView> {
    const connection = await connect({
      ...options,
      servers: url,
      name: 'spec',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 50,
    });
    return new BrokerView(connection, await connection.jetstreamManager());
  }

  /** All a stream holds, oldest first. */
  async messages(stream: StreamName): Promise<StoredMessage[]> {
    const { state } = await this.infoOf(stream);
    const found: StoredMessage[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await this.manager.streams.getMessage(stream, { seq }).catch(() => null);
      if (message === null) continue;
      const headers: Record<string, string> = {};
      for (const [name, values] of message.header) headers[name] = values[0] ?? '';
      const body = new TextDecoder().decode(message.data);
      found.push({ sequence: message.seq, subject: message.subject, headers, body });
    }
    return found;
  }

  /** A broker that was just started again may not answer the first time. */
  private async infoOf(stream: StreamName) {
    const ask = () => this.manager.streams.info(stream).catch(() => null);
    const info = await until(`stream ${stream}`, ask, (found) => found !== null);
    return info!;
  }

  /** What a stream holds about one scan. */
  async messagesOf(stream: StreamName, scanId: string): Promise<StoredMessage[]> {
    return (await this.messages(stream)).filter((message) => message.headers['ce-subject'] === scanId);
  }

  /** Publishes and waits until it is stored. Without a `msgId` the stream takes even what it has already. */
  async publish({ subject, headers, body }: Publication, msgId: string = randomUUID()): Promise<number> {
    const all = natsHeaders();
    for (const [name, value] of Object.entries(headers)) all.set(name, value);
    const { seq } = await this.connection.jetstream().publish(subject, body, { headers: all, msgID: msgId });
    return seq;
  }

  /** Resolves when the centre has settled every result there is; rejected and repeated ones included. */
  async ingested(durable = RESULTS_CONSUMER.durable): Promise<void> {
    const { stream } = RESULTS_CONSUMER;
    const ask = async () => {
      const { state } = await this.manager.streams.info(stream);
      const consumer = await this.manager.consumers.info(stream, durable);
      return { last: state.last_seq, ...consumer.ack_floor, waiting: consumer.num_pending + consumer.num_ack_pending };
    };
    await until(
      'all results to be settled',
      ask,
      ({ last, stream_seq, waiting }) => waiting === 0 && stream_seq >= last,
    );
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
