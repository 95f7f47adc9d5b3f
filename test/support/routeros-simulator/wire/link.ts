import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { type Delivery, segments } from './delivery.js';
import type { Sentence } from './encode.js';

/** Long enough for a peer on the same machine to read. */
const RESET_AFTER_MS = 20;

/**
 * The writing half of a connection. Everything goes through one queue, and a segment is written only after the one
 * before it has left, so that the chosen cuts survive on their way to the peer.
 */
export class Link {
  private queue: Promise<void> = Promise.resolve();
  private silent = false;

  /** `raw` is the TCP socket beneath; it is `stream` itself unless TLS lies between. */
  constructor(
    private readonly stream: Duplex,
    private readonly raw: Socket,
  ) {}

  get backlogBytes(): number {
    return this.stream.writableLength;
  }

  send(sentences: readonly Sentence[], delivery: Delivery): void {
    this.sendBytes(segments(sentences, delivery));
  }

  sendBytes(chunks: readonly Buffer[]): void {
    if (this.silent || chunks.length === 0) return;
    this.queue = this.queue.then(() => this.writeAll(chunks));
  }

  /** Nothing more is written, the connection stays open: a half-dead router. */
  silence(): void {
    this.silent = true;
  }

  /** FIN once everything queued has left. */
  finish(): void {
    this.queue = this.queue.then(() => {
      this.stream.end();
    });
  }

  /** RST once everything queued has arrived: a reset discards what the peer has not read yet. */
  reset(): void {
    this.queue = this.queue.then(async () => {
      await pause(RESET_AFTER_MS);
      this.raw.resetAndDestroy();
      this.stream.destroy();
    });
  }

  private async writeAll(chunks: readonly Buffer[]): Promise<void> {
    for (const chunk of chunks) {
      if (!this.stream.writable) return;
      await this.write(chunk);
      if (chunks.length > 1) await nextTurn();
    }
  }

  private write(chunk: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.stream.write(chunk, () => {
        resolve();
      });
    });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Lets the loop poll once, so a peer in this process reads the segment before the next one is written. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
