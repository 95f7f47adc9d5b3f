import { decodeEvent, type EncodedEvent, type EventDeclaration, type EventPlace, type PayloadOf } from '#contracts';
import { Events, type Msg, type NatsConnection, type NatsError, type QueuedIterator, type Status } from 'nats';
import { lastMessage } from './last-message.js';
import { messageOf } from './message.js';

export interface StandingWordOptions<Event extends EventDeclaration> {
  readonly connection: NatsConnection;
  /** An event with a subject of its own for each site scan, in a stream that may be read directly. */
  readonly event: Event;
  readonly place: EventPlace;
  readonly askEveryMs: number;
  /** Why a well-formed word about this place is none all the same; null when it is one. */
  readonly refuse: (payload: PayloadOf<Event>) => string | null;
  /** Told once per kind of trouble: a word that was ignored, or that it could not be asked for. */
  readonly onTrouble: (reason: string) => void;
}

/**
 * Waits for a word about one site scan that holds from the moment it was said, whoever was listening then: it is heard
 * live, and asked for by {@link ask}, after every reconnect, and every so often. Losing one of these loses nothing.
 */
export class StandingWord<Event extends EventDeclaration> {
  private readonly said = new AbortController();
  private readonly subject: string;
  private readonly statuses: QueuedIterator<Status>;
  private readonly stopListening: () => void;
  private readonly timer: NodeJS.Timeout;
  private asking: Promise<void> | null = null;
  private told: string | null = null;

  constructor(private readonly options: StandingWordOptions<Event>) {
    const { connection, event, place } = options;
    this.subject = event.subjectFor(place);
    // All of the site: what a program may listen to is granted per site and not per scan.
    const live = connection.subscribe(event.subjectFor({ ...place, site_scan_id: '*' }), {
      callback: (error, message) => this.hear(error, message),
    });
    this.stopListening = () => live.unsubscribe();
    this.statuses = connection.status() as QueuedIterator<Status>; // which it is; its type only hides how to end it
    void this.askAfterReconnects();
    this.timer = setInterval(() => void this.ask(), options.askEveryMs);
  }

  /** Aborts when the word has been said. */
  get signal(): AbortSignal {
    return this.said.signal;
  }

  /** Asks now; whoever awaits it knows the word if there was one and the broker answered. Never rejects. */
  async ask(): Promise<void> {
    this.asking ??= this.askOnce().finally(() => (this.asking = null));
    await this.asking;
  }

  close(): void {
    clearInterval(this.timer);
    this.statuses.stop();
    this.stopListening();
  }

  private async askOnce(): Promise<void> {
    if (this.said.signal.aborted) return;
    const { connection, event } = this.options;
    try {
      const message = await lastMessage(connection, event.stream, this.subject);
      if (message === null) this.told = null;
      else this.take(message);
    } catch (error) {
      this.trouble(`it could not be asked for: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async askAfterReconnects(): Promise<void> {
    for await (const { type } of this.statuses) {
      if (type === Events.Reconnect) void this.ask();
    }
  }

  private hear(error: NatsError | null, message: Msg): void {
    if (error !== null) this.trouble(`it cannot be listened to: ${error.message}`);
    else if (message.subject === this.subject) this.take(messageOf(message));
  }

  private take(message: EncodedEvent): void {
    const reading = decodeEvent([this.options.event], message);
    const refusal = reading.ok ? this.options.refuse(reading.payload as PayloadOf<Event>) : reading.reason;
    if (refusal === null) this.said.abort();
    else this.trouble(`ignored: ${refusal}`);
  }

  private trouble(reason: string): void {
    if (this.told === reason) return;
    this.told = reason;
    this.options.onTrouble(reason);
  }
}
