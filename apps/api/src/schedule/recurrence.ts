import { Temporal } from 'temporal-polyfill';

/** When a schedule runs, as people say it. */
export interface Timing {
  /** 0 is Sunday. */
  readonly day_of_week: number;
  /** `HH:MM`, local to {@link timezone}. */
  readonly time_of_day: string;
  readonly every_n_weeks: number;
  /** IANA name. */
  readonly timezone: string;
}

/** A timing, and the local date (`YYYY-MM-DD`) of one of its slots: every N weeks counts from it, both ways. */
export interface Recurrence extends Timing {
  readonly anchor_date: string;
}

const DAYS_PER_WEEK = 7;

/**
 * The first slot strictly after a moment. Slots are on the dates that are a multiple of N weeks away from the anchor, at the
 * local time; so a run by hand, a missed run or a change of the clock moves none of them.
 *
 * A local time that does not exist (daylight saving skips it) is moved on by as much as the clock is: 02:30 becomes 03:30, and
 * on a date that a zone left out it is the same time of the next day. Of a local time that comes twice it is the first. That is
 * what RFC 5545 has calendars do, and what Temporal calls `compatible`.
 */
export function nextSlot(recurrence: Recurrence, after: Date): Date {
  const { anchor_date, every_n_weeks, timezone } = recurrence;
  const anchor = Temporal.PlainDate.from(anchor_date);
  const step = every_n_weeks * DAYS_PER_WEEK;
  const today = zoned(after, timezone).toPlainDate();
  // One step back, because the slot of a skipped date lies on a later one.
  let count = Math.floor(anchor.until(today, { largestUnit: 'days' }).days / step) - 1;
  for (;;) {
    const slot = momentOf(anchor.add({ days: count * step }), recurrence);
    if (slot > after) return slot;
    count += 1;
  }
}

/** The local date of the first slot after a moment, for a timing that is new and counts from there. */
export function firstAnchor(timing: Timing, after: Date): string {
  const today = zoned(after, timing.timezone).toPlainDate();
  // Temporal's Sunday is 7.
  const wait = (timing.day_of_week - (today.dayOfWeek % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const first = today.add({ days: wait });
  const isPast = momentOf(first, timing) <= after;
  return (isPast ? first.add({ days: DAYS_PER_WEEK }) : first).toString();
}

/** The moment as ISO 8601 with the offset that its zone has then: `2025-11-10T02:00:00-05:00`. */
export function formatInZone(moment: Date, timezone: string): string {
  return zoned(moment, timezone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

function momentOf(date: Temporal.PlainDate, { time_of_day, timezone }: Timing): Date {
  const slot = date.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(time_of_day) });
  return new Date(slot.epochMilliseconds);
}

function zoned(moment: Date, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone);
}
