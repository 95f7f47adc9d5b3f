import type { RouterLoad } from '../routeros/index.js';

/** How fast a scan may go: as configured, a part of that, or not at all for now. */
export type Pace = 'full' | 'slower' | 'pause';

/** When the load of the router changes the pace. */
export interface PacePolicy {
  /** Load in percent, of whichever is higher: processor or connection table. 0 means never. */
  readonly slowAtPercent: number;
  readonly pauseAtPercent: number;
  /** How far below its threshold the load has to be, and for how long, before a pace is left for the next faster one. */
  readonly easeByPercent: number;
  readonly calmMs: number;
  /** A router that stays busy for that long while we are silent is not busy because of us: then the scan goes on slowly, for as long. */
  readonly longestPauseMs: number;
}

/** The pace, and what the next decision needs to know. Times in milliseconds of any clock that only goes forward. */
export interface PaceState {
  readonly pace: Pace;
  /** When this pace began. */
  readonly since: number;
  /** Since when the load has been low enough for the next faster pace; null when it is not. */
  readonly calmSince: number | null;
  /** No pause before this moment. */
  readonly noPauseUntil: number;
}

export const AT_FULL_PACE: PaceState = { pace: 'full', since: 0, calmSince: null, noPauseUntil: 0 };

const FASTER: Readonly<Record<Exclude<Pace, 'full'>, Pace>> = { slower: 'full', pause: 'slower' };
const BY_SPEED: readonly Pace[] = ['pause', 'slower', 'full'];

/**
 * The pace after another reading; null is a router that could not be asked: then the pace stays, and a pause still ends at
 * its longest. It gets slower at once, and faster step by step.
 */
export function nextPace(policy: PacePolicy, state: PaceState, load: RouterLoad | null, now: number): PaceState {
  if (state.pace === 'pause' && now - state.since >= policy.longestPauseMs) {
    return { pace: 'slower', since: now, calmSince: null, noPauseUntil: now + policy.longestPauseMs };
  }
  if (load === null) return { ...state, calmSince: null };
  const percent = Math.max(load.cpuPercent ?? 0, load.connectionsPercent ?? 0);
  const wanted = slowest(paceAt(policy, percent), state, now);
  if (BY_SPEED.indexOf(wanted) < BY_SPEED.indexOf(state.pace))
    return { ...state, pace: wanted, since: now, calmSince: null };
  return eased(policy, state, percent, now);
}

/** The share of the configured limits at a pace. */
export function shareAt(pace: Pace): number {
  return pace === 'full' ? 1 : 0.25;
}

function paceAt({ slowAtPercent, pauseAtPercent }: PacePolicy, percent: number): Pace {
  if (pauseAtPercent > 0 && percent >= pauseAtPercent) return 'pause';
  return slowAtPercent > 0 && percent >= slowAtPercent ? 'slower' : 'full';
}

function slowest(wanted: Pace, { noPauseUntil }: PaceState, now: number): Pace {
  return wanted === 'pause' && now < noPauseUntil ? 'slower' : wanted;
}

function eased(policy: PacePolicy, state: PaceState, percent: number, now: number): PaceState {
  if (state.pace === 'full') return state;
  const threshold = state.pace === 'pause' ? policy.pauseAtPercent : policy.slowAtPercent || policy.pauseAtPercent;
  if (percent > threshold - policy.easeByPercent) return { ...state, calmSince: null };
  const calmSince = state.calmSince ?? now;
  if (now - calmSince < policy.calmMs) return { ...state, calmSince };
  return { ...state, pace: FASTER[state.pace], since: now, calmSince: null };
}
