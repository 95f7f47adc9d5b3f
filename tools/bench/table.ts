import type { Figure, Goal } from './figure.js';
import type { Spread } from './statistics.js';

const HEAD = ['figure', 'unit', 'product', 'floor', 'ratio (min … max)', 'goal', ''];
const LIMITS = { at_least: '≥', at_most: '≤' };

/** The figures as lines of a table: medians, and the spread of the ratio. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf({ name, unit, product, floor, ratio, goals, met }: Figure): string[] {
  const verdict = met === null ? '' : met ? 'pass' : 'MISS';
  return [name, unit, number(product.median), median(floor), spread(ratio), goals.map(goal).join(', '), verdict];
}

const median = (spread: Spread | null): string => (spread === null ? '-' : number(spread.median));

const spread = (ratio: Spread | null): string =>
  ratio === null ? '-' : `${number(ratio.median)} (${number(ratio.min)} … ${number(ratio.max)})`;

const goal = ({ of, limit, value }: Goal): string => `${of === 'product' ? 'product ' : ''}${LIMITS[limit]} ${value}`;

/** Three digits say all there is to say; whole numbers stay whole. */
function number(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
