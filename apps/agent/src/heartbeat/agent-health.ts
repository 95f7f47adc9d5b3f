import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type AgentHealth, type LogLine, MAX_HEARTBEAT_TEXT } from '#contracts';
import type { Censor } from '../remote-help/index.js';
import type { HandIn } from '../spool/index.js';
import type { Clock } from './clock.js';
import type { RouterWatch } from './router-watch.js';

const LOOP_RESOLUTION_MS = 20;
const NS_PER_MS = 1e6;

export interface HealthSources {
  readonly handIn: Pick<HandIn, 'figures'>;
  readonly router: RouterWatch;
  readonly clock: Clock;
  readonly nmapPrivileged: () => Promise<boolean>;
  readonly lastError: () => LogLine | null;
  readonly censor: Censor;
}

/** How the agent is, in figures. */
export class HealthReport {
  private readonly loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });

  constructor(private readonly sources: HealthSources) {
    this.loop.enable();
  }

  /** As of now; the delay is the longest since it was asked last. */
  async read(): Promise<AgentHealth> {
    const { handIn, router, clock, nmapPrivileged, censor } = this.sources;
    const [spool, nmap_privileged] = await Promise.all([handIn.figures(), nmapPrivileged()]);
    const delayMs = Math.max(this.loop.max / NS_PER_MS, 0);
    this.loop.reset();
    const { reason, ...reached } = router.health;
    const short = (text: string) => censor.text(text).slice(0, MAX_HEARTBEAT_TEXT);
    return {
      event_loop_delay_ms: Math.round(delayMs * 10) / 10,
      spool,
      router: { ...reached, reason: reason === null ? null : short(reason) },
      nmap_privileged,
      clock_offset_ms: clock.offsetMs,
      last_error: shortened(this.sources.lastError(), short),
    };
  }
}

function shortened(line: LogLine | null, short: (text: string) => string): AgentHealth['last_error'] {
  if (line === null) return null;
  const { at, level, message, context } = line;
  return { at, level, message: short(context === null ? message : `${context}: ${message}`) };
}
