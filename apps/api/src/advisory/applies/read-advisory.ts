import type { AdvisoryRecord, CvssScore, KnownAdvisory, RecordSource } from '../record/advisory-record.js';
import { type ChosenScore, chooseScore } from '../score-choice.js';
import { type ReadConfiguration, readConfigurations } from './criteria.js';

/** What all sources together say of a CVE, read once so that it can be held against many devices. */
export interface ReadAdvisory extends Pick<
  KnownAdvisory,
  'cve' | 'knownExploited' | 'exploitPrediction' | 'distributionFixes'
> {
  readonly disputed: boolean;
  readonly description: string;
  readonly published: string | null;
  readonly cwes: readonly string[];
  readonly references: readonly string[];
  /** Of all givers. */
  readonly scores: readonly CvssScore[];
  readonly score: ChosenScore | null;
  /** Who said whom it affects; null when nobody did. */
  readonly affectedBy: RecordSource | null;
  readonly configurations: readonly ReadConfiguration[];
}

/** Whose word on who is affected counts, best first. What NVD leaves without, the CVE record itself may know. */
const AFFECTED_BY: readonly RecordSource[] = ['overlay', 'nvd', 'cve5'];
/** Whose words are shown. */
const TOLD_BY: readonly RecordSource[] = ['nvd', 'cve5', 'overlay'];
const MOST_REFERENCES = 32;

/** Joins the records of one CVE. Null when a source has rejected it: such a CVE is never reported. */
export function readAdvisory(known: KnownAdvisory): ReadAdvisory | null {
  if (known.records.some(({ state }) => state === 'rejected')) return null;
  const affecting = inOrder(known.records, AFFECTED_BY).find(({ configurations }) => configurations.length > 0);
  const told = inOrder(known.records, TOLD_BY);
  const scores = distinctScores(told.flatMap((record) => record.scores));
  return {
    cve: known.cve,
    knownExploited: known.knownExploited,
    exploitPrediction: known.exploitPrediction,
    distributionFixes: known.distributionFixes,
    disputed: told.some(({ state }) => state === 'disputed'),
    description: told.find(({ description }) => description !== '')?.description ?? '',
    published: told.find(({ published }) => published !== null)?.published ?? null,
    cwes: unique(told.flatMap(({ cwes }) => cwes)),
    references: unique(told.flatMap(({ references }) => references)).slice(0, MOST_REFERENCES),
    scores,
    score: chooseScore(scores),
    affectedBy: affecting?.source ?? null,
    configurations: readConfigurations(affecting?.configurations ?? []),
  };
}

function inOrder(records: readonly AdvisoryRecord[], order: readonly RecordSource[]): AdvisoryRecord[] {
  return records.toSorted((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
}

function distinctScores(scores: readonly CvssScore[]): CvssScore[] {
  return [...new Map(scores.map((score) => [`${score.source} ${score.version} ${score.vector}`, score])).values()];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
