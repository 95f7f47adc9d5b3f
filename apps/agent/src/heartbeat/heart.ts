import { loadavg } from 'node:os';
import { type AgentHealth, Heartbeat, HEARTBEAT_EVERY_MS, heartbeatSubject } from '#contracts';
import { type NatsConnection, watchLink } from '#jetstream';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from './clock.js';
import type { WorkInHand } from './work-in-hand.js';

/** nmap is not looked for at every heartbeat, because that starts a program. */
const LOOK_FOR_NMAP_EVERY_MS = 300_000;
/** How often the centre is asked for the time. */
const ASK_FOR_TIME_EVERY_MS = 60_000;
const ANSWER_WITHIN_MS = 4_000;
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
  readonly clock: Clock;
  readonly health: () => Promise<AgentHealth>;
  /** Null when there is no nmap that runs. */
  readonly nmapVersion: () => Promise<string | null>;
  /** What an end that begins now is for. */
  readonly stoppingFor: () => 'shutdown' | 'upgrade';
}

/** Says every five seconds that the agent lives and how it is, and once that it stops. */
export class Heart implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly startedAt = new Date();
  private timer: NodeJS.Timeout | undefined;
  private isConnected = true;
  private isStopping = false;
  private nmap = { version: null as string | null, lookedAt: -Infinity };
  private askedForTimeAt = -Infinity;

  constructor(private readonly context: HeartContext) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.beat(), HEARTBEAT_EVERY_MS);
    watchLink(this.context.connection, { lost: () => (this.isConnected = false), back: () => this.linkIsBack() });
    await this.beat();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.isStopping = true;
    await this.say();
  }

  private linkIsBack(): void {
    this.isConnected = true;
    this.askedForTimeAt = -Infinity;
    void this.say();
  }

  private async beat(): Promise<void> {
    if (performance.now() - this.nmap.lookedAt > LOOK_FOR_NMAP_EVERY_MS) {
      const lookedAt = performance.now();
      this.nmap = { version: await this.context.nmapVersion(), lookedAt };
    }
    await this.say();
  }

  /** A heartbeat that is lost is not worth another: the next one comes soon. */
  private async say(): Promise<void> {
    const { connection, agent } = this.context;
    const word = await this.word();
    // While the link is down the client would keep them all, and send old news first when it is back.
    if (!this.isConnected || connection.isClosed() || connection.isDraining()) return;
    const text = JSON.stringify(Heartbeat.parse(word));
    const isTimeWanted = performance.now() - this.askedForTimeAt > ASK_FOR_TIME_EVERY_MS;
    if (isTimeWanted && !this.isStopping) void this.sayAndAsk(text);
    else connection.publish(heartbeatSubject(agent), text);
  }

  /** An older centre does not answer. */
  private async sayAndAsk(text: string): Promise<void> {
    const { connection, agent, clock } = this.context;
    this.askedForTimeAt = performance.now();
    const askedAt = new Date();
    const question = connection.request(heartbeatSubject(agent), text, { timeout: ANSWER_WITHIN_MS });
    const answer = await question.catch(() => null);
    if (answer !== null) clock.heard(answer.data, askedAt, new Date());
  }

  private async word(): Promise<Heartbeat> {
    const { agent, work, health, stoppingFor } = this.context;
    const figures = await health();
    return {
      version: 1,
      ...(this.isStopping ? { state: 'stopping', stopping_for: stoppingFor() } : { state: 'running' }),
      agent_name: agent.name,
      agent_version: agent.version,
      sent_at: new Date().toISOString(),
      started_at: this.startedAt.toISOString(),
      load_1m: loadavg()[0] ?? 0,
      memory_mib: Math.round((process.memoryUsage.rss() / MIB) * 10) / 10,
      nmap_version: this.nmap.version,
      in_work: work.current,
      health: figures,
    };
  }
}
