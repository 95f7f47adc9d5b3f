import { describe, expect, it } from '@jest/globals';
import { pairedFigure, plainFigure } from './figure.js';
import { formatTable } from './table.js';

const accept = pairedFigure(
  { name: 'accept', unit: 'requests/s', goals: [{ of: 'ratio', limit: 'at_least', value: 0.6 }] },
  [
    { product: 700, floor: 1000 },
    { product: 812.4, floor: 1015 },
  ],
);
const slow = pairedFigure(
  { name: 'pick-up p50', unit: 'ms', goals: [{ of: 'product', limit: 'at_most', value: 10 }] },
  [{ product: 12.34, floor: 2.5 }],
);
const memory = plainFigure({ name: 'agent memory', unit: 'MiB' }, [88]);

describe('formatTable', () => {
  it('shows medians, the spread of the ratio, the goal and the verdict in columns', () => {
    expect(formatTable([accept, slow, memory]).split('\n')).toEqual([
      'figure        unit        product  floor  ratio (min … max)   goal',
      'accept        requests/s  756      1008   0.75 (0.70 … 0.80)  ≥ 0.6         pass',
      'pick-up p50   ms          12.3     2.50   4.94 (4.94 … 4.94)  product ≤ 10  MISS',
      'agent memory  MiB         88.0     -      -',
    ]);
  });

  it('is a head alone without figures', () => {
    expect(formatTable([]).split('\n')).toHaveLength(1);
  });
});
