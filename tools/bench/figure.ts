import { type Pair, ratiosOf, type Spread, spreadOf } from './statistics.js';

/** What the median has to reach, of the ratio or of the product's own figure. */
export interface Goal {
  readonly of: 'ratio' | 'product';
  readonly limit: 'at_least' | 'at_most';
  readonly value: number;
}

/** One measured figure. */
export interface Figure {
  /** The part of the benchmark and what of it, such as `pick-up p99`. */
  readonly name: string;
  readonly unit: string;
  readonly product: Spread;
  /** What the machine can do without us; null when there is nothing to compare with. */
  readonly floor: Spread | null;
  readonly ratio: Spread | null;
  /** Rounds, each one a measurement of both. */
  readonly rounds: number;
  readonly goals: readonly Goal[];
  /** Null for a figure that is for information only. */
  readonly met: boolean | null;
}

export interface FigureWords {
  readonly name: string;
  readonly unit: string;
  readonly goals?: readonly Goal[];
}

/** The figure of paired rounds. */
export function pairedFigure(words: FigureWords, pairs: readonly Pair[]): Figure {
  const product = spreadOf(pairs.map((pair) => pair.product));
  const floor = spreadOf(pairs.map((pair) => pair.floor));
  return judged(words, { product, floor, ratio: spreadOf(ratiosOf(pairs)), rounds: pairs.length });
}

/** The figure of something that has no floor. */
export function plainFigure(words: FigureWords, samples: readonly number[]): Figure {
  return judged(words, { product: spreadOf(samples), floor: null, ratio: null, rounds: samples.length });
}

type Measured = Pick<Figure, 'product' | 'floor' | 'ratio' | 'rounds'>;

function judged({ name, unit, goals = [] }: FigureWords, measured: Measured): Figure {
  const met = goals.length === 0 ? null : goals.every((goal) => isMet(goal, measured));
  return { name, unit, ...measured, goals, met };
}

function isMet({ of, limit, value }: Goal, measured: Measured): boolean {
  const spread = measured[of];
  if (spread === null) return false;
  return limit === 'at_least' ? spread.median >= value : spread.median <= value;
}
