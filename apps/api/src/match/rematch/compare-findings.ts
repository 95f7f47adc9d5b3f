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

/** Nearly all of a whole fleet's findings stay as they are: only what looks different is written out and read again. */
function saysTheSame(old: AdvisoryFinding, found: AdvisoryFinding): boolean {
  const [before, now] = [withoutState(old), withoutState(found)];
  return isDeepStrictEqual(before, now) || isDeepStrictEqual(asStored(before), asStored(now));
}

/** Which state of the feeds it was made with is no difference. */
function withoutState({ evidence, ...finding }: AdvisoryFinding): object {
  return { ...finding, evidence: { ...evidence, advisory_version: null, table_version: null } };
}

/** As the database gives it back. */
function asStored(finding: object): unknown {
  return JSON.parse(JSON.stringify(finding));
}
