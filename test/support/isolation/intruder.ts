import { connect, type ConnectionOptions, type NatsConnection } from 'nats';
import type { World } from './world.js';

const ANSWER_WITHIN_MS = 150;

/** A raw client that goes by nobody's rules but the broker's. */
export class Intruder {
  /** What it got to know that it should not. */
  readonly learned: string[] = [];

  private constructor(
    readonly world: World,
    private readonly connection: NatsConnection,
    /** What the JetStream API is called for this user. */
    readonly api: string,
  ) {}

  static async enter(world: World, access: ConnectionOptions, api: string): Promise<Intruder> {
    const connection = await connect({ ...access, servers: world.server.url, reconnect: false });
    return new Intruder(world, connection, api);
  }

  async leave(): Promise<void> {
    await this.connection.close();
  }

  /** Publishes, refused or not. */
  async say(subject: string, body = 'forged', reply?: string): Promise<void> {
    this.connection.publish(subject, body, reply === undefined ? {} : { reply });
    await this.connection.flush();
  }

  /** Asks, and learns from any answer but a refusal. */
  async ask(subject: string, body: unknown = ''): Promise<void> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    try {
      const answer = await this.connection.request(subject, text, { timeout: ANSWER_WITHIN_MS });
      const isRefusal = answer.headers?.hasError === true || answer.string().includes('"error":{');
      if (!isRefusal) this.learned.push(`${subject}: ${answer.string().slice(0, 80)}`);
    } catch {
      // Refused, or nobody there.
    }
  }

  /** The same by the name that agents are given and by the broker's own. */
  async askApi(question: string, body: unknown = ''): Promise<void> {
    for (const prefix of new Set([this.api, '$JS.API'])) await this.ask(`${prefix}.${question}`, body);
  }

  /** Listens while the others work. */
  async listen(subject: string, queue?: string): Promise<void> {
    const { a } = this.world;
    const isOurs = (heard: string) => heard.includes(a.agentId) || heard.includes(a.siteId);
    const subscription = this.connection.subscribe(subject, {
      ...(queue === undefined ? {} : { queue }),
      callback: (error, message) => {
        if (error === null && !isOurs(message.subject)) this.learned.push(`heard ${message.subject}`);
      },
    });
    await this.connection.flush().catch(() => undefined);
    await this.world.bustle();
    await this.connection.flush().catch(() => undefined);
    subscription.unsubscribe();
  }
}
