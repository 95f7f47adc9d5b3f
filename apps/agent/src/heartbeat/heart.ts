import { loadavg } from 'node:os';
import { Heartbeat, HEARTBEAT_EVERY_MS, heartbeatSubject } from '#contracts';
import { type NatsConnection, watchLink } from '#jetstream';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { WorkInHand } from './work-in-hand.js';

/** nmap is not looked for at every heartbeat, because that starts a program. */
const LOOK_FOR_NMAP_EVERY_MS = 300_000;
const MIB = 1024 ** 2;

export interface HeartContext {
  readonly connection: NatsConnection;
  readonly agent: {
    readonly agentId: string;
    readonly siteId: string;
    readonly name: string;
    readonly version: string;
  };
  readonly work: WorkInHand;
  /** Null when there is no nmap that runs. */
  readonly nmapVersion: () => Promise<string | null>;
}

/** Says every ten seconds that the agent lives and how it is, and once that it stops. */
export class Heart implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly startedAt = new Date();
  private timer: NodeJS.Timeout | undefined;
  private isConnected = true;
  private nmap = { version: null as string | null, lookedAt: -Infinity };

  constructor(private readonly context: HeartContext) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.beat(), HEARTBEAT_EVERY_MS);
    watchLink(this.context.connection, { lost: () => (this.isConnected = false), back: () => this.linkIsBack() });
    await this.beat();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.say('stopping');
    await Promise.resolve();
  }

  private linkIsBack(): void {
    this.isConnected = true;
    this.say('running');
  }

  private async beat(): Promise<void> {
    if (performance.now() - this.nmap.lookedAt > LOOK_FOR_NMAP_EVERY_MS) {
      const lookedAt = performance.now();
      this.nmap = { version: await this.context.nmapVersion(), lookedAt };
    }
    this.say('running');
  }

  /** A heartbeat that is lost is not worth another: the next one comes soon. */
  private say(state: Heartbeat['state']): void {
    const { connection, agent, work } = this.context;
    // While the link is down the client would keep them all, and send old news first when it is back.
    if (!this.isConnected || connection.isClosed() || connection.isDraining()) return;
    const word: Heartbeat = {
      version: 1,
      state,
      agent_name: agent.name,
      agent_version: agent.version,
      sent_at: new Date().toISOString(),
      started_at: this.startedAt.toISOString(),
      load_1m: loadavg()[0] ?? 0,
      memory_mib: Math.round((process.memoryUsage.rss() / MIB) * 10) / 10,
      nmap_version: this.nmap.version,
      in_work: work.current,
    };
    connection.publish(heartbeatSubject(agent), JSON.stringify(Heartbeat.parse(word)));
  }
}
