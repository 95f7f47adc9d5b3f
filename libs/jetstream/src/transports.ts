import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionOptions } from 'nats';
import type { Server } from 'nats/lib/nats-base-client/core.js';
import { setTransportFactory, type Transport } from 'nats/lib/nats-base-client/transport.js';
import { nodeResolveHost, NodeTransport } from 'nats/lib/src/node_transport.js';
import type { Endpoint } from './endpoint.js';
import { WebSocketTransport } from './websocket-transport.js';

/** What we hand the client beside its own options; it keeps what it does not know, and hands it to the transport. */
export type DialOptions = ConnectionOptions & { readonly endpoints: Endpoints };

/** One address of several may take this long: a firewall that swallows what we say must not keep us long from the next. */
export const DIAL_ONE_MS = 6_000;

const DEFAULT_PORT = 4222;
/** A certificate is held against a name; what `tls` says of an address is set where the URL is read. */
const ADDRESS = /^[\d.]+$|:/;

/** The addresses of one broker. */
export class Endpoints {
  constructor(private all: readonly Endpoint[]) {}

  /** In the order in which they are tried: the one that worked last, then as they were given. */
  get inOrder(): readonly Endpoint[] {
    return this.all;
  }

  /** Whether the client's own way of choosing will not do: it dials the first one twice, and knows TCP alone. */
  get areOurs(): boolean {
    return this.all.some(({ websocket }) => websocket !== null);
  }

  hasWorked(endpoint: Endpoint): void {
    this.all = [endpoint, ...this.all.filter((one) => one !== endpoint)];
  }
}

/**
 * Has every connection of this process that is made from now on speak by {@link SwitchingTransport}. The client has one factory
 * for all; its own `connect` puts another in its place, so nothing but `connectNats` may be used beside it.
 */
export function useOurTransports(): void {
  setTransportFactory({ factory: () => new SwitchingTransport(), dnsResolveFn: nodeResolveHost });
}

/** TCP or websocket, whichever of the addresses can be reached. */
class SwitchingTransport implements Transport {
  closeError?: Error;
  private inner: NodeTransport | WebSocketTransport = new NodeTransport();
  private tellClosed: () => void = () => undefined;
  private readonly whenClosed = new Promise<void>((resolve) => (this.tellClosed = resolve));

  get isClosed(): boolean {
    return this.inner.isClosed;
  }

  get lang(): string {
    return this.inner.lang;
  }

  get version(): string {
    return this.inner.version;
  }

  /** A connection that somebody else made has no addresses of ours, and comes here when it is sought again. */
  async connect(server: Server, options: ConnectionOptions & Partial<DialOptions>): Promise<void> {
    const { endpoints } = options;
    if (endpoints?.areOurs === true) await this.connectToAny(endpoints, { ...options, endpoints });
    else await this.inner.connect(server, options);
    void this.inner.closed().then(() => {
      if (this.inner.closeError !== undefined) this.closeError = this.inner.closeError;
      this.tellClosed();
    });
  }

  private async connectToAny(endpoints: Endpoints, options: DialOptions): Promise<void> {
    const problems: unknown[] = [];
    for (const endpoint of endpoints.inOrder) {
      try {
        await this.connectTo(endpoint, options);
        endpoints.hasWorked(endpoint);
        return;
      } catch (error) {
        problems.push(error);
      }
    }
    const reasons = problems.map((problem) => (problem instanceof Error ? problem.message : String(problem)));
    throw new AggregateError(problems, `no address of the broker can be reached: ${reasons.join('; ')}`);
  }

  private async connectTo(endpoint: Endpoint, options: DialOptions): Promise<void> {
    const { lang, version } = this.inner;
    const { websocket, tls } = endpoint;
    this.inner = websocket === null ? new NodeTransport() : new WebSocketTransport(websocket, tls, { lang, version });
    const own = { ...options, ...(tls === null ? {} : { tls }) };
    const over = new AbortController();
    try {
      await Promise.race([this.inner.connect(serverAt(endpoint), own), tooLate(over.signal)]);
    } catch (error) {
      // What did not connect does not end by itself.
      if (this.inner instanceof NodeTransport) (this.inner.socket as NodeTransport['socket'] | undefined)?.destroy();
      else this.inner.disconnect();
      throw error;
    } finally {
      over.abort();
    }
  }

  /** Asked for before it is known what is spoken. */
  closed(): Promise<void> {
    return this.whenClosed;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Uint8Array> {
    return this.inner[Symbol.asyncIterator]();
  }

  isEncrypted(): boolean {
    return this.inner.isEncrypted();
  }

  send(frame: Uint8Array): void {
    this.inner.send(frame);
  }

  close(error?: Error): Promise<void> {
    return this.inner.close(error);
  }

  disconnect(): void {
    this.inner.disconnect();
  }

  discard(): void {
    this.inner.discard();
  }
}

/** What the client's own transport asks of a server; the name is held against the certificate. */
function serverAt({ address }: Endpoint): { hostname: string; port: number; tlsName: string } {
  const { hostname: host, port } = new URL(`tcp://${address}`);
  const hostname = host.replace(/^\[|\]$/g, '');
  return { hostname, port: Number(port === '' ? DEFAULT_PORT : port), tlsName: ADDRESS.test(hostname) ? '' : hostname };
}

async function tooLate(over: AbortSignal): Promise<never> {
  await pause(DIAL_ONE_MS, undefined, { signal: over });
  throw new Error(`it did not answer within ${DIAL_ONE_MS / 1000} s`);
}
