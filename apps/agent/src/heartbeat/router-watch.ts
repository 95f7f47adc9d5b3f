import type { AgentHealth, RouterOutcome } from '#contracts';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { knockAtRouter, type RouterAccess } from '../routeros/index.js';

const FIRST_PAUSE_MS = 60_000;
const LAST_PAUSE_MS = 15 * 60_000;

type RouterHealth = AgentHealth['router'];

/**
 * Whether the router of the site can be reached: by a connection that is closed at once, which needs no login and so leaves no line
 * in the router's log; and what the last scan made of it.
 */
export class RouterWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private isOver = false;
  private probe: Pick<RouterHealth, 'reachable' | 'looked_at'> = { reachable: null, looked_at: null };
  private scan: Pick<RouterHealth, 'last_outcome' | 'last_outcome_at'> = { last_outcome: null, last_outcome_at: null };
  private why: { readonly probe: string | null; readonly scan: string | null } = { probe: null, scan: null };

  constructor(private readonly access: Pick<RouterAccess, 'host' | 'port'> | null) {}

  onApplicationBootstrap(): void {
    void this.look();
  }

  onApplicationShutdown(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  /** What a scan made of the router. */
  saw(outcome: RouterOutcome, reason: string | null, at: Date): void {
    this.scan = { last_outcome: outcome, last_outcome_at: at.toISOString() };
    this.why = { ...this.why, scan: reason };
  }

  get health(): RouterHealth {
    const reason = this.probe.reachable === false ? this.why.probe : this.why.scan;
    return { configured: this.access !== null, ...this.probe, ...this.scan, reason };
  }

  private async look(): Promise<void> {
    if (this.access === null) return;
    const problem = await knockAtRouter(this.access);
    if (this.isOver) return;
    this.probe = { reachable: problem === null, looked_at: new Date().toISOString() };
    this.why = { ...this.why, probe: problem };
    this.failures = problem === null ? 0 : this.failures + 1;
    this.timer = setTimeout(() => void this.look(), nextLookMs(this.failures));
    this.timer.unref();
  }
}

/** How long to wait after so many looks in vain: from a minute to a quarter of an hour. */
export function nextLookMs(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10), LAST_PAUSE_MS);
}
