import type { Attributes } from './menu.js';

/** What a table needs to know of the router it describes. */
export interface Release {
  /** As `/system/resource` says it, without the channel: `7.16.2`. */
  readonly version: string;
  readonly channel: 'stable' | 'long-term';
  /** UTC, `2024-11-29 14:17:45`. */
  readonly builtAt: string;
  readonly architecture: string;
  /** `board-name`, e.g. `RB750GL`. */
  readonly board: string;
  readonly cpu: string;
  /** Null on a virtual router. */
  readonly routerboard: Attributes | null;
  /** The router has radios, hence wireless menus. */
  readonly hasWifi: boolean;
  /** The router has a touch screen, hence its menus. */
  readonly hasLcd?: boolean;
  /** Packages installed besides RouterOS itself. */
  readonly extraPackages?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The release is this one or newer; `wanted` is `major.minor`. */
export function isAtLeast(release: Release, wanted: string): boolean {
  const [major = 0, minor = 0] = release.version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major === wantedMajor ? minor >= wantedMinor : major > wantedMajor;
}

/** The attributes from this release on, nothing before it. */
export function since(release: Release, wanted: string, attributes: Attributes): Attributes {
  return isAtLeast(release, wanted) ? attributes : {};
}

/** The attributes of the releases before this one. */
export function before(release: Release, wanted: string, attributes: Attributes): Attributes {
  return isAtLeast(release, wanted) ? {} : attributes;
}

/** A moment `2024-11-29 14:17:45` as the release prints it: `nov/29/2024 14:17:45` until about 7.9. */
export function stamp(release: Release, moment: string): string {
  if (isAtLeast(release, '7.10')) return moment;
  const [year = '', month = '', rest = ''] = moment.split(/-(?=\d)/);
  const [day = '', time] = rest.split(' ');
  const date = `${MONTHS[Number(month) - 1] ?? ''}/${day}/${year}`;
  return time === undefined ? date : `${date} ${time}`;
}
