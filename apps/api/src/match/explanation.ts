import {
  type AffectedBecause,
  formatRange,
  formatRouterOsVersion,
  type AffectedVerdict,
  type RouterOsAdvisory,
} from '../advisory/index.js';
import type { Exposure, VersionSource } from './confidence.js';

/** What an explanation is made of. */
export interface ExplainedMatch {
  /** The version as the device wrote it. */
  readonly found: string;
  readonly source: VersionSource;
  readonly verdict: AffectedVerdict;
  readonly advisory: RouterOsAdvisory;
  readonly exposure: Exposure;
}

const SAID_BY: Readonly<Record<VersionSource, string>> = {
  routeros_api: 'by its API',
  ftp_banner: 'by its FTP banner',
  http_page: 'by its web page',
  cpe: 'by a service banner',
  service_banner: 'by a service banner',
  own_reading: 'by a service banner',
};

/** Why an advisory was matched, for people: one sentence, and a second one when the component is off. */
export function explainAdvisory(match: ExplainedMatch): string {
  const sentence = `The device runs RouterOS ${match.found} (${SAID_BY[match.source]}), ${reasonOf(match)}.`;
  if (match.exposure !== 'not_reachable_now') return sentence;
  return `${sentence} It is reached by ${match.advisory.services.join(', ')}, which is off at the moment.`;
}

function reasonOf({ verdict, advisory }: ExplainedMatch): string {
  const range = verdict.range === null ? 'no known range' : `the affected range ${formatRange(verdict.range)}`;
  return REASONS[verdict.because](range, advisory.fixedIn.map(formatRouterOsVersion).join(', '));
}

const REASONS: Readonly<Record<AffectedBecause, (range: string, repairedIn: string) => string>> = {
  in_range: (range, repairedIn) => `which is in ${range}; repaired in ${repairedIn}`,
  in_range_without_named_fix: (range) =>
    `which is in ${range}; no repaired build is named, so it may have been repaired since`,
  in_range_of_unverified_source: (range) => `which is in ${range}, by a source that nobody has verified yet`,
  pre_release_of_affected_release: (range) => `a pre-release of a release in ${range}`,
  pre_release_of_repaired_release: (_, repairedIn) =>
    `a pre-release of the release that repairs it, which may have the repair already; repaired in ${repairedIn}`,
  repaired_later_in_its_train: (_, repairedIn) =>
    `older than the build that repairs its train; repaired in ${repairedIn}`,
  depends_on_channel: (_, repairedIn) =>
    `and whether it is repaired depends on its channel, which is not known; repaired in ${repairedIn}`,
  no_ranges_known: () => 'and nobody has said which versions are affected',
  version_unreadable: () => 'which is no version that can be compared',
  repaired_in_its_train: (_, repairedIn) => `which is not affected; repaired in ${repairedIn}`,
  outside_all_ranges: () => 'which is not affected',
};
