import { HeardHeartbeat, HeartbeatAnswer, heartbeatSubject, MAX_HEARTBEAT_BYTES, storable } from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { WakeableLoops } from '../platform/database/index.js';
import { NATS_CONNECTION } from '../platform/nats/index.js';
import { type HeardAgent, PresenceStore } from './presence.store.js';

/** Many heartbeats become one write. */
const WRITE_EVERY_MS = 1_000;
/** Each heartbeat goes to one replica. */
const QUEUE = 'siteward-centre';
/** What is not written yet is bounded, whoever sends what: far more agents than a centre has. */
const MAX_WAITING = 20_000;
/** Of so many agents it is remembered that they were complained of. */
const MAX_COMPLAINTS = 1_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Hears agents live, and writes down when it heard them. */
@Injectable()
export class HeartbeatsWorker implements OnApplicationBootstrap {
  private readonly logger = new Logger(HeartbeatsWorker.name);
  private waiting = new Map<string, HeardAgent>();
  private readonly complainedOf = new Set<string>();

  constructor(
    @Inject(NATS_CONNECTION) private readonly connection: NatsConnection,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'runsWorkers'>,
    private readonly presence: PresenceStore,
    loops: WakeableLoops,
  ) {
    loops.create({ name: 'heartbeats', channel: 'heartbeats', pollMs: WRITE_EVERY_MS, turn: () => this.write() });
  }

  onApplicationBootstrap(): void {
    if (!this.config.runsWorkers) return;
    this.connection.subscribe(heartbeatSubject({ siteId: '*', agentId: '*' }), {
      queue: QUEUE,
      callback: (error, message) => {
        if (error !== null) return;
        const at = new Date();
        const isHeard = this.hear(message.subject, message.data, at);
        // Only when it asks to be answered, which it does to know whether its clock is right.
        if (isHeard) message.respond(JSON.stringify(HeartbeatAnswer.parse({ version: 1, heard_at: at.toISOString() })));
      },
    });
  }

  /** What is no heartbeat is not stored, and told of once: it comes from outside, twelve times a minute from each. */
  private hear(subject: string, data: Uint8Array, at: Date): boolean {
    const [, , siteId = '', agentId = ''] = subject.split('.');
    if (!UUID.test(siteId) || !UUID.test(agentId)) return false;
    if (this.waiting.size >= MAX_WAITING && !this.waiting.has(agentId)) return false;
    const word = wordIn(data);
    if (typeof word === 'string') {
      this.complain({ siteId, agentId }, word);
      return false;
    }
    this.waiting.set(agentId, { agentId, siteId, at, word });
    // The broker tells of the end of its connection at once; that it was meant is known as soon.
    if (word.state === 'stopping') this.writeNow();
    return true;
  }

  private complain(agent: { readonly siteId: string; readonly agentId: string }, reason: string): void {
    if (this.complainedOf.has(agent.agentId) || this.complainedOf.size >= MAX_COMPLAINTS) return;
    this.complainedOf.add(agent.agentId);
    this.logger.warn({ message: 'Heartbeats of an agent are ignored', ...agent, reason });
  }

  private writeNow(): void {
    this.write().catch((error: unknown) => {
      this.logger.warn({ message: 'The last word of an agent was not written down', err: error });
    });
  }

  private async write(): Promise<boolean> {
    const heard = [...this.waiting.values()];
    this.waiting = new Map();
    if (heard.length > 0) await this.presence.heard(heard);
    return false;
  }
}

/** NUL and half characters are in no database: one such text would keep all heartbeats out that are written with it. */
function withStorableText(_: string, value: unknown): unknown {
  return typeof value === 'string' ? storable(value) : value;
}

/** The heartbeat, or why it is none. */
function wordIn(data: Uint8Array): HeardHeartbeat | string {
  if (data.length > MAX_HEARTBEAT_BYTES) return `it has ${data.length} bytes, and ${MAX_HEARTBEAT_BYTES} are read`;
  try {
    const read = HeardHeartbeat.safeParse(JSON.parse(new TextDecoder().decode(data), withStorableText));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return issue?.path[0] === 'version'
      ? 'it is of a version that is not known here: update the centre'
      : `it has no good value at ${issue?.path.join('.') ?? 'its top'}`;
  } catch {
    return 'it is no JSON';
  }
}
