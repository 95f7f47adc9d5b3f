import type { Socket } from 'node:net';
import { type ConnectionOptions, TLSSocket } from 'node:tls';
import { Channel, Connector, Receiver, Transmitter } from 'node-routeros';
import { parseSentence, type Reply, ReplyCollector, type Sentence } from './reply.js';
import { type FramingLimits, SentenceFramer } from './sentence-framer.js';
import { encodeWord } from './word-text.js';

/**
 * The members of node-routeros 1.6.9 that are private in its typings and replaced here, object by object: no prototype
 * is touched. Its own receiving half throws inside the socket's data handler and loses rows (defects found by reading and running it).
 */
interface ConnectorInternals {
  socket: Socket;
  receiver: { tags: Map<string, { callback: (sentence: Sentence) => void }>; processRawData: (chunk: Buffer) => void };
  transmitter: { encodeString: (text: string | null) => Buffer };
  onError: () => void;
}
interface ChannelInternals {
  id: string;
  processPacket: (sentence: Sentence) => void;
}

/** What must exist for the guards to take hold; another release of the library has to be read before it is used. */
const REPLACED: readonly (readonly [object, readonly string[]])[] = [
  [Connector.prototype, ['connect', 'write', 'read', 'stopRead', 'close', 'destroy', 'onData', 'onError', 'onEnd']],
  [Receiver.prototype, ['read', 'stop', 'processRawData']],
  [Transmitter.prototype, ['write', 'runPool', 'encodeString']],
  [Channel.prototype, ['write', 'close', 'readAndWrite', 'processPacket']],
];

/** Throws when the installed node-routeros is not the one the guards were written for. Called when the module loads. */
export function verifyLibrary(replaced: typeof REPLACED = REPLACED): void {
  const missing = replaced.flatMap(([prototype, names]) =>
    names.filter((name) => typeof Reflect.get(prototype, name) !== 'function'),
  );
  if (missing.length > 0) {
    throw new Error(`node-routeros has changed: ${missing.join(', ')} missing. Install exactly 1.6.9.`);
  }
}

export interface ConnectionTarget {
  readonly host: string;
  readonly port: number;
  readonly tls: ConnectionOptions | null;
  readonly idleMs: number;
  readonly limits: FramingLimits;
}

export interface ConnectionListener {
  connected(): void;
  /** The router said goodbye by `!fatal`. */
  dismissed(reason: string): void;
  /** The bytes received make no sense. */
  garbled(error: unknown): void;
  broken(error: Error): void;
  closed(): void;
}

/** A node-routeros connection that reports every end it can come to, and throws in nobody's event handler. */
export class GuardedConnection {
  readonly #connector: Connector;
  readonly #internals: ConnectorInternals;
  readonly #framer: SentenceFramer;
  #tags = 0;

  constructor(
    target: ConnectionTarget,
    private readonly listener: ConnectionListener,
  ) {
    this.#framer = new SentenceFramer(target.limits);
    this.#connector = new Connector({
      host: target.host,
      port: target.port,
      timeout: target.idleMs / 1000,
      ...(target.tls === null ? {} : { tls: target.tls }),
    });
    this.#internals = this.#connector as unknown as ConnectorInternals;
    // The library would emit `error` with nobody listening; ours below sees the true socket error.
    this.#internals.onError = () => undefined;
    this.#connector.once('connected', () => {
      listener.connected();
    });
    this.#connector.connect();
    this.#guard();
  }

  /** Sends one command under a tag of its own; `onReply` is called once, when its `!done` has come. */
  send(words: readonly string[], maxRows: number, onReply: (reply: Reply) => void): void {
    const channel = new Channel(this.#connector);
    const internals = channel as unknown as ChannelInternals;
    const collector = new ReplyCollector(maxRows);
    this.#tags += 1;
    internals.id = `s${this.#tags}`;
    internals.processPacket = (sentence) => {
      const reply = collector.add(sentence);
      if (reply === null) return;
      channel.close(true);
      if (reply === 'unknown') this.listener.garbled(new Error('an unknown kind of reply'));
      else onReply(reply);
    };
    const { socket } = this.#internals;
    socket.cork(); // The library writes word by word: one packet instead of many.
    void channel.write([...words], true, false);
    socket.uncork();
  }

  /** SHA-256 fingerprint of the peer's certificate; null when it showed none. */
  peerFingerprint(): string | null {
    const { socket } = this.#internals;
    const fingerprint: unknown = socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint256 : null;
    return typeof fingerprint === 'string' ? fingerprint : null;
  }

  /** Says goodbye; `closed` is reported when the peer has too. */
  end(): void {
    this.#connector.close();
  }

  destroy(): void {
    this.#connector.destroy();
  }

  #guard(): void {
    const { socket, receiver, transmitter } = this.#internals;
    socket.on('error', (error) => {
      this.listener.broken(error);
    });
    socket.once('close', () => {
      this.listener.closed();
    });
    transmitter.encodeString = encodeWord;
    receiver.processRawData = (chunk) => {
      try {
        for (const words of this.#framer.push(chunk)) this.#deliver(parseSentence(words));
      } catch (error) {
        this.listener.garbled(error);
      }
    };
  }

  #deliver(sentence: Sentence): void {
    if (sentence.kind === '!fatal') {
      this.listener.dismissed(sentence.plain.join(' '));
      return;
    }
    // Untagged replies and those of a tag nobody waits for belong to no command: dropped.
    if (sentence.tag !== null) this.#internals.receiver.tags.get(sentence.tag)?.callback(sentence);
  }
}

verifyLibrary();
