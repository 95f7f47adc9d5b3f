import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** How a connection ended: the peer's FIN, its RST, or not yet. */
export type Ended = 'fin' | 'reset';

/**
 * A client as plain as the manual's example, written apart from the simulator's own codec so that a mistake there is
 * seen here.
 */
export class RawClient {
  private chunks: Buffer[] = [];
  private counted = 0;
  private rest: Buffer = Buffer.alloc(0);
  private words: string[] = [];
  private readonly arrived: string[][] = [];
  /** Where in `arrived` the last sentences of answers are: a search through all of them for each chunk takes long. */
  private lasts: number[] = [];
  private end: Ended | null = null;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly stream: Duplex) {
    stream.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.counted += 1;
      this.parse(chunk);
      this.wake();
    });
    stream.on('error', () => {
      this.end = 'reset';
      this.wake();
    });
    stream.on('end', () => {
      this.end ??= 'fin';
      this.wake();
    });
  }

  /** Resolves when the connection stands or is already over. */
  static async open({ host, port }: { host: string; port: number }): Promise<RawClient> {
    const socket = connect({ host, port });
    const client = new RawClient(socket);
    socket.once('connect', () => {
      client.wake();
    });
    await client.until(() => !socket.connecting || client.end !== null);
    return client;
  }

  static over(stream: Duplex): RawClient {
    return new RawClient(stream);
  }

  get chunkCount(): number {
    return this.counted;
  }

  /** Every byte since replies were taken last. */
  get received(): Buffer {
    return Buffer.concat(this.chunks);
  }

  write(bytes: Buffer): void {
    this.stream.write(bytes);
  }

  send(...words: string[]): void {
    this.write(sentence(...words));
  }

  async login(name = 'siteward', password = 'siteward'): Promise<string[][]> {
    return this.talk('/login', `=name=${name}`, `=password=${password}`);
  }

  /** Sends a sentence and returns the replies up to and with the first `!done` or `!fatal`. */
  async talk(...words: string[]): Promise<string[][]> {
    this.send(...words);
    return this.replies(1);
  }

  /** The replies up to and with the n-th `!done` or `!fatal` of those not yet taken. */
  async replies(lastWords: number): Promise<string[][]> {
    await this.until(() => this.lasts.length >= lastWords);
    const taken = (this.lasts[lastWords - 1] ?? 0) + 1;
    this.lasts = this.lasts.slice(lastWords).map((index) => index - taken);
    this.chunks = [];
    return this.arrived.splice(0, taken);
  }

  /** How the connection ended, once it has. */
  async ended(): Promise<Ended> {
    await this.until(() => this.end !== null);
    return this.end ?? 'fin';
  }

  async until(fact: () => boolean): Promise<void> {
    while (!fact()) {
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  close(): void {
    this.stream.destroy();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private parse(chunk: Buffer): void {
    let bytes = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const [length, prefix] = readLength(bytes);
      if (bytes.length < prefix + length) break;
      if (length > 0) this.words.push(bytes.subarray(prefix, prefix + length).toString('utf8'));
      else {
        if (this.words[0] === '!done' || this.words[0] === '!fatal') this.lasts.push(this.arrived.length);
        this.arrived.push(this.words);
        this.words = [];
      }
      bytes = bytes.subarray(prefix + length);
    }
    this.rest = bytes;
  }
}

/** A sentence of short words, encoded the long way round. */
function sentence(...words: string[]): Buffer {
  const parts = words.map((word) => {
    const content = Buffer.from(word);
    const { length } = content;
    if (length < 128) return Buffer.concat([Buffer.from([length]), content]);
    return Buffer.concat([Buffer.from([0x80 | (length >> 8), length & 255]), content]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}

/** Content length and prefix size of the word the bytes begin with; endless while the prefix is incomplete. */
function readLength(bytes: Buffer): [number, number] {
  const [first] = bytes;
  if (first === undefined) return [Infinity, 1];
  if (first < 0x80) return [first, 1];
  const size = first < 0xc0 ? 2 : first < 0xe0 ? 3 : first < 0xf0 ? 4 : 5;
  if (bytes.length < size) return [Infinity, size];
  let value = first & (0xff >> size);
  for (const byte of bytes.subarray(1, size)) value = value * 256 + byte;
  return [value, size];
}

/** The attributes of the `!re` sentences. */
export function rowsOf(replies: string[][]): Record<string, string>[] {
  return replies.filter(([head]) => head === '!re').map(attributesOf);
}

function attributesOf(words: string[]): Record<string, string> {
  return Object.fromEntries(
    words
      .filter((word) => word.startsWith('='))
      .map((word) => {
        const equals = word.indexOf('=', 1);
        return [word.slice(1, equals), word.slice(equals + 1)];
      }),
  );
}
