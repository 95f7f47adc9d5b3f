import { describe, expect, it } from '@jest/globals';
import { afterFailure, untilRenewal } from './renewal-plan.js';

const HOUR_MS = 3_600_000;

describe('untilRenewal', () => {
  const issuedAt = new Date('2026-11-25T12:00:00Z');
  const life = { issuedAt, expiresAt: new Date(issuedAt.getTime() + 8 * HOUR_MS) };
  const at = (hours: number) => new Date(issuedAt.getTime() + hours * HOUR_MS);

  it.each([
    ['just given', 0, 4],
    ['almost half over', 3, 1],
    ['half over', 4, 0],
    ['expired long ago', 1000, 0],
  ])('credentials that are %s wait', (_, hours, wait) => {
    expect(untilRenewal(life, at(hours), false)).toBe(wait * HOUR_MS);
  });

  it('a clock that runs ahead makes us ask more often, not without end', () => {
    expect(untilRenewal(life, at(1000), true)).toBe(2 * HOUR_MS);
  });

  it('a clock that runs behind makes us look again within a day', () => {
    expect(untilRenewal(life, at(-1000), false)).toBe(24 * HOUR_MS);
  });
});

describe('afterFailure', () => {
  it('asks ever more rarely, and once an hour in the end', () => {
    expect([1, 2, 3, 100].map((failures) => afterFailure(failures, false))).toEqual([15_000, 30_000, 60_000, HOUR_MS]);
  });
  it('asks once an hour when it was refused: it may have been a mistake', () => {
    expect(afterFailure(1, true)).toBe(HOUR_MS);
  });
});
