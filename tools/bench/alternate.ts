import type { Pair } from './statistics.js';

/** Measures both in turn, A B A B: whatever slows the machine for a while slows both. */
export async function alternate<Measured>(
  rounds: number,
  product: () => Promise<Measured>,
  floor: () => Promise<Measured>,
): Promise<Pair<Measured>[]> {
  const pairs: Pair<Measured>[] = [];
  for (let round = 0; round < rounds; round++) pairs.push({ product: await product(), floor: await floor() });
  return pairs;
}
