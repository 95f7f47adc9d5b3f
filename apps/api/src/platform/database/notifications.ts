import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client, escapeIdentifier } from 'pg';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { CentreDataSource } from './centre-data-source.js';

const RECONNECT_MS = 1_000;

/**
 * PostgreSQL's LISTEN/NOTIFY: one connection that listens for this whole program.
 *
 * A notification is a hint to look now, never the news itself: whoever listens also polls, so a lost one only delays.
 */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly announcing = new Map<string, 'sending' | 'again'>();
  private client: Promise<Client> | null = null;
  private stopped = false;

  constructor(
    private readonly dataSource: CentreDataSource,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** Calls `wake` whenever somebody announces the channel, once now, and once after every reconnect. */
  async listen(channel: string, wake: () => void): Promise<void> {
    const wakes = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, wakes.add(wake));
    try {
      // One after another: a PostgreSQL connection does one thing at a time.
      this.client = (this.client ?? this.connect()).then((client) => this.subscribe(client, channel));
      await this.client;
      wake(); // for what was announced before we listened
    } catch (error) {
      this.reconnectLater(error);
    }
  }

  /**
   * Wakes all listeners of the channel, here and in other replicas. Call it after the commit, not in the transaction:
   * NOTIFY inside one takes a database-wide lock at commit, which makes commits queue (PostgreSQL up to 18).
   * Many calls at once become one or two notifications.
   */
  announce(channel: string): void {
    if (this.announcing.has(channel)) this.announcing.set(channel, 'again');
    else void this.announced(channel);
  }

  /** As {@link announce}, for who has to wait until it is out. */
  async announced(channel: string): Promise<void> {
    do {
      this.announcing.set(channel, 'sending');
      await this.dataSource.query('SELECT pg_notify($1, $2)', [channel, '']).catch((error: unknown) => {
        this.logger.warn(`could not announce ${channel}, its listeners will find out by polling: ${String(error)}`);
      });
    } while (this.announcing.get(channel) === 'again');
    this.announcing.delete(channel);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    const client = await this.client?.catch(() => null);
    await client?.end();
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.config.database.url, application_name: 'siteward-listen' });
    client.on('error', (error) => this.reconnectLater(error));
    client.on('notification', ({ channel }) => this.wake(channel));
    await client.connect();
    for (const channel of this.listeners.keys()) await this.subscribe(client, channel);
    return client;
  }

  private async subscribe(client: Client, channel: string): Promise<Client> {
    await client.query(`LISTEN ${escapeIdentifier(channel)}`);
    return client;
  }

  private wake(channel: string): void {
    for (const wake of this.listeners.get(channel) ?? []) wake();
  }

  private reconnectLater(cause: unknown): void {
    if (this.stopped || this.client === null) return;
    const broken = this.client;
    this.client = null;
    void broken.then((client) => client.end()).catch(() => undefined);
    this.logger.warn(`not listening to the database, polling until it is back: ${String(cause)}`);
    setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
  }

  private async reconnect(): Promise<void> {
    if (this.stopped || this.client !== null) return;
    this.client = this.connect();
    try {
      await this.client;
      for (const channel of this.listeners.keys()) this.wake(channel);
    } catch (error) {
      this.reconnectLater(error);
    }
  }
}
