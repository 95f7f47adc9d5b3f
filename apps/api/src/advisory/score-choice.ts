import type { CvssScore } from './record/advisory-record.js';

/** Who scored: NIST, whoever assigned the CVE, or CISA where neither did. */
export type ScoreGiver = 'nvd' | 'cna' | 'cisa';

/** The score that is shown, with who gave it. */
export interface ChosenScore extends CvssScore {
  readonly giver: ScoreGiver;
}

/** CISA's identifier as an authorised data publisher. */
const CISA_ADP = '134c704f-9b21-4f2e-91b3-4a467353bcc0';
const GIVERS: readonly ScoreGiver[] = ['nvd', 'cna', 'cisa'];
const VERSIONS: readonly CvssScore['version'][] = ['4.0', '3.1', '3.0', '2.0'];

/**
 * The score to show of all that were given: NVD's before that of the CNA before CISA's, and of one giver the newest version of
 * CVSS. Scores of different versions are not comparable, so none is ever averaged or taken because it is the higher one.
 * Null when nobody scored it.
 */
export function chooseScore(scores: readonly CvssScore[]): ChosenScore | null {
  const [chosen] = scores.map((score) => ({ ...score, giver: giverOf(score) })).toSorted(compareScores);
  return chosen ?? null;
}

function giverOf({ source }: CvssScore): ScoreGiver {
  const giver = source.toLowerCase();
  if (giver === 'nvd@nist.gov' || giver === 'nvd') return 'nvd';
  return giver === CISA_ADP ? 'cisa' : 'cna';
}

/** What follows the version only makes the order total, whatever order the scores come in. */
function compareScores(a: ChosenScore, b: ChosenScore): number {
  return (
    GIVERS.indexOf(a.giver) - GIVERS.indexOf(b.giver) ||
    VERSIONS.indexOf(a.version) - VERSIONS.indexOf(b.version) ||
    Number(b.type === 'primary') - Number(a.type === 'primary') ||
    b.score - a.score ||
    compareText(a.source, b.source) ||
    compareText(a.vector, b.vector)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
