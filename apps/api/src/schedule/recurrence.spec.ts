import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstAnchor, formatInZone, nextSlot, type Recurrence } from './recurrence.js';
import { walkToNextSlot, wallClock } from './wall-clock.spec-support.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Asia/Tehran',
];

/** Days on which the clocks of a zone were, or will be, changed, and what is special about them. */
const CHANGES: readonly (readonly [zone: string, date: string])[] = [
  ['America/New_York', '2025-03-09'],
  ['America/New_York', '2025-11-02'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  // By half an hour.
  ['Australia/Lord_Howe', '2025-10-05'],
  ['Australia/Lord_Howe', '2026-04-05'],
  // At one minute past midnight.
  ['America/St_Johns', '2011-03-13'],
  ['America/St_Johns', '2010-11-07'],
  // There was no 30 December: the zone went over the date line.
  ['Pacific/Apia', '2011-12-30'],
  // Off for Ramadan, and on again.
  ['Africa/Casablanca', '2025-02-23'],
  ['Africa/Casablanca', '2025-04-06'],
  // At midnight: the day began at one o'clock, and another had its last hour twice.
  ['America/Sao_Paulo', '2017-10-15'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Pacific/Chatham', '2025-09-28'],
  ['Asia/Tehran', '2022-03-22'],
];

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.oneof(fc.constantFrom(0, 1, 15, 30, 59), fc.integer({ min: 0, max: 59 })))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const weeks = fc.oneof(fc.constantFrom(1, 2, 52), fc.integer({ min: 1, max: 52 }));
const dates = fc
  .date({ min: new Date('2008-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moments = fc.date({ min: new Date('2008-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });

const recurrenceOf = (timezone: string, anchor_date: string, rest: { time: string; every: number }): Recurrence => ({
  timezone,
  anchor_date,
  day_of_week: weekdayOf(anchor_date),
  time_of_day: rest.time,
  every_n_weeks: rest.every,
});
const recurrences = fc
  .tuple(fc.constantFrom(...ZONES), dates, times, weeks)
  .map(([zone, date, time, every]) => recurrenceOf(zone, date, { time, every }));

describe('the next slot', () => {
  const next = (zone: string, anchor: string, [time, every, after]: [string, number, string]) =>
    formatInZone(nextSlot(recurrenceOf(zone, anchor, { time, every }), new Date(after)), zone);

  it.each([
    [
      'two weeks on, over the end of daylight saving',
      'America/New_York',
      '2025-10-27',
      '02:00',
      2,
      '2025-10-27T06:00:00Z',
      '2025-11-10T02:00:00-05:00',
    ],
    [
      'a skipped hour: as much later as the clock',
      'America/New_York',
      '2025-03-02',
      '02:30',
      1,
      '2025-03-03T00:00:00Z',
      '2025-03-09T03:30:00-04:00',
    ],
    [
      'a skipped hour, at its beginning: the moment of the change',
      'Europe/Berlin',
      '2026-03-22',
      '02:00',
      1,
      '2026-03-23T00:00:00Z',
      '2026-03-29T03:00:00+02:00',
    ],
    [
      'a doubled hour: the first',
      'America/New_York',
      '2025-10-26',
      '01:30',
      1,
      '2025-10-27T00:00:00Z',
      '2025-11-02T01:30:00-04:00',
    ],
    [
      'after the first of a doubled hour: the next week, not the second',
      'America/New_York',
      '2025-10-26',
      '01:30',
      1,
      '2025-11-02T05:30:00Z',
      '2025-11-09T01:30:00-05:00',
    ],
    [
      'half an hour skipped',
      'Australia/Lord_Howe',
      '2025-09-28',
      '02:15',
      1,
      '2025-09-29T00:00:00Z',
      '2025-10-05T02:45:00+11:00',
    ],
    [
      'a skipped midnight',
      'America/Sao_Paulo',
      '2017-10-08',
      '00:00',
      1,
      '2017-10-09T00:00:00Z',
      '2017-10-15T01:00:00-02:00',
    ],
    [
      'a skipped day: the next',
      'Pacific/Apia',
      '2011-12-23',
      '02:00',
      1,
      '2011-12-24T00:00:00Z',
      '2011-12-31T02:00:00+14:00',
    ],
    [
      'after a skipped day',
      'Pacific/Apia',
      '2011-12-23',
      '02:00',
      1,
      '2011-12-30T12:00:00Z',
      '2012-01-06T02:00:00+14:00',
    ],
    ['a leap day', 'UTC', '2028-02-22', '02:00', 1, '2028-02-23T00:00:00Z', '2028-02-29T02:00:00+00:00'],
    ['a year after a leap day', 'UTC', '2028-02-29', '02:00', 52, '2028-02-29T02:00:00Z', '2029-02-27T02:00:00+00:00'],
    [
      'over the end of a year',
      'Asia/Kathmandu',
      '2026-12-28',
      '23:59',
      1,
      '2026-12-28T18:14:00Z',
      '2027-01-04T23:59:00+05:45',
    ],
    [
      'before the anchor: weeks count both ways',
      'UTC',
      '2026-06-01',
      '02:00',
      2,
      '2026-05-10T00:00:00Z',
      '2026-05-18T02:00:00+00:00',
    ],
  ] as const)('%s', (...row) => {
    const [, zone, anchor, time, every, after, expected] = row;
    expect(next(zone, anchor, [time, every, after])).toBe(expected);
  });

  it('is the one that a walk over the calendar and the clock on the wall finds', () => {
    fc.assert(
      fc.property(recurrences, moments, (recurrence, after) => {
        expect(nextSlot(recurrence, after)).toEqual(walkToNextSlot(recurrence, after));
      }),
      { numRuns: 250 },
    );
  });

  it('is that also where the clocks are changed', () => {
    const change = fc.constantFrom(...CHANGES);
    const hours = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(23));
    const minutes = fc.constantFrom(0, 1, 15, 29, 30, 31, 45, 59);
    const wait = fc.integer({ min: 0, max: 8 * 24 * 60 });
    fc.assert(
      fc.property(change, hours, minutes, fc.tuple(weeks, fc.integer({ min: -3, max: 3 }), wait), (...given) => {
        const [[zone, date], hour, minute, [every, count, waited]] = given;
        const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
        const recurrence = recurrenceOf(zone, dateAfter(date, count * every * 7), { time, every });
        const after = new Date(Date.parse(`${dateAfter(date, 2)}T00:00:00Z`) - waited * 60_000);
        expect(nextSlot(recurrence, after)).toEqual(walkToNextSlot(recurrence, after));
      }),
      { numRuns: 350 },
    );
  });

  it('is after the moment, wherever the clock is set, and the slots are the same ones from everywhere', () => {
    fc.assert(
      fc.property(recurrences, fc.array(moments, { minLength: 2, maxLength: 8 }), (recurrence, clock) => {
        for (const now of clock) {
          const slot = nextSlot(recurrence, now);
          expect(slot.getTime()).toBeGreaterThan(now.getTime());
          // From one millisecond before it, and from any moment in between, it is the same.
          expect(nextSlot(recurrence, new Date(slot.getTime() - 1))).toEqual(slot);
          expect(nextSlot(recurrence, new Date((slot.getTime() + now.getTime()) / 2))).toEqual(slot);
        }
      }),
    );
  });

  it('does not depend on which of its slots the weeks are counted from', () => {
    fc.assert(
      fc.property(recurrences, moments, fc.integer({ min: -40, max: 40 }), (recurrence, after, count) => {
        const anchor_date = dateAfter(recurrence.anchor_date, count * recurrence.every_n_weeks * 7);
        expect(nextSlot({ ...recurrence, anchor_date }, after)).toEqual(nextSlot(recurrence, after));
      }),
    );
  });
});

describe('the first anchor', () => {
  it('is the date of the first slot after the moment, on the wanted day of the week', () => {
    fc.assert(
      fc.property(recurrences, moments, (timing, after) => {
        const anchor_date = firstAnchor(timing, after);
        expect(weekdayOf(anchor_date)).toBe(timing.day_of_week);
        const slot = walkToNextSlot({ ...timing, anchor_date }, after);
        const sooner = walkToNextSlot({ ...timing, anchor_date, every_n_weeks: 1 }, after);
        expect(slot).toEqual(sooner);
      }),
      { numRuns: 120 },
    );
  });

  it('is a week later when the time of the day has passed, also by a millisecond only', () => {
    const timing = { day_of_week: 1, time_of_day: '02:00', every_n_weeks: 4, timezone: 'Europe/Berlin' };
    expect(firstAnchor(timing, new Date('2026-06-08T00:00:00Z'))).toBe('2026-06-15');
    expect(firstAnchor(timing, new Date('2026-06-07T23:59:59.999Z'))).toBe('2026-06-08');
  });
});

describe('a moment in its zone', () => {
  it('is the same moment, and shows what the clock on the wall does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moments, (zone, moment) => {
        const text = formatInZone(moment, zone);
        const second = Math.floor(moment.getTime() / 1000) * 1000;
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        expect(Date.parse(text)).toBe(second);
        expect(Date.parse(`${text.slice(0, 19)}Z`)).toBe(wallClock(second, zone));
      }),
    );
  });
});
