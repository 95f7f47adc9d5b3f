import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CvssScore } from './record/advisory-record.js';
import { chooseScore } from './score-choice.js';

const NVD = 'nvd@nist.gov';
const CISA = '134c704f-9b21-4f2e-91b3-4a467353bcc0';
const CNA = 'cna@example.org';
const given = (source: string, version: CvssScore['version'], score: number): CvssScore => ({
  source,
  type: 'secondary',
  version,
  score,
  vector: `${version} of ${source}`,
});

describe('chooseScore', () => {
  it.each<[string, CvssScore[], string, number]>([
    ['NVD before the CNA', [given(CNA, '3.1', 9.1), given(NVD, '3.1', 7.2)], 'nvd', 7.2],
    ['NVD before the CNA, even with an older version', [given(CNA, '4.0', 9.3), given(NVD, '2.0', 5)], 'nvd', 5],
    ['the CNA before CISA', [given(CISA, '3.1', 9.8), given(CNA, '3.1', 6.4)], 'cna', 6.4],
    ['CISA where nobody else did', [given(CISA, '3.1', 9.8)], 'cisa', 9.8],
    ['of one giver the newest version', [given(NVD, '2.0', 10), given(NVD, '3.0', 8), given(NVD, '3.1', 7)], 'nvd', 7],
    ['version 4 before 3.1', [given(NVD, '3.1', 9.8), given(NVD, '4.0', 8.7)], 'nvd', 8.7],
  ])('takes %s', (_, scores, giver, score) => {
    expect(chooseScore(scores)).toMatchObject({ giver, score });
  });

  it('has none where nobody scored', () => {
    expect(chooseScore([])).toBeNull();
  });

  it('does not depend on the order', () => {
    const score = fc.record({
      source: fc.constantFrom(NVD, CISA, CNA, 'another'),
      type: fc.constantFrom('primary' as const, 'secondary' as const),
      version: fc.constantFrom('2.0' as const, '3.0' as const, '3.1' as const, '4.0' as const),
      score: fc.integer({ min: 0, max: 10 }),
      vector: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(score), (scores) => {
        expect(chooseScore(scores.toReversed())).toEqual(chooseScore(scores));
      }),
    );
  });
});
