import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantile, ratiosOf, spreadOf } from './statistics.js';

describe('quantile', () => {
  it('takes the nearest rank of the sorted samples', () => {
    const samples = [15, 50, 20, 40, 35];
    expect([0, 0.05, 0.3, 0.4, 0.5, 1].map((share) => quantile(samples, share))).toEqual([15, 15, 20, 20, 35, 50]);
  });

  it('sorts by value, not by text, and leaves the samples as they are', () => {
    const samples = [100, 9, 11];
    expect(quantile(samples, 0.99)).toBe(100);
    expect(samples).toEqual([100, 9, 11]);
  });

  it('finds the slow one among a hundred only beyond the 99th', () => {
    const samples = Array.from({ length: 100 }, (_, index) => (index === 40 ? 1000 : 1));
    expect([quantile(samples, 0.99), quantile(samples, 0.995)]).toEqual([1, 1000]);
  });

  it('has no answer without samples', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});

describe('spreadOf', () => {
  it('takes the middle one of an odd number and the mean of two of an even number', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
    expect(spreadOf([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4 });
    expect(spreadOf([7])).toEqual({ min: 7, median: 7, max: 7 });
  });

  it('is ordered and within the samples, whatever they are', () => {
    const samples = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
    fc.assert(
      fc.property(samples, (values) => {
        const { min, median, max } = spreadOf(values);
        expect([min, max]).toEqual([Math.min(...values), Math.max(...values)]);
        expect(median).toBeGreaterThanOrEqual(min);
        expect(median).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('ratiosOf', () => {
  it('divides within each pair, so that a slow moment of the machine drops out', () => {
    const pairs = [
      { product: 60, floor: 100 },
      { product: 6, floor: 10 },
    ];
    expect(ratiosOf(pairs)).toEqual([0.6, 0.6]);
  });
});
