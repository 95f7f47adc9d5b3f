import type { VersionBounds } from '../../record/advisory-record.js';
import type { Cve5AffectedEntry, Cve5VersionEntry } from './cve5-schema.js';
import { type StatedVersions, before, from, readVersionText, upTo } from './version-text.js';

/** Orders two version texts; null when one of them is no version. */
export type CompareVersions = (a: string, b: string) => number | null;

/** Commits are no versions anybody can see from outside. */
const COMMITS = new Set(['git', 'git_commit', 'commit', 'original_commit_for_fix']);

/**
 * Which versions of its product an `affected` entry names as affected, after the rules of the CVE record format 5.x: each version entry has a
 * status from its `version` to its end, `changes` move the status on the way, and `defaultStatus` is for all that is not listed.
 *
 * Empty: the entry does not say. That is not "none".
 */
export function affectedVersions(
  entry: Cve5AffectedEntry,
  productWords: readonly string[],
  compare: CompareVersions,
): readonly StatedVersions[] {
  const versions = entry.versions.filter(({ versionType }) => !COMMITS.has(versionType?.toLowerCase() ?? ''));
  if (entry.defaultStatus === 'affected') return allBut(versions, entry.versions.length > 0, productWords, compare);
  return versions.flatMap((version) => statedBy(version, 'affected', productWords));
}

/** What one version entry says of a status: a run of ranges between its changes, or what its text says. */
function statedBy(
  entry: Cve5VersionEntry,
  wanted: 'affected' | 'unaffected',
  productWords: readonly string[],
): readonly StatedVersions[] {
  const { lessThan, lessThanOrEqual, changes } = entry;
  if (lessThan === undefined && lessThanOrEqual === undefined && changes.length === 0) {
    return entry.status === wanted ? readVersionText(entry.version, productWords) : [];
  }
  const end =
    lessThan === undefined
      ? upTo(wordless(lessThanOrEqual ?? '*', productWords))
      : before(wordless(lessThan, productWords));
  return segmentsOf(entry, end, productWords).flatMap(({ status, bounds }) =>
    status === wanted ? [isEmpty(bounds) ? { kind: 'every' as const } : { kind: 'range' as const, bounds }] : [],
  );
}

function segmentsOf(entry: Cve5VersionEntry, end: VersionBounds, productWords: readonly string[]) {
  const segments: { status: string; bounds: VersionBounds }[] = [];
  let status: string = entry.status;
  let start = startOf(entry.version, productWords);
  for (const change of entry.changes) {
    segments.push({ status, bounds: { ...start, ...before(change.at) } });
    status = change.status;
    start = from(change.at);
  }
  segments.push({ status, bounds: { ...start, ...end } });
  return segments;
}

function startOf(text: string, productWords: readonly string[]): VersionBounds {
  const [stated] = readVersionText(text, productWords);
  switch (stated?.kind) {
    case 'exact':
      return from(stated.version);
    case 'range': {
      const { startIncluding, startExcluding } = stated.bounds;
      if (startIncluding !== undefined) return { startIncluding };
      return startExcluding === undefined ? {} : { startExcluding };
    }
    case 'unreadable':
      return { startIncluding: stated.text };
    case 'every':
    case undefined:
      return {};
  }
}

/** An end such as `RouterOS 7.19.2` without the words. */
function wordless(text: string, productWords: readonly string[]): string {
  const [stated] = readVersionText(text, productWords);
  return stated?.kind === 'exact' ? stated.version : text.trim();
}

const isEmpty = (bounds: VersionBounds) => Object.keys(bounds).length === 0;

/**
 * Everything is affected but what is listed as unaffected. Listed ranges are put in order and what lies between them is affected; where they cannot
 * be put in order the bound stays as the author wrote it, for the matcher to call it unclear.
 */
function allBut(
  versions: readonly Cve5VersionEntry[],
  anyListed: boolean,
  productWords: readonly string[],
  compare: CompareVersions,
): readonly StatedVersions[] {
  if (versions.length === 0 && anyListed) return [];
  const safe = versions.flatMap((version) => statedBy(version, 'unaffected', productWords)).map(boundsOf);
  if (safe.length === 0) return [{ kind: 'every' }];
  const ordered = inOrder(safe, compare);
  if (ordered === null) return [{ kind: 'unreadable', text: 'all but the versions listed as unaffected' }];
  const gaps = gapsBetween(ordered).filter((gap) => !isBackwards(gap, compare));
  return gaps.map((bounds) => (isEmpty(bounds) ? { kind: 'every' } : { kind: 'range', bounds }));
}

function boundsOf(stated: StatedVersions): VersionBounds {
  switch (stated.kind) {
    case 'range':
      return stated.bounds;
    case 'exact':
      return { startIncluding: stated.version, endIncluding: stated.version };
    case 'every':
      return {};
    case 'unreadable':
      return { startIncluding: stated.text };
  }
}

const startIn = ({ startIncluding, startExcluding }: VersionBounds) => startIncluding ?? startExcluding;
const endIn = ({ endIncluding, endExcluding }: VersionBounds) => endIncluding ?? endExcluding;

/** Sorted by where they begin; null when that cannot be said. */
function inOrder(ranges: readonly VersionBounds[], compare: CompareVersions): readonly VersionBounds[] | null {
  const texts = ranges.flatMap((range) => [startIn(range), endIn(range)]).filter((text) => text !== undefined);
  if (texts.some((text) => compare(text, text) === null)) return null;
  return ranges.toSorted((a, b) => {
    const [left, right] = [startIn(a), startIn(b)];
    if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
    return compare(left, right) ?? 0;
  });
}

/** Between ranges that meet or overlap there is nothing. */
function isBackwards(gap: VersionBounds, compare: CompareVersions): boolean {
  const [start, end] = [startIn(gap), endIn(gap)];
  return start !== undefined && end !== undefined && (compare(start, end) ?? -1) >= 0;
}

function gapsBetween(ordered: readonly VersionBounds[]): readonly VersionBounds[] {
  const gaps: VersionBounds[] = [];
  let open: VersionBounds = {};
  for (const range of ordered) {
    const until = endBefore(range);
    if (until !== null) gaps.push({ ...open, ...until });
    const after = startAfter(range);
    if (after === null) return gaps;
    open = after;
  }
  return [...gaps, open];
}

function endBefore({ startIncluding, startExcluding }: VersionBounds): VersionBounds | null {
  if (startIncluding !== undefined) return { endExcluding: startIncluding };
  return startExcluding === undefined ? null : { endIncluding: startExcluding };
}

function startAfter({ endIncluding, endExcluding }: VersionBounds): VersionBounds | null {
  if (endExcluding !== undefined) return { startIncluding: endExcluding };
  return endIncluding === undefined ? null : { startExcluding: endIncluding };
}
