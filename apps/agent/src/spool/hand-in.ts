import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentHealth, EncodedEvent } from '#contracts';
import type { EventPublisher } from '#jetstream';
import type { Entry } from './inventory.js';
import type { Spool } from './spool.js';
import type { SpooledResult } from './spooled-result.js';

/** How many results may be on their way to the stream at once: a slow link is used well, and no broker is flooded. */
const IN_FLIGHT = 8;
const LOOK_FOR_ROOM_MS = 1_000;

/** One attempt at a site scan. */
export interface AttemptPlace {
  readonly siteScanId: string;
  readonly attempt: number;
}

/** What an operator should know. */
export interface HandInTroubles {
  /** A result can never be handed in. */
  refused(result: AttemptPlace & { readonly key: string }, error: unknown): void;
  /** There is no room for another scan's results; told once until there is. */
  noRoom(): void;
}

/**
 * Hands results in: what is kept goes into the spool first, and from there to the stream in order, however long that takes.
 * A result that the broker or the disk makes impossible ends its attempt: what the centre then gets of it can never be whole.
 */
export class HandIn {
  private readonly stopping = new AbortController();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly refusals = new Map<string, unknown>();
  private readonly queue: Entry[];
  private inFlight = 0;
  private isSending = false;
  private oldest: { readonly sequence: number; readonly at: string | null } | null = null;

  constructor(
    private readonly spool: Spool,
    private readonly publisher: EventPublisher,
    private readonly troubles: HandInTroubles,
  ) {
    this.queue = [...spool.inventory.allWaiting];
    void this.sendAll();
  }

  /**
   * Resolves when the result is on the disk.
   * @throws {SpoolFullError} when there is no room, and whatever has ended the attempt.
   */
  async keep(result: SpooledResult): Promise<void> {
    this.throwIfRefused(result);
    this.queue.push(await this.spool.append(result));
    void this.sendAll();
  }

  /** Says something that is not worth keeping, if the link is up. */
  tell(event: EncodedEvent): void {
    this.publisher.publishIfLinked(event);
  }

  /** Resolves when every result of the attempt that was kept is in the stream; rejects with what has ended the attempt, or when aborted. */
  async untilHandedIn(place: AttemptPlace, signal: AbortSignal): Promise<void> {
    for (;;) {
      this.throwIfRefused(place);
      if (this.spool.inventory.waitingOf(place.siteScanId, place.attempt) === 0) return;
      await once(this.changes, 'change', { signal });
    }
  }

  /** What is kept of a site scan, oldest first; results in the stream included, as long as they are of use. */
  kept(siteScanId: string): Entry[] {
    return this.spool.inventory.of(siteScanId);
  }

  /** @throws {SpoolError} when it is no longer on the disk as it was written */
  read(entry: Entry): Promise<SpooledResult> {
    return this.spool.read(entry);
  }

  /** The site scan is done with, and what was kept of it may go. */
  async settle(siteScanId: string): Promise<void> {
    await this.spool.settle(siteScanId);
  }

  /** The request was given up: nothing of what was kept for it is handed in any more. */
  async forget(place: AttemptPlace): Promise<void> {
    await this.spool.forget(place.siteScanId);
    this.refusals.delete(keyOf(place));
  }

  /** What waits here, for whoever asks how the agent is. */
  async figures(): Promise<AgentHealth['spool']> {
    const { inventory, maxBytes } = this.spool;
    return {
      records: inventory.waitingCount,
      bytes: inventory.sizeOfWaiting,
      max_bytes: maxBytes,
      oldest_at: await this.oldestAt(),
      has_room: await this.spool.hasRoom(),
    };
  }

  /** When the oldest result that waits was made. It is read from the disk once. */
  private async oldestAt(): Promise<string | null> {
    const [entry] = this.spool.inventory.allWaiting;
    if (entry === undefined) return null;
    if (this.oldest?.sequence !== entry.sequence) {
      const result = await this.spool.read(entry).catch(() => null);
      this.oldest = { sequence: entry.sequence, at: result?.event.headers['ce-time'] ?? null };
    }
    return this.oldest.at;
  }

  /** Resolves when another scan's results have room; rejects when aborted. */
  async untilRoom(signal: AbortSignal): Promise<void> {
    for (let tries = 0; !(await this.spool.hasRoom()); tries++) {
      if (tries === 0) this.troubles.noRoom();
      await sleep(LOOK_FOR_ROOM_MS, undefined, { signal });
    }
  }

  /** What is on its way is not waited for: it is in the spool. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.spool.close();
  }

  /** In order: results are read one after the other, and begin their way as they were read. */
  private async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      while (this.inFlight < IN_FLIGHT && !this.stopping.signal.aborted) {
        const entry = this.queue.shift();
        if (entry === undefined) return;
        if (this.spool.inventory.isWaiting(entry)) await this.send(entry);
      }
    } finally {
      this.isSending = false;
    }
  }

  private async send(entry: Entry): Promise<void> {
    try {
      this.throwIfRefused(entry);
      const { event } = await this.spool.read(entry);
      this.inFlight += 1;
      void this.handIn(entry, event);
    } catch (error) {
      this.refuse(entry, error);
    }
  }

  private async handIn(entry: Entry, event: EncodedEvent): Promise<void> {
    try {
      await this.publisher.publishUntilStored(event, this.stopping.signal);
      this.spool.handedIn(entry);
    } catch (error) {
      if (!this.stopping.signal.aborted) this.refuse(entry, error);
    }
    this.inFlight -= 1;
    this.changes.emit('change');
    void this.sendAll();
  }

  private refuse(entry: Entry, error: unknown): void {
    this.refusals.set(keyOf(entry), error);
    this.spool.handedIn(entry);
    this.troubles.refused(entry, error);
    this.changes.emit('change');
  }

  private throwIfRefused(place: AttemptPlace): void {
    if (this.refusals.has(keyOf(place))) throw this.refusals.get(keyOf(place));
  }
}

function keyOf({ siteScanId, attempt }: AttemptPlace): string {
  return `${siteScanId}/${attempt}`;
}
