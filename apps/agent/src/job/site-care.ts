import type { CareTaken } from '#contracts';
import { Logger } from '@nestjs/common';
import type { SiteCareConfig } from '../config/index.js';
import type { Hold } from '../nmap/index.js';
import { LoadMeter, type RouterAccess, type RouterLoad, RouterOsError } from '../routeros/index.js';
import { AT_FULL_PACE, nextPace, type Pace, type PacePolicy } from './pace.js';
import { limitsAt, type ScanLimits } from './scan-limits.js';

const EASE_BY_PERCENT = 15;
const CALM_READINGS = 3;
/** A router that does not answer is asked ever more rarely: each login that fails is a line in its log. */
const LONGEST_BACK_OFF_MS = 60_000;
/** Of a pause; nmap's patience with one host is longer by that much. */
export const LONGEST_PAUSE_MS = 300_000;

/** Watches the load of the router while a scan runs, and says how fast the scan may go. */
export class SiteCare {
  private readonly logger = new Logger(SiteCare.name);
  private readonly meter: LoadMeter | null;
  private readonly policy: PacePolicy;
  private readonly followers = new Set<(isHeld: boolean) => void>();
  private readonly spentMs: Record<Pace, number> = { full: 0, slower: 0, pause: 0 };
  private readonly ended = new AbortController();
  private state = AT_FULL_PACE;
  private countedUntil = performance.now();
  private peak: RouterLoad = { cpuPercent: null, connectionsPercent: null };
  private wasRead = false;
  private failures = 0;
  private askAgainAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    readonly config: SiteCareConfig,
    router: RouterAccess | null,
    private readonly about: { readonly scan_id: string },
  ) {
    const isWatching = config.slowAtPercent > 0 || config.pauseAtPercent > 0;
    this.meter = router === null || !isWatching ? null : new LoadMeter(router);
    const calmMs = CALM_READINGS * config.loadEveryMs;
    this.policy = { ...config, easeByPercent: EASE_BY_PERCENT, calmMs, longestPauseMs: LONGEST_PAUSE_MS };
  }

  /** Begins to watch; resolves after the first look. `end` has to follow. */
  async begin(): Promise<void> {
    if (this.meter !== null) await this.look(this.meter);
  }

  async end(): Promise<void> {
    this.ended.abort();
    clearTimeout(this.timer);
    await this.meter?.close();
  }

  /** Holds while the scan pauses. */
  readonly hold: Hold = {
    follow: (act) => {
      this.followers.add(act);
      if (this.state.pace === 'pause') act(true);
      return () => this.followers.delete(act);
    },
  };

  /** Resolves when packets may be sent, the time is over, or the signal aborts. */
  async untilMayRun(timeLeftMs: number, signal: AbortSignal): Promise<void> {
    if (this.state.pace !== 'pause' || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        stopFollowing();
        clearTimeout(timer);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const timer = setTimeout(go, timeLeftMs);
      signal.addEventListener('abort', go, { once: true });
      const stopFollowing = this.hold.follow((isHeld) => {
        if (!isHeld) go();
      });
    });
  }

  get pace(): Pace {
    return this.state.pace;
  }

  /** The bounds of the next run. */
  limits(requestedRate: number | null): ScanLimits {
    return limitsAt(this.config, this.state.pace, requestedRate);
  }

  /** What was done for the site until now; null when nobody watches. */
  get taken(): CareTaken | null {
    if (this.meter === null) return null;
    this.count();
    const whole = (value: number | null) => (value === null ? null : Math.round(value));
    return {
      router_load_read: this.wasRead,
      peak_cpu_percent: whole(this.peak.cpuPercent),
      peak_connections_percent: whole(this.peak.connectionsPercent),
      slowed_s: Math.round(this.spentMs.slower / 1000),
      paused_s: Math.round(this.spentMs.pause / 1000),
    };
  }

  private async look(meter: LoadMeter): Promise<void> {
    const load = await this.ask(meter);
    if (this.ended.signal.aborted) return;
    const before = this.state;
    this.count();
    this.state = nextPace(this.policy, before, load, performance.now());
    if (before.pace !== this.state.pace) this.changed(before.pace, load);
    this.timer = setTimeout(() => void this.look(meter), this.config.loadEveryMs);
  }

  private async ask(meter: LoadMeter): Promise<RouterLoad | null> {
    if (performance.now() < this.askAgainAt) return null;
    try {
      const load = await meter.read(this.ended.signal);
      this.failures = 0;
      this.wasRead = true;
      this.peak = {
        cpuPercent: higher(this.peak.cpuPercent, load.cpuPercent),
        connectionsPercent: higher(this.peak.connectionsPercent, load.connectionsPercent),
      };
      return load;
    } catch (error) {
      if (!this.ended.signal.aborted) this.failed(error);
      return null;
    }
  }

  private failed(error: unknown): void {
    this.failures += 1;
    const isRefused = error instanceof RouterOsError && error.outcome === 'login_refused';
    const backOffMs = Math.min(this.config.loadEveryMs * 2 ** this.failures, LONGEST_BACK_OFF_MS);
    this.askAgainAt = isRefused ? Infinity : performance.now() + backOffMs;
    if (this.failures > 1) return;
    const message = 'The load of the router cannot be read: the pace of the scan stays as it is';
    this.logger.warn({ message, ...this.about, reason: error instanceof Error ? error.message : String(error) });
  }

  private changed(from: Pace, load: RouterLoad | null): void {
    const { pace } = this.state;
    const reading = { cpu_percent: load?.cpuPercent ?? null, connections_percent: load?.connectionsPercent ?? null };
    this.logger.log({
      message: 'The scan changes its pace for the load of the router',
      ...this.about,
      from,
      pace,
      ...reading,
    });
    if (from !== 'pause' && pace !== 'pause') return;
    for (const act of [...this.followers]) act(pace === 'pause');
  }

  /** Adds the time since the last count to the pace that was. */
  private count(): void {
    const now = performance.now();
    this.spentMs[this.state.pace] += now - this.countedUntil;
    this.countedUntil = now;
  }
}

function higher(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
