import { Readable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { type ScanEventSource, scanEventText } from './scan-event-text.js';
import { Wakeup } from './wakeup.js';

/** A stream holds a connection: so many a tenant may have open at a time, in each replica. */
const MOST_PER_TENANT = 50;
const LOOK_AROUND_MS = 2_000;
/** A connection is never silent for longer. */
const HEARTBEAT_MS = 15_000;
/** A client that takes nothing for this long is gone, or might as well be. */
const STALLED_MS = 30_000;

/** What a stream is to tell, and for whom. */
export interface StreamWish {
  readonly tenantId: string;
  /** The last event the client has. */
  readonly after: number;
  readonly look: ScanEventSource['look'];
  /** Asks to be woken when there is something new; gives back how to ask for it no more. */
  readonly watch: (wake: () => void) => () => void;
  /** Whether the client's token is still good. */
  readonly isAllowed: () => Promise<boolean>;
}

/** A stream that is open. */
interface OpenStream {
  readonly readable: Readable;
  readonly wakeup: Wakeup;
  isClosed: boolean;
  /** When the client was given something that it has not taken yet, in milliseconds; null when it waits for more. */
  givenAtMs: number | null;
}

/** The streams of this replica: bounded, ended with their token, their client and this program, whichever comes first. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<OpenStream>();
  private readonly counts = new Map<string, number>();
  private isShuttingDown = false;

  /** @throws {AppError} `too_many_streams`, or `service_unavailable` while this program ends. */
  open(wish: StreamWish): Readable {
    if (this.isShuttingDown) throw new AppError('service_unavailable');
    const count = this.counts.get(wish.tenantId) ?? 0;
    if (count >= MOST_PER_TENANT)
      throw new AppError('too_many_streams', undefined, { headers: { 'retry-after': '10' } });
    this.counts.set(wish.tenantId, count + 1);
    return this.follow(wish).readable;
  }

  /** All at once, so that the server can close; their clients connect again, to another replica. */
  beforeApplicationShutdown(): void {
    this.isShuttingDown = true;
    for (const stream of this.streams) close(stream);
  }

  private follow(wish: StreamWish): OpenStream {
    const wakeup = new Wakeup();
    const source: ScanEventSource = { look: wish.look, next: () => nextOf(stream, wish) };
    const unwatch = wish.watch(() => wakeup.wake());
    const looking = setInterval(() => closeWhenStalled(stream), LOOK_AROUND_MS);
    const leave = () => {
      clearInterval(looking);
      unwatch();
      this.leave(wish.tenantId);
      this.streams.delete(stream);
      stream.isClosed = true;
      wakeup.wake();
    };
    const readable = readableOf(scanEventText(source, wish.after), (atMs) => (stream.givenAtMs = atMs), leave);
    const stream: OpenStream = { readable, wakeup, isClosed: false, givenAtMs: null };
    this.streams.add(stream);
    return stream;
  }

  private leave(tenantId: string): void {
    const left = (this.counts.get(tenantId) ?? 1) - 1;
    if (left > 0) this.counts.set(tenantId, left);
    else this.counts.delete(tenantId);
  }
}

/** Waits for something new, for as long as the client may stay. */
async function nextOf(stream: OpenStream, { isAllowed }: StreamWish): Promise<'new' | 'silent' | 'closed'> {
  for (let silentMs = 0; silentMs < HEARTBEAT_MS; silentMs += LOOK_AROUND_MS) {
    const isNew = await stream.wakeup.within(LOOK_AROUND_MS);
    if (stream.isClosed || !(await isAllowed())) return 'closed';
    if (isNew) return 'new';
  }
  return 'silent';
}

/** Ends in order when the client has taken all it was given, and abruptly when it has not. */
function close(stream: OpenStream): void {
  stream.isClosed = true;
  stream.wakeup.wake();
  if (stream.givenAtMs !== null) stream.readable.destroy();
}

function closeWhenStalled(stream: OpenStream): void {
  if (stream.givenAtMs !== null && Date.now() - stream.givenAtMs > STALLED_MS) close(stream);
}

/**
 * The pieces, each only once the one before was taken. Unlike Node's own `Readable.from` it is free at once when the client
 * hangs up, however long the next piece takes to come.
 */
function readableOf(
  pieces: AsyncGenerator<string>,
  tell: (givenAtMs: number | null) => void,
  leave: () => void,
): Readable {
  const readable = new Readable({
    highWaterMark: 1,
    read: () => {
      tell(null);
      void pieces.next().then(({ done, value }) => {
        tell(Date.now());
        readable.push(done === true ? null : value);
      }, destroy);
    },
    destroy: (error, done) => {
      leave();
      done(error);
    },
  });
  const destroy = (error: Error) => readable.destroy(error);
  return readable;
}
