import { describe, expect, it } from '@jest/globals';
import { clockOffset } from './clock.js';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 25, 12) + ms);

describe('clockOffset', () => {
  it('is nothing when both clocks say the same in the middle of the way', () => {
    expect(clockOffset(at(0), at(200), at(400))).toBe(0);
  });
  it.each([
    ['ahead', 3_600_000],
    ['behind', -3_600_000],
  ])('is known for a clock that is %s, to half of the way', (_, offset) => {
    const measured = clockOffset(at(offset), at(300), at(offset + 400));
    expect(Math.abs(measured - offset)).toBeLessThanOrEqual(200);
  });
});
