import type { AffectedRange } from './affected-range.js';
import { parseRouterOsVersion, type RouterOsVersion } from './routeros-version.js';

/**
 * Where an advisory's ranges were taken from, best first: the NVD record itself; a scanner vendor's published check;
 * the wording of the CVE only; a second-hand list; general knowledge that nobody has verified yet.
 */
export type SourceGrade = 'nvd' | 'scanner' | 'wording' | 'second_hand' | 'unverified';

/** A service of `/ip/service` by which a component is reached. */
export type RouterOsService = 'api' | 'api-ssl' | 'ftp' | 'ssh' | 'winbox' | 'www' | 'www-ssl';

/** One CVE and which RouterOS versions it affects. */
export interface RouterOsAdvisory {
  readonly cve: string;
  /** ISO date, or as much of it as is known (`2021`, `2022-05`); null when it is not. */
  readonly published: string | null;
  /** CVSS vector; its prefix tells the version of CVSS, no prefix is version 2. Null when nobody scored it. */
  readonly vector: string | null;
  /** CVSS base score, 0 to 10. */
  readonly score: number | null;
  readonly cwes: readonly string[];
  /** Empty: nobody said which versions. */
  readonly affected: readonly AffectedRange[];
  /** First repaired builds, one per train, each with the channel it came out on when that matters. Empty: none is named. */
  readonly fixedIn: readonly RouterOsVersion[];
  /** What `fixedIn` cannot say. */
  readonly fixNote: string | null;
  readonly component: string;
  /** The services by which it is reached; empty when it is not one of those. */
  readonly services: readonly RouterOsService[];
  readonly precondition: string;
  /** The day CISA listed it as exploited, or null. */
  readonly knownExploitedSince: string | null;
  readonly grade: SourceGrade;
  /** The vendor says that it is no flaw. */
  readonly disputed: boolean;
  readonly summary: string;
}

/** Reads the repaired builds of an advisory, e.g. `fixes('7.23.4 (long-term)', '7.24.2 (stable)')`. */
export function fixes(...builds: readonly string[]): readonly RouterOsVersion[] {
  return builds.map((build) => {
    const version = parseRouterOsVersion(build);
    if (version === null) throw new Error(`Not a RouterOS build in the advisory table: "${build}". Correct the table.`);
    return version;
  });
}
