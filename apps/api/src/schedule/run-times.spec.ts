import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Blackout } from '#contracts';
import { blackoutEnding } from './blackouts.js';
import type { Recurrence } from './recurrence.js';
import { changedRunTimes, decideDue, firstRunTimes, GRACE_MS, nextRun, type RunSettings } from './run-times.js';
import { walkToNextSlot } from './wall-clock.spec-support.js';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const moment = (text: string) => new Date(`${text}Z`);
const quiet = (from: string, to: string): Blackout => ({ starts_at: `${from}Z`, ends_at: `${to}Z`, reason: null });

/** Mondays at 02:00 UTC. */
const settings: RunSettings = {
  day_of_week: 1,
  time_of_day: '02:00',
  every_n_weeks: 1,
  timezone: 'UTC',
  blackouts: [],
  enabled: true,
  missed_run_policy: 'skip',
};
const recurrence: Recurrence = { ...settings, anchor_date: '2026-06-01' };

describe('the next run', () => {
  const next = (blackouts: readonly Blackout[], after: string) => nextRun(recurrence, blackouts, moment(after));

  it('leaves out slots inside blackouts, also several in a row', () => {
    const blackouts = [quiet('2026-06-08T01:00', '2026-06-08T03:00'), quiet('2026-06-10T00:00', '2026-06-16T00:00')];
    expect(next(blackouts, '2026-06-01T02:00')).toEqual(moment('2026-06-22T02:00'));
  });

  it('takes a slot at the very end of a blackout, and none at its very start', () => {
    expect(next([quiet('2026-06-07T00:00', '2026-06-08T02:00')], '2026-06-01T02:00')).toEqual(
      moment('2026-06-08T02:00'),
    );
    expect(next([quiet('2026-06-08T02:00', '2026-06-08T02:01')], '2026-06-01T02:00')).toEqual(
      moment('2026-06-15T02:00'),
    );
  });

  it('is none when blackouts leave no room for ten years, and is the one after them when they leave it sooner', () => {
    expect(next([quiet('2026-01-01T00:00', '2040-01-01T00:00')], '2026-06-01T02:00')).toBeNull();
    expect(next([quiet('2026-01-01T00:00', '2036-05-01T00:00')], '2026-06-01T02:00')).toEqual(
      moment('2036-05-05T02:00'),
    );
  });

  it('is the first slot that is in no blackout, as a walk over all slots finds it', () => {
    const start = moment('2026-06-01T00:00').getTime();
    const span = fc.tuple(fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 1, max: 20 * 24 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.integer({ min: 0, max: 60 * 24 }), (spans, hour) => {
        const blackouts = spans.map(([from, hours]) => ({
          starts_at: new Date(start + from * 60 * MINUTE).toISOString(),
          ends_at: new Date(start + (from + hours) * 60 * MINUTE).toISOString(),
          reason: null,
        }));
        const after = new Date(start + hour * 60 * MINUTE);
        let slot = walkToNextSlot(recurrence, after);
        const isQuiet = () =>
          blackouts.some((one) => one.starts_at <= slot.toISOString() && slot.toISOString() < one.ends_at);
        while (isQuiet()) slot = walkToNextSlot(recurrence, slot);
        expect(nextRun(recurrence, blackouts, after)).toEqual(slot);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a run whose time has come', () => {
  const DUE = moment('2026-06-08T02:00');
  const decide = (change: Partial<RunSettings>, now: Date) =>
    decideDue({ ...settings, ...recurrence, ...change }, DUE, now);

  it.each(['run', 'skip'] as const)('is on time up to 15 minutes late (%s)', (missed_run_policy) => {
    for (const late of [0, 1, GRACE_MS]) {
      const decision = decide({ missed_run_policy }, new Date(DUE.getTime() + late));
      expect(decision).toEqual({ verdict: 'run', next_run_at: moment('2026-06-15T02:00') });
    }
  });

  it('is missed when it is later, or made up for at once, as the schedule says', () => {
    const now = new Date(DUE.getTime() + GRACE_MS + 1);
    expect(decide({ missed_run_policy: 'skip' }, now).verdict).toBe('missed');
    expect(decide({ missed_run_policy: 'run' }, now).verdict).toBe('run');
  });

  it('is one run, however many were missed: the next is after now', () => {
    const decision = decide({ missed_run_policy: 'run' }, moment('2026-07-01T12:00'));
    expect(decision).toEqual({ verdict: 'run', next_run_at: moment('2026-07-06T02:00') });
  });

  it('does not begin in a blackout: it is put off to its end, or missed', () => {
    const blackouts = [quiet('2026-06-08T02:05', '2026-06-08T04:00'), quiet('2026-06-08T04:00', '2026-06-08T05:00')];
    const now = moment('2026-06-08T02:10');
    expect(decide({ blackouts, missed_run_policy: 'run' }, now)).toEqual({
      verdict: 'postponed',
      next_run_at: moment('2026-06-08T05:00'),
    });
    expect(decide({ blackouts }, now)).toEqual({ verdict: 'missed', next_run_at: moment('2026-06-15T02:00') });
  });

  /** How the clock a worker looks at may go: on by some minutes, on by weeks, or back by up to a day. */
  const steps = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 30 }) },
      { weight: 2, arbitrary: fc.integer({ min: 60, max: 5 * 7 * 24 * 60 }) },
      { weight: 3, arbitrary: fc.integer({ min: -24 * 60, max: -1 }) },
    ),
    { minLength: 20, maxLength: 200 },
  );
  const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 30_000 })), {
    maxLength: 3,
  });

  it('runs at most once, wherever the clock is set back and forth, and never in a blackout', () => {
    const start = moment('2026-10-20T00:00').getTime();
    fc.assert(
      fc.property(steps, spans, fc.constantFrom('run' as const, 'skip' as const), (clock, quietSpans, policy) => {
        const zone = { ...recurrence, timezone: 'America/New_York', time_of_day: '01:30', missed_run_policy: policy };
        const blackouts = quietSpans.map(([from, minutes]) => ({
          starts_at: new Date(start + from * MINUTE).toISOString(),
          ends_at: new Date(start + (from + minutes) * MINUTE).toISOString(),
          reason: null,
        }));
        let due = nextRun(zone, blackouts, new Date(start));
        const begun: number[] = [];
        clock.reduce((time, step) => {
          const now = new Date(time + step * MINUTE);
          while (due !== null && due <= now) {
            const { verdict, next_run_at } = decideDue({ ...zone, blackouts }, due, now);
            if (next_run_at !== null) expect(next_run_at.getTime()).toBeGreaterThan(now.getTime());
            if (verdict === 'run') {
              expect(blackoutEnding(blackouts, now)).toBeNull();
              begun.push(due.getTime());
            }
            due = next_run_at;
          }
          return now.getTime();
        }, start);
        expect(begun).toEqual([...new Set(begun)].sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('runs at every slot while the clock goes on by less than the grace, through both changes of a year', () => {
    const zone = {
      ...recurrence,
      timezone: 'Europe/Berlin',
      day_of_week: 0,
      time_of_day: '02:30',
      anchor_date: '2026-01-04',
    };
    let due = nextRun(zone, [], moment('2026-01-01T00:00'));
    const begun: string[] = [];
    for (
      let now = moment('2026-01-01T00:00');
      now < moment('2027-01-01T00:00');
      now = new Date(now.getTime() + 14 * MINUTE)
    ) {
      if (due === null || due > now) continue;
      const { verdict, next_run_at } = decideDue({ ...zone, blackouts: [], missed_run_policy: 'skip' }, due, now);
      if (verdict === 'run') begun.push(due.toISOString());
      due = next_run_at;
    }
    expect(begun).toHaveLength(52);
    // 03:30 in summer time, because there was no 02:30; then the first of the two.
    expect(begun).toContain('2026-03-29T01:30:00.000Z');
    expect(begun).toContain('2026-10-25T00:30:00.000Z');
  });
});

describe('a schedule that was changed', () => {
  const NOW = moment('2026-06-03T12:00');
  const before = {
    ...settings,
    ...firstRunTimes(settings, moment('2026-06-01T00:00')),
    next_run_at: moment('2026-06-08T02:00'),
  };

  it('first runs at the first time after it was made, and counts its weeks from there', () => {
    expect(firstRunTimes({ ...settings, every_n_weeks: 4 }, NOW)).toEqual({
      anchor_date: '2026-06-08',
      next_run_at: moment('2026-06-08T02:00'),
    });
    expect(firstRunTimes({ ...settings, enabled: false }, NOW)).toEqual({
      anchor_date: '2026-06-08',
      next_run_at: null,
    });
  });

  it('keeps its weeks when its timing stays', () => {
    const fortnightly = { ...before, every_n_weeks: 2, next_run_at: moment('2026-06-15T02:00') };
    expect(changedRunTimes(fortnightly, { ...settings, every_n_weeks: 2 }, NOW)).toEqual({
      anchor_date: '2026-06-01',
      next_run_at: moment('2026-06-15T02:00'),
    });
  });

  it.each([
    ['the day', { day_of_week: 5 }, '2026-06-05', '2026-06-05T02:00'],
    ['the time', { time_of_day: '03:00' }, '2026-06-08', '2026-06-08T03:00'],
    ['the weeks', { every_n_weeks: 3 }, '2026-06-08', '2026-06-08T02:00'],
    ['the zone', { timezone: 'Europe/Berlin' }, '2026-06-08', '2026-06-08T00:00'],
  ])('counts anew when %s changes', (_, change, anchor_date, next) => {
    expect(changedRunTimes(before, { ...settings, ...change }, NOW)).toEqual({
      anchor_date,
      next_run_at: moment(next),
    });
  });

  it('does not run while it is disabled; enabled again it runs at its next slot, and makes up for nothing', () => {
    const off = changedRunTimes(before, { ...settings, enabled: false }, NOW);
    expect(off).toEqual({ anchor_date: '2026-06-01', next_run_at: null });
    const on = changedRunTimes({ ...before, ...off, enabled: false }, settings, moment('2026-06-20T00:00'));
    expect(on).toEqual({ anchor_date: '2026-06-01', next_run_at: moment('2026-06-22T02:00') });
  });

  it('keeps a run that is due and not yet begun', () => {
    const late = moment('2026-06-08T02:00:01');
    expect(changedRunTimes(before, settings, late).next_run_at).toEqual(before.next_run_at);
  });

  it('keeps a run that was put off, and moves one that a new blackout holds', () => {
    const putOff = { ...before, next_run_at: moment('2026-06-04T05:00') };
    expect(changedRunTimes(putOff, settings, NOW).next_run_at).toEqual(putOff.next_run_at);
    const blackouts = [quiet('2026-06-04T00:00', '2026-06-09T00:00')];
    expect(changedRunTimes(putOff, { ...settings, blackouts }, NOW).next_run_at).toEqual(moment('2026-06-15T02:00'));
  });

  it('moves a run nearer when a blackout is lifted', () => {
    const held = { ...before, next_run_at: new Date(before.next_run_at.getTime() + WEEK) };
    expect(changedRunTimes(held, settings, NOW).next_run_at).toEqual(before.next_run_at);
  });

  it('works out what was never worked out', () => {
    const old = { ...before, anchor_date: null, next_run_at: null };
    expect(changedRunTimes(old, settings, NOW)).toEqual({ anchor_date: '2026-06-08', next_run_at: before.next_run_at });
  });
});
