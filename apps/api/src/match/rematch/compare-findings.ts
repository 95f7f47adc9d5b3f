import { isDeepStrictEqual } from 'node:util';
import type { AdvisoryFinding } from '../finding.js';

/** How the findings of the same observations differ from those that were stored. */
export interface FindingDifference {
  readonly appeared: readonly AdvisoryFinding[];
  readonly gone: readonly AdvisoryFinding[];
  /** Rest on something else than before, so that decisions about them ended. */
  readonly changed: readonly AdvisoryFinding[];
  /** All that has to be written anew, the changed ones included. */
  readonly rewritten: readonly AdvisoryFinding[];
}

/** What is the same under its id, whatever state of the feeds it was made with, is left alone. */
export function differenceOf(stored: readonly AdvisoryFinding[], found: readonly AdvisoryFinding[]): FindingDifference {
  const before = new Map(stored.map((finding) => [finding.id, finding]));
  const now = new Set(found.map(({ id }) => id));
  const rewritten = found.filter((finding) => {
    const old = before.get(finding.id);
    return old !== undefined && !saysTheSame(old, finding);
  });
  return {
    appeared: found.filter(({ id }) => !before.has(id)),
    gone: stored.filter(({ id }) => !now.has(id)),
    changed: rewritten.filter(({ id, evidence_key }) => before.get(id)?.evidence_key !== evidence_key),
    rewritten,
  };
}

function saysTheSame(old: AdvisoryFinding, found: AdvisoryFinding): boolean {
  return isDeepStrictEqual(comparable(old), comparable(found));
}

/** As the database gives it back. Which state of the feeds it was made with is no difference. */
function comparable({ evidence, ...finding }: AdvisoryFinding): unknown {
  const { ...words }: Record<string, unknown> = { ...evidence };
  delete words.advisory_version;
  delete words.table_version;
  return JSON.parse(JSON.stringify({ ...finding, evidence: words }));
}
