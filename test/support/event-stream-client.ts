import { until } from './until.js';

/** A message of a stream of server-sent events, as a client understands it. */
export interface ReceivedMessage {
  readonly event: string;
  readonly id: number | null;
  readonly data: Record<string, unknown>;
}

/** A client of a stream that keeps what it receives. */
export class EventStreamClient {
  readonly messages: ReceivedMessage[] = [];
  /** Everything that was received, comments included. */
  text = '';
  isClosed = false;

  private constructor(
    readonly response: Response,
    private readonly connection: AbortController,
  ) {}

  /** Connects; what comes is read from then on. */
  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventStreamClient> {
    const connection = new AbortController();
    const response = await fetch(url, { headers, signal: connection.signal });
    const client = new EventStreamClient(response, connection);
    void client.read();
    return client;
  }

  get status(): number {
    return this.response.status;
  }

  /** The messages with an id: what happened, and not how far things were in between. */
  get events(): ReceivedMessage[] {
    return this.messages.filter(({ id }) => id !== null);
  }

  /** The messages once one of them is like this. */
  async waitFor(what: string, isWanted: (message: ReceivedMessage) => boolean): Promise<ReceivedMessage[]> {
    await until(
      `the stream to tell of ${what}`,
      () => this.messages,
      (messages) => messages.some(isWanted),
    );
    return this.messages;
  }

  /** Resolves when the other side has ended the stream. */
  async ended(withinMs?: number): Promise<void> {
    await until('the stream to end', () => this.isClosed, Boolean, withinMs);
  }

  hangUp(): void {
    this.connection.abort();
  }

  private async read(): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of this.response.body!.pipeThrough(new TextDecoderStream())) {
        this.text += chunk;
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) this.take(block);
      }
    } catch {
      // Cut off, by us or by the other side: what was received counts.
    }
    this.isClosed = true;
  }

  private take(block: string): void {
    const lines = block.split('\n').filter((line) => !line.startsWith(':'));
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const data = field('data');
    if (data === undefined) return;
    const id = field('id');
    const parsed = JSON.parse(data) as Record<string, unknown>;
    this.messages.push({ event: field('event')!, id: id === undefined ? null : Number(id), data: parsed });
  }
}
