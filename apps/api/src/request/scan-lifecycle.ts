import type { ScanProfile, SiteScanOutcome } from '#contracts';

/**
 * Where a site scan stands.
 * `pending`: asked for, nobody has begun; `running`: an agent is at it; `processing`: all results are here and are being
 * matched; the rest are ends.
 */
export type SiteScanState = 'pending' | 'running' | 'processing' | SiteScanOutcome;

/** What decides whether a result still counts. */
export interface SiteScanStanding {
  readonly state: SiteScanState;
  /** The newest attempt heard of; 0 before the first. */
  readonly attempt: number;
}

/**
 * What to do with a result of some attempt.
 * `current`: it belongs to the attempt in force; `newer`: it opens a newer attempt, which is in force from now on;
 * `stale`: an older attempt, to be ignored; `ended`: the site scan has all its results already.
 */
export type ResultStanding = 'current' | 'newer' | 'stale' | 'ended';

/** Fencing: the newest attempt wins until one has delivered everything; then the site scan takes nothing more. */
export function standingOf(siteScan: SiteScanStanding, attempt: number): ResultStanding {
  if (siteScan.state !== 'pending' && siteScan.state !== 'running') return 'ended';
  if (attempt < siteScan.attempt) return 'stale';
  return attempt === siteScan.attempt ? 'current' : 'newer';
}

/** How many results an attempt announced, and how many of them are stored. */
export interface ResultCount {
  readonly expectedHosts: number | null;
  readonly expectedRouters: number | null;
  readonly storedHosts: number;
  readonly storedRouters: number;
}

/** Whether every announced result is stored. Never before the attempt's last word, which announces them. */
export function hasAllResults(count: ResultCount): boolean {
  if (count.expectedHosts === null || count.expectedRouters === null) return false;
  return count.storedHosts >= count.expectedHosts && count.storedRouters >= count.expectedRouters;
}

const MINUTE_MS = 60_000;

/** How long a site scan may take from the request to its last word, queueing included: for the first address. Milliseconds. */
const TIME_ALLOWED_MS: Record<ScanProfile, number> = {
  quick: 20 * MINUTE_MS,
  standard: 45 * MINUTE_MS,
  deep: 120 * MINUTE_MS,
};

/** And for each further address, as if half of a network were hosts. Milliseconds. */
const TIME_PER_ADDRESS_MS: Record<ScanProfile, number> = { quick: 5_000, standard: 15_000, deep: 90_000 };

/** No site scan may take longer, however large its networks are: a weekly schedule has to be over long before the next run. */
const MAX_TIME_MS = 24 * 60 * MINUTE_MS;

/** What decides how long a site scan may take. */
export interface TimeNeeded {
  readonly profile: ScanProfile;
  /** How many addresses it looks at, empty ones included. */
  readonly addresses: number;
  /** When it must have ended in any case, such as the begin of a blackout; null when nothing says so. */
  readonly endBy: Date | null;
}

/** The moment at which an agent has to end with what it has. */
export function deadlineOf({ profile, addresses, endBy }: TimeNeeded, requestedAt: Date): Date {
  const needed = TIME_ALLOWED_MS[profile] + Math.max(addresses - 1, 0) * TIME_PER_ADDRESS_MS[profile];
  const deadline = requestedAt.getTime() + Math.min(needed, MAX_TIME_MS);
  return new Date(Math.min(deadline, endBy?.getTime() ?? deadline));
}

/** How long after the deadline a last word may still be on its way. */
const GRACE_MS = 5 * MINUTE_MS;

/** The moment at which the centre gives up on a site scan: its deadline and a grace. */
export function givenUpAt(deadline: Date): Date {
  return new Date(deadline.getTime() + GRACE_MS);
}

/** Site scans with a deadline before this moment are given up now. The inverse of {@link givenUpAt}. */
export function overdueBefore(now: Date): Date {
  return new Date(now.getTime() - GRACE_MS);
}

/** Why the centre gave up, as a sentence for people. Nothing is lost by it: what arrived is kept and shown. */
export function reasonForGivingUp(standing: SiteScanStanding, count: ResultCount): string {
  if (standing.attempt === 0)
    return 'no agent took the request before its deadline; check that the agent of the site runs';
  if (count.expectedHosts === null) return 'the agent was not heard of again before the deadline';
  const expected = count.expectedHosts + (count.expectedRouters ?? 0);
  return `${count.storedHosts + count.storedRouters} of ${expected} announced results arrived; see the dead letters`;
}

/** How long an agent has to take a request that was cancelled meanwhile, before the centre ends it. */
const UNTAKEN_GRACE_MS = 5_000;
/** How long an agent that is at it may say nothing after it was asked to stop, before it counts as dead. */
const SILENCE_GRACE_MS = 60_000;
/** How long an agent may go on talking after it was asked to stop. */
const STOP_GRACE_MS = 5 * MINUTE_MS;

/** Site scans asked to end before these moments are ended by the centre now: untaken, silent since then, or at all. */
export function unstoppedBefore(now: Date): { readonly untaken: Date; readonly silent: Date; readonly atAll: Date } {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return { untaken: before(UNTAKEN_GRACE_MS), silent: before(SILENCE_GRACE_MS), atAll: before(STOP_GRACE_MS) };
}

/**
 * How the centre ends a site scan that was asked to end and whose agent does not. The moment depends on the request alone, so
 * that a replay gives the same one.
 */
export function endOfUnstopped(
  attempt: number,
  cancelRequestedAt: Date,
): { readonly reason: string; readonly at: Date } {
  const [graceMs, reason] =
    attempt === 0
      ? ([UNTAKEN_GRACE_MS, 'stopped before an agent began'] as const)
      : ([SILENCE_GRACE_MS, 'stopped on request; the agent did not say that it ended'] as const);
  return { reason, at: new Date(cancelRequestedAt.getTime() + graceMs) };
}
