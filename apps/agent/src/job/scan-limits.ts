import type { SiteCareConfig } from '../config/index.js';
import type { RunLimits } from '../nmap/index.js';
import { type Pace, shareAt } from './pace.js';

/** The bounds of one run of nmap. */
export type ScanLimits = Required<Pick<RunLimits, 'maxRate' | 'maxHostgroup' | 'maxParallelism'>>;

/** For a device that may not bear more: one host and one probe at a time, and no more than this in a second. */
const GENTLE_PACKETS_PER_SECOND = 100;

/** What is configured, at this pace. A request may ask for fewer packets, never for more; null asks for nothing. */
export function limitsAt(config: SiteCareConfig, pace: Pace, requestedRate: number | null): ScanLimits {
  const share = (full: number) => Math.max(1, Math.floor(full * shareAt(pace)));
  return {
    maxRate: share(Math.min(config.maxPacketsPerSecond, requestedRate ?? Infinity)),
    maxHostgroup: share(config.hostsAtOnce),
    maxParallelism: share(config.probesAtOnce),
  };
}

/** The same for a device that may not bear more. */
export function gently({ maxRate }: ScanLimits): ScanLimits {
  return { maxRate: Math.min(maxRate, GENTLE_PACKETS_PER_SECOND), maxHostgroup: 1, maxParallelism: 1 };
}
