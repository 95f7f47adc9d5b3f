/** The least, the middle and the most of some samples, in their unit. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** What was measured right after each other, so that both met the same machine. */
export interface Pair<Measured = number> {
  readonly product: Measured;
  readonly floor: Measured;
}

/**
 * The value that `share` (0 to 1) of the samples do not exceed, always one of the samples (nearest rank).
 * @throws {RangeError} when there are no samples
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new RangeError(`no quantile ${share} of ${samples.length} samples`);
  return value;
}

/**
 * The spread of the samples; the median of an even number of them is the mean of the two in the middle.
 * @throws {RangeError} when there are no samples
 */
export function spreadOf(samples: readonly number[]): Spread {
  const below = quantile(samples, 0.5);
  const above = -quantile(
    samples.map((sample) => -sample),
    0.5,
  );
  return { min: quantile(samples, 0), median: (below + above) / 2, max: quantile(samples, 1) };
}

/** The product in terms of the floor, pair by pair: what slowed both down is not in it. */
export function ratiosOf(pairs: readonly Pair[]): number[] {
  return pairs.map(({ product, floor }) => product / floor);
}
