import { describe, expect, it } from '@jest/globals';
import { type Goal, pairedFigure, plainFigure } from './figure.js';

const AT_LEAST: Goal = { of: 'ratio', limit: 'at_least', value: 0.6 };
const AT_MOST: Goal = { of: 'product', limit: 'at_most', value: 10 };
const words = (...goals: Goal[]) => ({ name: 'a', unit: 'ms', goals });

describe('pairedFigure', () => {
  it('judges the median of the ratios of the pairs, not the ratio of the medians', () => {
    const pairs = [
      { product: 9, floor: 10 },
      { product: 50, floor: 100 },
      { product: 500, floor: 1000 },
    ];
    const figure = pairedFigure(words(AT_LEAST), pairs);
    expect(figure.ratio).toEqual({ min: 0.5, median: 0.5, max: 0.9 });
    expect(figure.met).toBe(false);
    expect(figure.rounds).toBe(3);
  });

  it('meets a goal that is reached exactly', () => {
    expect(pairedFigure(words(AT_LEAST), [{ product: 6, floor: 10 }]).met).toBe(true);
    expect(pairedFigure(words(AT_MOST), [{ product: 10, floor: 1 }]).met).toBe(true);
  });

  it('needs all goals', () => {
    expect(pairedFigure(words(AT_LEAST, AT_MOST), [{ product: 11, floor: 1 }]).met).toBe(false);
    expect(pairedFigure(words(AT_LEAST, AT_MOST), [{ product: 9, floor: 100 }]).met).toBe(false);
  });
});

describe('plainFigure', () => {
  it('has no floor, and no verdict without a goal', () => {
    expect(plainFigure({ name: 'a', unit: 'ms' }, [1, 2])).toEqual({
      name: 'a',
      unit: 'ms',
      product: { min: 1, median: 1.5, max: 2 },
      floor: null,
      ratio: null,
      rounds: 2,
      goals: [],
      met: null,
    });
  });

  it('misses a goal for a ratio it does not have', () => {
    expect(plainFigure(words(AT_LEAST), [1]).met).toBe(false);
  });
});
