import type { Blackout } from '#contracts';
import { blackoutEnding } from './blackouts.js';
import { firstAnchor, nextSlot, type Recurrence, type Timing } from './recurrence.js';

/** A run that begins this late is still on time: a worker looks now and then, and a centre takes a moment to restart. */
export const GRACE_MS = 15 * 60_000;

/** No run is looked for that is further away: blackouts that leave no room for so long were not meant to end. */
const HORIZON_MS = 10 * 365.25 * 24 * 3_600_000;

/** What decides when a schedule runs. */
export interface RunSettings extends Timing {
  readonly blackouts: readonly Blackout[];
  readonly enabled: boolean;
  readonly missed_run_policy: 'run' | 'skip';
}

/** When a schedule runs next. `anchor_date` is null where none was ever worked out, `next_run_at` when it does not run. */
export interface RunTimes {
  readonly anchor_date: string | null;
  readonly next_run_at: Date | null;
}

/** The first slot after a moment that no blackout holds; null when there is none within ten years of the moment. */
export function nextRun(recurrence: Recurrence, blackouts: readonly Blackout[], after: Date): Date | null {
  const horizon = after.getTime() + HORIZON_MS;
  let slot = nextSlot(recurrence, after);
  while (slot.getTime() <= horizon) {
    const end = blackoutEnding(blackouts, slot);
    if (end === null) return slot;
    // A blackout does not hold at its end, so a slot exactly there is outside.
    slot = nextSlot(recurrence, new Date(end.getTime() - 1));
  }
  return null;
}

/** When a schedule that is new, or whose timing is, runs next. */
export function firstRunTimes(settings: RunSettings, now: Date): RunTimes & { readonly anchor_date: string } {
  const anchor_date = firstAnchor(settings, now);
  const next_run_at = settings.enabled ? nextRun({ ...settings, anchor_date }, settings.blackouts, now) : null;
  return { anchor_date, next_run_at };
}

/**
 * When a schedule runs next after its settings changed. A new timing counts anew from now on; the same timing keeps its weeks.
 * A run that is due but not yet begun, and one that was put off to the end of a blackout, stays.
 * `now` is the present moment, or that of the last run when the clock was set back since: what has run does not run again.
 */
export function changedRunTimes(
  before: RunSettings & RunTimes,
  after: RunSettings,
  now: Date,
): RunTimes & { readonly anchor_date: string } {
  const { anchor_date } = before;
  if (anchor_date === null || !sameTiming(before, after)) return firstRunTimes(after, now);
  if (!after.enabled) return { anchor_date, next_run_at: null };
  const next_run_at = nextRun({ ...after, anchor_date }, after.blackouts, now);
  const kept = before.enabled ? keptRun(before.next_run_at, after.blackouts, now) : null;
  return { anchor_date, next_run_at: earlier(kept, next_run_at) };
}

function sameTiming(one: Timing, other: Timing): boolean {
  return (
    one.day_of_week === other.day_of_week &&
    one.time_of_day === other.time_of_day &&
    one.every_n_weeks === other.every_n_weeks &&
    one.timezone === other.timezone
  );
}

function keptRun(run: Date | null, blackouts: readonly Blackout[], now: Date): Date | null {
  if (run === null || run <= now) return run;
  return blackoutEnding(blackouts, run) === null ? run : null;
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** What becomes of a run whose time has come. */
export interface DueDecision {
  /** `postponed`: a blackout holds at this moment; it becomes due again when that ends. */
  readonly verdict: 'run' | 'missed' | 'postponed';
  /** When the schedule is due again: after now and after the time that was due, wherever the clock is set. */
  readonly next_run_at: Date | null;
}

/**
 * Decides about a run that was due at `dueAt`, at or before `now`. Runs that were due in between are not made up for one by
 * one: whatever was missed, it is one run. Nothing begins inside a blackout.
 */
export function decideDue(
  settings: Recurrence & Pick<RunSettings, 'blackouts' | 'missed_run_policy'>,
  dueAt: Date,
  now: Date,
): DueDecision {
  const { blackouts, missed_run_policy } = settings;
  const next_run_at = nextRun(settings, blackouts, now);
  const quietUntil = blackoutEnding(blackouts, now);
  if (quietUntil !== null) {
    if (missed_run_policy === 'skip') return { verdict: 'missed', next_run_at };
    return { verdict: 'postponed', next_run_at: earlier(quietUntil, next_run_at) };
  }
  const isOnTime = now.getTime() - dueAt.getTime() <= GRACE_MS;
  return { verdict: isOnTime || missed_run_policy === 'run' ? 'run' : 'missed', next_run_at };
}
