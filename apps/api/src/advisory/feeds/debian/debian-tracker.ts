import { z } from 'zod';
import type { DistributionFix } from '../../record/advisory-record.js';
import { jsonParts } from '../bytes/json-elements.js';
import { FeedError } from '../feed-error.js';
import type { FileFeed } from '../file-sync.js';
import { type Row, read, type RowTally, skipped } from '../row-tally.js';
import { CVE_ID, plainText, tolerantText } from '../tolerant.js';

const MAX_BYTES = 1 << 30;
/** All of one package; the kernel's is the longest with some 10 MB. */
const MAX_PACKAGE_BYTES = 64 << 20;
const PACKAGE = /^[a-z0-9][a-z0-9.+-]{0,99}$/;
const RELEASE = /^[a-z][a-z0-9-]{0,39}$/;
const VERSION = /^[0-9A-Za-z.+:~-]{1,120}$/;
/** Not numbered yet: nobody can look them up. */
const UNNUMBERED = 'TEMP-';

const Release = z.object({ status: plainText(40), fixed_version: tolerantText(200) });
const Issue = z.object({ releases: z.record(z.string(), z.unknown()) });
const Issues = z.record(z.string(), z.unknown());

/** Debian's security tracker (its one JSON of all packages) as a feed. */
export const DEBIAN_FEED: FileFeed<'debian'> = {
  feed: 'debian',
  title: "Debian's security tracker",
  maxBytes: MAX_BYTES,
  /** The tracker has no version of its own: the day on which it was read. */
  open: (bytes, at) =>
    Promise.resolve({
      version: at.toISOString().slice(0, 10),
      items: (tally) => readDebianTracker(bytes, tally),
    }),
};

/**
 * Reads the tracker package by package: it is some 70 MB, of which never more than one package is in memory.
 * A release of which the tracker has not decided says nothing, and is left out.
 */
async function* readDebianTracker(bytes: AsyncIterable<Uint8Array>, tally: RowTally): AsyncGenerator<DistributionFix> {
  for await (const part of jsonParts(bytes, { list: '', maxBytes: MAX_PACKAGE_BYTES })) {
    if (part.kind === 'element') throw new FeedError('unexpected_content', "This is not Debian's security tracker.");
    for (const row of rowsOf(part.key, part.value)) {
      const fix = tally.take(row);
      if (fix !== undefined) yield fix;
    }
  }
}

function* rowsOf(sourcePackage: string, value: unknown): Generator<Row<DistributionFix>> {
  const issues = Issues.safeParse(value);
  if (!issues.success || !PACKAGE.test(sourcePackage)) {
    yield skipped(sourcePackage.slice(0, 60), 'no package with its issues');
    return;
  }
  for (const [cve, issue] of Object.entries(issues.data)) {
    if (cve.startsWith(UNNUMBERED)) continue;
    const parsed = Issue.safeParse(issue);
    if (!CVE_ID.test(cve) || !parsed.success)
      yield skipped(`${sourcePackage} ${cve.slice(0, 30)}`, 'no issue with releases');
    else yield* fixesOf({ sourcePackage, cve }, parsed.data.releases);
  }
}

function* fixesOf(
  issue: Pick<DistributionFix, 'sourcePackage' | 'cve'>,
  releases: Readonly<Record<string, unknown>>,
): Generator<Row<DistributionFix>> {
  for (const [release, value] of Object.entries(releases)) {
    const parsed = Release.safeParse(value);
    const said = parsed.success && RELEASE.test(release) ? statusOf(parsed.data) : null;
    if (said === null)
      yield skipped(`${issue.sourcePackage} ${issue.cve} ${release.slice(0, 40)}`, 'no status we know');
    else if (said !== 'undecided') yield read({ distribution: 'debian', release, ...issue, ...said });
  }
}

type Said = Pick<DistributionFix, 'status' | 'fixedVersion'>;

/** "Resolved in version 0" is how the tracker says that a release never had it. */
function statusOf({ status, fixed_version: version }: z.output<typeof Release>): Said | 'undecided' | null {
  switch (status) {
    case 'resolved':
      if (version === '0') return { status: 'not_affected', fixedVersion: null };
      return version !== undefined && VERSION.test(version) ? { status: 'fixed', fixedVersion: version } : null;
    case 'open':
      return { status: 'open', fixedVersion: null };
    case 'undetermined':
      return 'undecided';
    default:
      return null;
  }
}
