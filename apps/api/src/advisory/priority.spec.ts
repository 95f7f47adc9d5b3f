import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priorityOf, type Urgency } from './priority.js';

const quiet: Urgency = { severity: 7.5, knownExploited: null, probability: 0.01, reach: 'network', confidence: 80, isUnclear: false }; // prettier-ignore
const urgency: fc.Arbitrary<Urgency> = fc.record({
  severity: fc.double({ min: 0, max: 10, noNaN: true }),
  knownExploited: fc.option(fc.record({ ransomware: fc.constantFrom(true, false, null) })),
  probability: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  reach: fc.constantFrom('from_internet', 'management', 'network', 'unknown', 'off'),
  confidence: fc.integer({ min: 0, max: 100 }),
  isUnclear: fc.constant(false),
});

describe('priorityOf', () => {
  it.each<[Partial<Urgency>, number]>([
    [{}, 24.6],
    [{ probability: null }, 21.6],
    [{ probability: 1, severity: 10, reach: 'from_internet', confidence: 100 }, 69],
    [{ reach: 'off' }, 21.5],
    [{ confidence: 35 }, 17],
    [{ knownExploited: { ransomware: null } }, 85.5],
    [{ knownExploited: { ransomware: true } }, 93.5],
    [{ knownExploited: { ransomware: true }, severity: 10, reach: 'from_internet', confidence: 100 }, 100],
    [{ knownExploited: { ransomware: true }, isUnclear: true }, 7.5],
    [{ isUnclear: true, severity: 10 }, 10],
  ])('of %j is %d', (change, priority) => {
    expect(priorityOf({ ...quiet, ...change })).toBe(priority);
  });

  it('is from 0 to 100, puts what is exploited before all else, and rises with every part', () => {
    fc.assert(
      fc.property(urgency, urgency, (one, other) => {
        const priority = priorityOf(one);
        expect(priority).toBeGreaterThanOrEqual(0);
        expect(priority).toBeLessThanOrEqual(100);
        if (one.knownExploited !== null && other.knownExploited === null) {
          expect(priority).toBeGreaterThan(priorityOf(other));
        }
        for (const worse of [
          { severity: Math.max(one.severity, other.severity) },
          { probability: Math.max(one.probability ?? 0, other.probability ?? 0) },
          { confidence: Math.max(one.confidence, other.confidence) },
          { reach: 'from_internet' as const },
          { knownExploited: { ransomware: true } },
        ]) {
          expect(priorityOf({ ...one, ...worse })).toBeGreaterThanOrEqual(priority);
        }
      }),
    );
  });
});
