import { describe, expect, it } from '@jest/globals';
import { nextMatchAt } from './match-retry.js';

describe('nextMatchAt', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  it.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [11, 600_000],
    [10_000, 600_000],
  ])('after %d failures waits %d ms', (failures, pauseMs) => {
    expect(nextMatchAt(failures, now).getTime() - now.getTime()).toBe(pauseMs);
  });
});
