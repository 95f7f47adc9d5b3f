import type { Heartbeat, ScanRequested } from '#contracts';
import { Injectable } from '@nestjs/common';

/** What the agent is at, for whoever asks how it is. */
@Injectable()
export class WorkInHand {
  private work: Heartbeat['in_work'] = null;

  get current(): Heartbeat['in_work'] {
    return this.work;
  }

  /** Says that this is being worked on while `act` runs. */
  async during<T>(request: ScanRequested, attempt: number, act: () => Promise<T>): Promise<T> {
    const { scan_id, site_scan_id } = request;
    const work = { scan_id, site_scan_id, attempt, since: new Date().toISOString() };
    this.work = work;
    try {
      return await act();
    } finally {
      if (this.work === work) this.work = null;
    }
  }
}
