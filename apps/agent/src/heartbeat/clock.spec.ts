import { describe, expect, it } from '@jest/globals';
import { Clock, clockOffset } from './clock.js';

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

describe("the centre's time", () => {
  const heard = (offset: number) => {
    const clock = new Clock();
    const answer = JSON.stringify({ version: 1, heard_at: at(0).toISOString() });
    clock.heard(Buffer.from(answer), at(offset - 100), at(offset + 100));
    return clock.centreTime(at(offset + 5_000)).getTime() - at(5_000).getTime();
  };

  it.each([3_600_000, -3_600_000])('is known to a clock that is %i ms off', (offset) => {
    expect(heard(offset)).toBe(0);
  });

  it('is that of the machine while it is about right, and while nobody has said anything', () => {
    expect(heard(2_000)).toBe(2_000);
    expect(new Clock().centreTime(at(7))).toEqual(at(7));
  });
});
