import { HeardHeartbeat, heartbeatSubject, MAX_HEARTBEAT_BYTES } from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
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
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Hears agents live, and writes down when it heard them. */
@Injectable()
export class HeartbeatsWorker implements OnApplicationBootstrap {
  private waiting = new Map<string, HeardAgent>();

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
        if (error === null) this.hear(message.subject, message.data);
      },
    });
  }

  /** What is no heartbeat is dropped without a word: it comes from outside, ten times a minute from each. */
  private hear(subject: string, data: Uint8Array): void {
    const [, , siteId = '', agentId = ''] = subject.split('.');
    if (data.length > MAX_HEARTBEAT_BYTES || !UUID.test(siteId) || !UUID.test(agentId)) return;
    if (this.waiting.size >= MAX_WAITING && !this.waiting.has(agentId)) return;
    const word = wordIn(data);
    if (word !== null) this.waiting.set(agentId, { agentId, siteId, at: new Date(), word });
  }

  private async write(): Promise<boolean> {
    const heard = [...this.waiting.values()];
    this.waiting = new Map();
    if (heard.length > 0) await this.presence.heard(heard);
    return false;
  }
}

function wordIn(data: Uint8Array) {
  try {
    return HeardHeartbeat.parse(JSON.parse(new TextDecoder().decode(data)));
  } catch {
    return null;
  }
}
