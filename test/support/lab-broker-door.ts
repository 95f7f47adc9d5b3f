import { connect, createServer, type Server, type Socket } from 'node:net';

/** Hands connections from a site on to the broker, which listens on loopback only. */
export class BrokerDoor {
  private readonly open = new Set<Socket>();
  private isCut = false;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async open(host: string, brokerPort: number): Promise<BrokerDoor> {
    const server = createServer((inner) => {
      if (door.isCut) inner.destroy();
      else door.join(inner, connect(brokerPort, '127.0.0.1'));
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a listening server has an address');
    const door = new BrokerDoor(`nats://${host}:${address.port}`, server);
    return door;
  }

  /** Cuts everybody off until {@link mend}. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(inner: Socket, outer: Socket): void {
    for (const [socket, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
