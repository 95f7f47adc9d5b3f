import type { MatchClass, RecordSource, SourceGrade } from '../advisory/index.js';

/** How a version was learnt. */
export type VersionSource = 'routeros_api' | 'ftp_banner' | 'http_page' | 'cpe' | 'service_banner' | 'own_reading';

/** Whether a vulnerable component can be reached at the device. */
export type Exposure = 'from_internet' | 'reachable' | 'not_reachable_now' | 'unknown';

type FoundClass = Exclude<MatchClass, 'no'>;

/** What the confidence in an advisory finding is made of. */
export interface MatchConfidence {
  readonly class: FoundClass;
  readonly source: VersionSource;
  readonly exposure: Exposure;
}

/**
 * The router itself is right about its version; a banner can be old or made up. Behind `service_banner` stands a match of
 * nmap's own, behind `own_reading` what we made of an answer nmap did not know.
 */
const OF_SOURCE: Readonly<Record<VersionSource, number>> = {
  routeros_api: 95,
  service_banner: 80,
  ftp_banner: 70,
  http_page: 65,
  cpe: 60,
  own_reading: 60,
};
const LESS_FOR_CLASS: Readonly<Record<FoundClass, number>> = {
  definite: 0,
  possible: 20,
  conditional: 30,
  unbounded: 45,
  unclear: 0,
};
/** How far the ranges of our own RouterOS table can be relied on. */
const LESS_FOR_GRADE: Readonly<Record<SourceGrade, number>> = {
  nvd: 0,
  scanner: 5,
  wording: 10,
  second_hand: 20,
  unverified: 30,
};
/** Whom a CVE affects, by the words of whoever assigned it, is read by rules of ours. */
const LESS_FOR_RECORD: Readonly<Record<RecordSource, number>> = { nvd: 0, overlay: 0, cve5: 5 };
/** A service that is off can be turned on again: less likely to matter now, never gone. */
const LESS_WHEN_NOT_REACHABLE = 15;
const LESS_WHEN_DISPUTED = 15;
/** On top of `possible`: a package of a distribution, of whose repairs we know nothing. */
const LESS_WHEN_MAYBE_BACK_PORTED = 15;
/** The distribution's own word about this very package. */
const MORE_BY_TRACKER = 15;
/** The product is named, its version is not: the value vuls gives to such matches. */
const OF_UNCLEAR = 10;
const [LEAST, MOST] = [5, 95];

/** Confidence of a failed check: the router said it of its own configuration. */
export const CHECK_CONFIDENCE = 95;

/** How sure a finding of the RouterOS table is, 0 to 100. The table above, from the source of the version downwards. */
export function advisoryConfidence(match: MatchConfidence & { readonly grade: SourceGrade }): number {
  return confidenceOf(match, LESS_FOR_GRADE[match.grade]);
}

/** How sure any other finding is, 0 to 100, by the same table. */
export function productConfidence(
  match: MatchConfidence & {
    readonly record: RecordSource;
    /** The advisory says of versions that they do not matter, which in NVD may mean that nobody looked. */
    readonly isVersionless: boolean;
    readonly disputed: boolean;
    /** What the distribution says of the package; null when it is none. */
    readonly backPort: 'not_repaired' | 'not_known' | null;
  },
): number {
  const { record, disputed, backPort, isVersionless } = match;
  const ofClass = isVersionless ? LESS_FOR_CLASS.unbounded - LESS_FOR_CLASS.possible : 0;
  const ofBackPort = { not_repaired: -MORE_BY_TRACKER, not_known: LESS_WHEN_MAYBE_BACK_PORTED };
  const less =
    LESS_FOR_RECORD[record] +
    ofClass +
    (disputed ? LESS_WHEN_DISPUTED : 0) +
    (backPort === null ? 0 : ofBackPort[backPort]);
  return confidenceOf(match, less);
}

function confidenceOf({ class: kind, source, exposure }: MatchConfidence, less: number): number {
  if (kind === 'unclear') return OF_UNCLEAR;
  const ofReach = exposure === 'not_reachable_now' ? LESS_WHEN_NOT_REACHABLE : 0;
  return Math.min(Math.max(OF_SOURCE[source] - LESS_FOR_CLASS[kind] - ofReach - less, LEAST), MOST);
}
