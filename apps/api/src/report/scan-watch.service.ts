import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { WakeableLoops } from '../platform/database/index.js';
import { SCAN_EVENTS } from '../request/index.js';
import { ScanVersionsReadModel } from './scan-versions.read-model.js';

const POLL_MS = 1_000;
/** However often something new is announced, nobody is woken more often than this. */
const LEAST_PAUSE_MS = 100;

interface Watched {
  version: string | undefined;
  readonly watchers: Set<() => void>;
}

/** Wakes those who follow a scan, in this replica, when there is something new about it: one question for all of them. */
@Injectable()
export class ScanWatch {
  private readonly scans = new Map<string, Watched>();

  constructor(
    private readonly versions: ScanVersionsReadModel,
    loops: WakeableLoops,
  ) {
    loops.create({ name: 'scan-watch', channel: SCAN_EVENTS, pollMs: POLL_MS, turn: () => this.turn() });
  }

  /** Calls `wake` whenever there is something new about the scan, until the returned function is called. */
  watch(scanId: string, wake: () => void): () => void {
    const watched = this.scans.get(scanId) ?? { version: undefined, watchers: new Set() };
    this.scans.set(scanId, watched);
    watched.watchers.add(wake);
    return () => {
      watched.watchers.delete(wake);
      if (watched.watchers.size === 0 && this.scans.get(scanId) === watched) this.scans.delete(scanId);
    };
  }

  private async turn(): Promise<boolean> {
    if (this.scans.size === 0) return false;
    const versions = await this.versions.of([...this.scans.keys()]);
    for (const [scanId, watched] of this.scans) {
      const version = versions.get(scanId);
      if (version === watched.version) continue;
      watched.version = version;
      for (const wake of watched.watchers) wake();
    }
    await delay(LEAST_PAUSE_MS);
    return false;
  }
}
