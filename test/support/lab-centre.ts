import {
  decodeEvent,
  EVENTS,
  type HostFacts,
  type ScanFinished,
  type ScanProgress,
  type ScanRequested,
  type ScanRouterChecked,
  siteRequestsConsumer,
  STREAMS,
} from '#contracts';
import {
  connectNats,
  type JetStreamManager,
  type NatsConnection,
  provisionConsumer,
  provisionStreams,
} from '#jetstream';
import type { EmbeddedNatsServer } from '../../tools/embedded/nats-server.js';
import { cancelMessage, requestMessage } from './attempt.js';
import { BrokerView, type Publication } from './broker.js';
import { startTestNats } from './nats.js';
import { until } from './until.js';

/** One message of an agent about a scan. */
export interface Said {
  readonly type: string;
  readonly payload: unknown;
}

/** Plays the centre to agents: asks for scans, ends them, and hears what agents say, in the order in which they say it. */
export class LabCentre {
  private readonly said = new Map<string, Said[]>();

  private constructor(
    readonly nats: EmbeddedNatsServer,
    private readonly connection: NatsConnection,
    private readonly manager: JetStreamManager,
    private readonly broker: BrokerView,
  ) {
    connection.subscribe('scan.>', {
      callback: (_, message) => {
        const pairs = [...(message.headers ?? [])].map(([name, values]) => [name, values[0] ?? '']);
        const headers = Object.fromEntries(pairs) as Record<string, string>;
        this.hear({ subject: message.subject, headers, body: message.string() });
      },
    });
  }

  static async start(): Promise<LabCentre> {
    const nats = await startTestNats();
    const connection = await connectNats({ url: nats.url, name: 'lab centre' });
    const manager = await connection.jetstreamManager();
    await provisionStreams(manager, STREAMS);
    return new LabCentre(nats, connection, manager, await BrokerView.open(nats.url));
  }

  async addSite(siteId: string): Promise<void> {
    await provisionConsumer(this.manager, siteRequestsConsumer(siteId));
  }

  async ask(request: ScanRequested): Promise<void> {
    await this.broker.publish(requestMessage(request));
  }

  async cancel(request: ScanRequested): Promise<void> {
    await this.broker.publish(cancelMessage(request));
  }

  async publish(message: Publication): Promise<void> {
    await this.broker.publish(message);
  }

  /** All that was said about a request, in order. */
  sayings({ site_scan_id }: ScanRequested): readonly Said[] {
    return this.said.get(site_scan_id) ?? [];
  }

  hosts(request: ScanRequested): HostFacts[] {
    return this.of<{ host: HostFacts }>(request, 'scan.host_observed').map(({ host }) => host);
  }

  progress(request: ScanRequested): ScanProgress[] {
    return this.of<ScanProgress>(request, 'scan.progress');
  }

  router(request: ScanRequested): ScanRouterChecked | undefined {
    return this.of<ScanRouterChecked>(request, 'scan.router_checked')[0];
  }

  /** Waits for the last word, and that the request is settled. */
  async finished(request: ScanRequested, withinMs = 60_000): Promise<ScanFinished> {
    const ask = () => this.of<ScanFinished>(request, 'scan.finished')[0];
    const last = await until('the last word', ask, (word) => word !== undefined, withinMs);
    await this.settled(request.site_id);
    return last!;
  }

  /** Waits until no request of the site is waiting or held. */
  async settled(siteId: string): Promise<void> {
    const { stream, durable } = siteRequestsConsumer(siteId);
    const ask = async () => {
      const { num_pending, num_ack_pending } = await this.manager.consumers.info(stream, durable);
      return num_pending + num_ack_pending;
    };
    await until('the request to be acknowledged', ask, (open) => open === 0);
  }

  async stop(): Promise<void> {
    await this.broker.close();
    await this.connection.close();
    await this.nats.stop();
  }

  private hear(message: Publication): void {
    const reading = decodeEvent(EVENTS, message);
    if (!reading.ok) return;
    const { site_scan_id } = reading.payload as { site_scan_id: string };
    const sayings = this.said.get(site_scan_id) ?? [];
    this.said.set(site_scan_id, [...sayings, { type: reading.event.type, payload: reading.payload }]);
  }

  private of<Payload>(request: ScanRequested, type: string): Payload[] {
    return this.sayings(request).flatMap((said) => (said.type === type ? [said.payload as Payload] : []));
  }
}
