import type { AffectedClass, SourceGrade } from '../advisory/index.js';

/** How a RouterOS version was learnt, best first. */
export type VersionSource = 'routeros_api' | 'ftp_banner' | 'cpe';

/** Whether the service by which a component is reached is on at the device. */
export type Exposure = 'reachable' | 'not_reachable_now' | 'unknown';

/** What the confidence in an advisory finding is made of. */
export interface AdvisoryConfidence {
  readonly class: Exclude<AffectedClass, 'not_affected'>;
  readonly source: VersionSource;
  readonly grade: SourceGrade;
  readonly exposure: Exposure;
}

/** The router itself is right about its version; a banner can be old or made up; a CPE is read out of a banner by nmap. */
const OF_SOURCE: Readonly<Record<VersionSource, number>> = { routeros_api: 95, ftp_banner: 70, cpe: 60 };
/** How far the ranges of the advisory can be relied on. */
const LESS_FOR_GRADE: Readonly<Record<SourceGrade, number>> = {
  nvd: 0,
  scanner: 5,
  wording: 10,
  second_hand: 20,
  unverified: 30,
};
const LESS_WHEN_POSSIBLE = 20;
/** A service that is off can be turned on again: less likely to matter now, never gone. */
const LESS_WHEN_NOT_REACHABLE = 15;
/** The product is named, its version is not: the value vuls gives to such matches. */
const OF_UNCLEAR = 10;
const LEAST = 5;

/** Confidence of a failed check: the router said it of its own configuration. */
export const CHECK_CONFIDENCE = 95;

/** How sure an advisory finding is, 0 to 100. The table above, from the source of the version downwards. */
export function advisoryConfidence({ class: kind, source, grade, exposure }: AdvisoryConfidence): number {
  if (kind === 'unclear') return OF_UNCLEAR;
  const less =
    LESS_FOR_GRADE[grade] +
    (kind === 'possible' ? LESS_WHEN_POSSIBLE : 0) +
    (exposure === 'not_reachable_now' ? LESS_WHEN_NOT_REACHABLE : 0);
  return Math.max(OF_SOURCE[source] - less, LEAST);
}
