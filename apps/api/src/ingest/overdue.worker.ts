import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type WakeableLoop, WakeableLoops } from '../platform/database/index.js';
import { EndOverdue } from './end-overdue.service.js';

const POLL_MS = 15_000;

/** Looks for overdue site scans now and then. */
@Injectable()
export class OverdueWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: WakeableLoop;

  constructor(endOverdue: EndOverdue, loops: WakeableLoops) {
    const turn = () => endOverdue.run(new Date());
    this.loop = loops.create({ name: 'overdue scans', channel: 'overdue_scans', pollMs: POLL_MS, turn });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
