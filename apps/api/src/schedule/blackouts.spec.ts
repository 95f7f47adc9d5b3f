import { describe, expect, it } from '@jest/globals';
import { blackoutEnding, nextBlackoutStart } from './blackouts.js';

const at = (time: string) => new Date(`2026-06-01T${time}:00Z`);
const blackout = (from: string, to: string) => ({
  starts_at: at(from).toISOString(),
  ends_at: at(to).toISOString(),
  reason: null,
});

describe('a blackout', () => {
  const blackouts = [blackout('14:00', '15:00'), blackout('08:00', '10:00')];

  it.each([
    ['07:59', null],
    ['08:00', '10:00'],
    ['09:59', '10:00'],
    ['10:00', null],
    ['14:30', '15:00'],
  ])('at %s ends at %s: it holds from its start, and no more at its end', (now, end) => {
    expect(blackoutEnding(blackouts, at(now))).toEqual(end === null ? null : at(end));
  });

  it('that another follows on, or overlaps, ends when the last of them does', () => {
    const chain = [
      blackout('12:00', '13:00'),
      blackout('08:00', '10:00'),
      blackout('10:00', '12:00'),
      blackout('09:00', '11:00'),
    ];
    expect(blackoutEnding(chain, at('08:30'))).toEqual(at('13:00'));
  });

  it('that ends before it starts holds never', () => {
    expect(blackoutEnding([blackout('10:00', '08:00')], at('09:00'))).toBeNull();
  });

  it.each([
    ['07:00', '08:00'],
    ['08:00', '14:00'],
    ['14:00', null],
  ])('begins next after %s at %s', (now, start) => {
    expect(nextBlackoutStart(blackouts, at(now))).toEqual(start === null ? null : at(start));
  });
});
