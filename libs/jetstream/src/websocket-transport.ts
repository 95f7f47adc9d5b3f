import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { TlsOptions } from 'nats';
import type { Transport } from 'nats/lib/nats-base-client/transport.js';
import type { ClientOptions, WebSocket } from 'ws';

const HANDSHAKE_WITHIN_MS = 10_000;
/** How long a server may take to answer our goodbye. */
const GOODBYE_WITHIN_MS = 1_000;
/** Beyond this nothing more is taken from the network until what came was read. */
const MAX_UNREAD_BYTES = 8 * 1024 ** 2;
/** The most one frame may hold: what the broker keeps for a slow reader at most, which it may send at once. */
const MAX_FRAME_BYTES = 64 * 1024 ** 2;

/** What the client calls itself to the broker. */
interface ClientName {
  readonly lang: string;
  readonly version: string;
}

/** The broker's protocol over a websocket. Where its frames begin and end means nothing: together they are one stream of bytes. */
export class WebSocketTransport implements Transport {
  readonly lang: string;
  readonly version: string;
  isClosed = false;
  closeError?: Error;
  private socket: WebSocket | null = null;
  private unread: Uint8Array[] = [];
  private unreadBytes = 0;
  private wakeReader: () => void = () => undefined;
  private tellClosed: () => void = () => undefined;
  private readonly whenClosed = new Promise<void>((resolve) => (this.tellClosed = resolve));

  constructor(
    private readonly url: URL,
    private readonly tls: TlsOptions | null,
    { lang, version }: ClientName,
  ) {
    this.lang = lang;
    this.version = version;
  }

  /** @throws when there is nobody, or not somebody who speaks websocket, or nobody vouches for the certificate. */
  async connect(): Promise<void> {
    // Most agents never speak it, and with it comes all of HTTP.
    const ws = await import('ws');
    const socket = new ws.WebSocket(this.url, await dialOptions(this.tls));
    this.socket = socket;
    // An error that is heard by nobody ends the program; `close` follows each, and says the same.
    socket.on('error', (error) => (this.closeError ??= error));
    socket.on('message', (data) => this.take(data as Buffer));
    await once(socket, 'open');
    socket.on('close', () => this.end());
    // It may have ended in the moment between.
    if (socket.readyState !== socket.OPEN) this.end();
  }

  async *[Symbol.asyncIterator](): AsyncIterableIterator<Uint8Array> {
    for (;;) {
      const came = this.unread;
      this.unread = [];
      this.unreadBytes = 0;
      this.socket?.resume();
      yield* came;
      if (this.unread.length > 0) continue;
      if (this.isClosed) return;
      await new Promise<void>((resolve) => (this.wakeReader = resolve));
    }
  }

  isEncrypted(): boolean {
    return this.tls !== null;
  }

  /** What cannot be sent any more is noticed by the end of the connection, not here. */
  send(frame: Uint8Array): void {
    // The client writes on into the memory of what it gave, so a copy goes out.
    const { socket } = this;
    if (socket !== null && socket.readyState === socket.OPEN) socket.send(Buffer.from(frame), { binary: true });
  }

  /** What was said before still goes out, if the server listens. */
  async close(error?: Error): Promise<void> {
    const { socket } = this;
    if (error !== undefined) this.closeError ??= error;
    if (socket === null || this.isClosed) return;
    const isOver = socket.readyState === socket.CLOSED;
    socket.close();
    const patience = setTimeout(() => socket.terminate(), GOODBYE_WITHIN_MS);
    if (!isOver) await once(socket, 'close').catch(() => undefined);
    clearTimeout(patience);
    this.end();
  }

  /** Nobody answers there, so nothing is waited for. */
  disconnect(): void {
    this.socket?.terminate();
  }

  closed(): Promise<void> {
    return this.whenClosed;
  }

  discard(): void {
    // Nothing is held back that would have to be thrown away.
  }

  private take(data: Buffer): void {
    this.unread.push(data);
    this.unreadBytes += data.length;
    if (this.unreadBytes > MAX_UNREAD_BYTES) this.socket?.pause();
    this.wakeReader();
  }

  private end(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.wakeReader();
    this.tellClosed();
  }
}

async function dialOptions(tls: TlsOptions | null): Promise<ClientOptions> {
  const { caFile } = tls ?? {};
  return {
    handshakeTimeout: HANDSHAKE_WITHIN_MS,
    maxPayload: MAX_FRAME_BYTES,
    // Memory and time of a small machine are worth more than the bytes.
    perMessageDeflate: false,
    ...(caFile === undefined ? {} : { ca: await readFile(caFile) }),
  };
}
