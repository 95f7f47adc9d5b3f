import type { Recurrence } from './recurrence.js';

/** A minute, in milliseconds. */
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((name) => [name, 'numeric'] as const);
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    ...Object.fromEntries(fields),
  });
  formats.set(timezone, format);
  return format;
}

const seen = new Map<string, number>();

/** What a clock on the wall shows at a moment, as if that were UTC: two of these compare as the clock's hands do. */
export function wallClock(moment: number, timezone: string): number {
  const key = `${timezone} ${moment}`;
  const shown = seen.get(key) ?? readClock(moment, timezone);
  seen.set(key, shown);
  return shown;
}

function readClock(moment: number, timezone: string): number {
  const parts = formatOf(timezone).formatToParts(moment);
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [field('year'), field('month'), field('day')];
  return Date.UTC(year, month - 1, day, field('hour'), field('minute'), field('second'));
}

/**
 * The moment of a local time, found by watching the clock: the first at which it shows the time, or, when it jumps over it, what
 * it would have shown had it not jumped. Quarters of an hour in which it goes evenly are looked at as a whole, the others minute by
 * minute.
 */
function momentOf(local: number, timezone: string): number {
  // No zone is more than 14 hours ahead of UTC, or 12 behind.
  const [first, last] = [local - 14 * 60 * MINUTE, local + 12 * 60 * MINUTE];
  let jumped: number | null = null;
  for (let quarter = first; quarter <= last; quarter += QUARTER) {
    const goesEvenly = wallClock(quarter + QUARTER, timezone) - wallClock(quarter, timezone) === QUARTER;
    const step = goesEvenly ? QUARTER : MINUTE;
    for (let moment = quarter; moment < quarter + QUARTER; moment += step) {
      const [shown, next] = [wallClock(moment, timezone), wallClock(moment + step, timezone)];
      const then = moment + (local - shown);
      if (shown <= local && then < moment + step) return then;
      if (shown < local && next > local) jumped ??= then;
    }
  }
  if (jumped === null) throw new Error(`no clock in ${timezone} shows or jumps over ${new Date(local).toISOString()}`);
  return jumped;
}

/** The first slot after a moment, by walking the calendar day by day. Shares nothing with `nextSlot` but its question. */
export function walkToNextSlot(recurrence: Recurrence, after: Date): Date {
  const anchor = Date.parse(`${recurrence.anchor_date}T00:00:00Z`);
  const [hour = 0, minute = 0] = recurrence.time_of_day.split(':').map(Number);
  const today = Math.floor(wallClock(after.getTime(), recurrence.timezone) / DAY) * DAY;
  for (let date = today - 2 * DAY; ; date += DAY) {
    const weeks = (date - anchor) / DAY / 7;
    if (!Number.isInteger(weeks) || weeks % recurrence.every_n_weeks !== 0) continue;
    const slot = momentOf(date + (hour * 60 + minute) * MINUTE, recurrence.timezone);
    if (slot > after.getTime()) return new Date(slot);
  }
}
