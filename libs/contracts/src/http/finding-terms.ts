import { z } from 'zod';

/** The order of work in one number. */
export const Priority = z
  .number()
  .min(0)
  .max(100)
  .describe('By which findings are ordered, 0 to 100; see docs/matching.md.');

/** `unclear`: nobody can decide whether it concerns the device. All others count. */
export const MatchClass = z
  .enum(['definite', 'unbounded', 'possible', 'conditional', 'unclear'])
  .describe(
    '`definite`: the version is one of those named; `unbounded`: the product is named without versions; `possible`: something ' +
      'about the device is not known; `conditional`: only together with something that was not seen there; `unclear`: nobody can decide.',
  );
