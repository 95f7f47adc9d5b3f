/** A release train, major.minor, that MikroTik still repairs. */
export interface ReleaseTrain {
  readonly major: number;
  readonly minor: number;
  /** The first build of the train that has all repairs known at the table's date, where older ones were given up. */
  readonly fromPatch?: number;
  readonly channel: 'long-term' | 'stable' | 'testing';
}

/**
 * The trains that get repairs; every other train up to the newest listed does not. Update it with every new minor release
 * and when a train ends: date, trains, and the channel of a train that became long-term.
 *
 * Source: MikroTik's download page and change logs, by way of the repairs of September 2026 (6.49.21 and 7.23.4 long-term,
 * 7.24.2 stable, 7.25beta3 testing).
 */
export const RELEASE_TRAINS: { readonly asOf: string; readonly trains: readonly ReleaseTrain[] } = {
  asOf: '2026-10-01',
  trains: [
    { major: 6, minor: 49, fromPatch: 21, channel: 'long-term' },
    { major: 7, minor: 23, channel: 'long-term' },
    { major: 7, minor: 24, channel: 'stable' },
    { major: 7, minor: 25, channel: 'testing' },
  ],
};

/** After this long a train of the table may have come to its end: MikroTik releases a new minor version every two or three months. */
export const TABLE_TRUSTED_DAYS = 180;
