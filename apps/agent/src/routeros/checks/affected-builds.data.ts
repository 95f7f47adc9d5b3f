/** `major.minor.patch` of a release. */
type Build = readonly [major: number, minor: number, patch: number];
export type BuildRange = readonly [from: Build, before: Build];

/**
 * Release ranges of the advisories that make a fault of configuration worse, from the first build on and before the second.
 * The centre matches the advisories themselves; a spec compares these ranges with its table. Pre-releases count as the
 * release they lead to.
 */
export const AFFECTED_BUILDS = {
  'CVE-2023-32154': [
    [
      [0, 0, 0],
      [6, 48, 7],
    ],
    [
      [6, 49, 0],
      [6, 49, 8],
    ],
    [
      [7, 0, 0],
      [7, 9, 1],
    ],
  ],
  'CVE-2026-52346': [
    [
      [7, 0, 0],
      [7, 21, 4],
    ],
    [
      [7, 22, 0],
      [7, 22, 2],
    ],
  ],
  'CVE-2026-67276': [
    [
      [7, 9, 0],
      [7, 23, 4],
    ],
    [
      [7, 24, 0],
      [7, 24, 2],
    ],
  ],
  'CVE-2026-67277': [
    [
      [6, 0, 0],
      [6, 49, 21],
    ],
    [
      [7, 0, 0],
      [7, 23, 4],
    ],
    [
      [7, 24, 0],
      [7, 24, 2],
    ],
  ],
} as const satisfies Readonly<Record<string, readonly BuildRange[]>>;
