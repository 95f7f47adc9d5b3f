import { STREAMS } from '#contracts';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type WakeableLoop, WakeableLoops } from '../platform/database/index.js';
import { InboxStore } from './inbox.store.js';

const POLL_MS = 3_600_000;
/** Longer than any stream keeps a message: what is forgotten here cannot be delivered again. */
const KEEP_MS = 2 * Math.max(...STREAMS.map((stream) => stream.maxAgeMs));

/** Keeps the inbox from growing for ever. */
@Injectable()
export class InboxTidyWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: WakeableLoop;

  constructor(
    private readonly inbox: InboxStore,
    loops: WakeableLoops,
  ) {
    const turn = () => this.turn();
    this.loop = loops.create({ name: 'inbox tidying', channel: 'inbox_tidying', pollMs: POLL_MS, turn });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async turn(): Promise<boolean> {
    await this.inbox.forget(new Date(Date.now() - KEEP_MS));
    return false;
  }
}
